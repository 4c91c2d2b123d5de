/** A set of words that has a schema of its own in the document: generated clients name their type after it. */
export interface NamedEnum {
  readonly name: string;
  readonly values: readonly string[];
  readonly description: string;
}

/** Indexed by the words: in the document, nothing else is left of a decorator's array. */
const NAMED = new Map<string, NamedEnum>();

/**
 * Gives a set of words its name in the document, and returns the words. Call it once, at the declaration. @throws Error
 * if the words have another name already
 */
export function nameEnum<const Values extends readonly string[]>(name: string, values: Values, description: string): Values {
  const key = values.join();
  const known = NAMED.get(key);
  if (known && known.name !== name) throw new Error(`The words ${key} are named ${known.name} already; ${name} needs words of its own.`);
  NAMED.set(key, { name, values, description });
  return values;
}

/** The name of these words, in this order; undefined if they have none. */
export function enumOf(values: readonly string[]): NamedEnum | undefined {
  return NAMED.get(values.join());
}
