import { fold } from '../../../kernel/fold.js';

/** The most characters of a property name. */
export const PROPERTY_NAME_LENGTH = 64;

/** What a property name looks like (octolane.md, Pipelines, stages, fields: `POST …/fields/bulk`). */
export const PROPERTY_NAME = /^[a-z][a-z0-9_]*$/;

/**
 * The property name that a field's name makes: `Favourite colour` is `favourite_colour`, with a number behind it if that
 * is taken. A name without a Latin letter or digit makes `field`.
 */
export function propertyNameOf(name: string, isTaken: (propertyName: string) => boolean): string {
  const slug = fold(name).replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
  const wanted = shortened(slug === '' ? 'field' : /^[a-z]/.test(slug) ? slug : `field_${slug}`, PROPERTY_NAME_LENGTH);
  for (let number = 2, candidate = wanted; ; number++) {
    if (!isTaken(candidate)) return candidate;
    candidate = `${shortened(wanted, PROPERTY_NAME_LENGTH - `_${number}`.length)}_${number}`;
  }
}

function shortened(text: string, length: number): string {
  return text.slice(0, length).replace(/_+$/, '');
}
