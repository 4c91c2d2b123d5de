import { type CamelCase, camelCase } from '../../kernel/snake-case.js';

/** The members of a body in the domain's words. */
export type InDomainWords<Body> = { [Name in keyof Body as Name extends string ? (Exclude<Body[Name], undefined> extends Callable ? never : CamelCase<Name>) : never]: Exclude<Body[Name], undefined> };

type Callable = (...args: never[]) => unknown;

/**
 * The function that maps a body of this sort to the domain's fields. It does not compile if the body declares a field
 * that the domain does not have, or has with another type, which would be accepted and discarded; nor if the body lacks
 * a field of the domain.
 */
export function bodyToFields<Body extends object, Fields>(..._faults: InDomainWords<Body> extends Partial<Fields> ? (Exclude<keyof InDomainWords<Body>, keyof Fields> extends never ? (Exclude<keyof Fields, keyof InDomainWords<Body>> extends never ? [] : [unknownToTheBody: Exclude<keyof Fields, keyof InDomainWords<Body>>]) : [unknownToTheDomain: Exclude<keyof InDomainWords<Body>, keyof Fields>]) : [ofAnotherType: InDomainWords<Body>]): (body: Body) => Partial<Fields> {
  return (body) => inDomainWords(body) as unknown as Partial<Fields>;
}

/** The sent fields, in the domain's words. Fields that were not sent are absent. */
export function inDomainWords<Body extends object>(body: Body): InDomainWords<Body> {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(body)) if (value !== undefined) fields[camelCase(name)] = value as unknown;
  return fields as InDomainWords<Body>;
}
