/** How this API spells a word of the domain: `fullName` is `full_name`. */
export type PublishedName<Name extends string> = Name extends `${infer Head}${infer Tail}` ? `${Head extends Lowercase<Head> ? Head : `_${Lowercase<Head>}`}${PublishedName<Tail>}` : Name;

/** What the domain calls a word of this API: `full_name` is `fullName`. */
export type DomainName<Name extends string> = Name extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<DomainName<Tail>>}` : Name;

/** The members of a body in the domain's words. */
export type InDomainWords<Body> = { [Name in keyof Body as Name extends string ? (Exclude<Body[Name], undefined> extends Callable ? never : DomainName<Name>) : never]: Exclude<Body[Name], undefined> };

type Callable = (...args: never[]) => unknown;

export function publishedName<Name extends string>(name: Name): PublishedName<Name> {
  return name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) as PublishedName<Name>;
}

export function domainName<Name extends string>(name: Name): DomainName<Name> {
  return name.replace(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase()) as DomainName<Name>;
}

/**
 * What puts a body of this sort into the domain's fields. It does not compile while the body declares a field that the
 * domain does not have, or has of another type: such a field would be taken and thrown away.
 */
export function bodyToFields<Body extends object, Fields>(..._faults: InDomainWords<Body> extends Partial<Fields> ? (Exclude<keyof InDomainWords<Body>, keyof Fields> extends never ? [] : [unknownToTheDomain: Exclude<keyof InDomainWords<Body>, keyof Fields>]) : [ofAnotherType: InDomainWords<Body>]): (body: Body) => Partial<Fields> {
  return (body) => inDomainWords(body) as unknown as Partial<Fields>;
}

/** What was sent, in the domain's words. What was not sent is not there either. */
export function inDomainWords<Body extends object>(body: Body): InDomainWords<Body> {
  return Object.fromEntries(Object.entries(body).flatMap(([name, value]) => (value === undefined ? [] : [[domainName(name), value]]))) as InDomainWords<Body>;
}
