import { camelCase, type SnakeCase, snakeCase } from '../../kernel/snake-case.js';

/** How this API spells a word of the domain: `fullName` is `full_name`. */
export type PublishedName<Name extends string> = SnakeCase<Name>;
export const publishedName = snakeCase;

/** The domain's spelling of a name of this API: `full_name` is `fullName`. */
export const domainName = camelCase;
