import { memoized } from './memo.js';

/** `fullName` as `full_name`. */
export type SnakeCase<Name extends string> = Name extends `${infer Head}${infer Tail}` ? `${Head extends Lowercase<Head> ? Head : `_${Lowercase<Head>}`}${SnakeCase<Tail>}` : Name;

/** `full_name` as `fullName`. */
export type CamelCase<Name extends string> = Name extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<CamelCase<Tail>>}` : Name;

export function snakeCase<Name extends string>(name: Name): SnakeCase<Name> {
  return toSnakeCase(name) as SnakeCase<Name>;
}

export function camelCase<Name extends string>(name: Name): CamelCase<Name> {
  return toCamelCase(name) as CamelCase<Name>;
}

const toSnakeCase = memoized((name: string) => name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
const toCamelCase = memoized((name: string) => name.replace(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase()));
