import { hasControls, hasLongMarkRun, isBlank, lengthOf, normalizeText } from './text.js';

/**
 * The rules of a text (oratek.md, Text). Every text of an input goes through `readText` and `textFault`: the fields and
 * parameters of each route, and the names that commands take. `oratek verify` checks stored texts by them.
 */
export interface TextRules {
  /** In characters, of the text in its kept form. */
  readonly max: number;
  /** Whether line breaks and tabs are allowed; other controls never are. */
  readonly lines?: boolean;
  /** Whether a text without any visible character is a fault; if not, it counts as absent. */
  readonly notBlank?: boolean;
}

/** A fault of a text. */
export interface TextFault {
  readonly code: string;
  /** The rule that the text breaks: the end of a sentence that begins with the text's name, without the full stop. */
  readonly rule: string;
}

/**
 * The text as it is stored: NFC, trimmed, and empty if no character is visible. Values that are no text, and texts that
 * are refused for their characters, are returned unchanged.
 */
export function readText<Value>(value: Value, rules: TextRules): Value | string {
  if (typeof value !== 'string' || value.includes('\0') || !value.isWellFormed()) return value;
  const text = normalizeText(value, rules.max);
  return isBlank(text) ? '' : text;
}

/** The fault of a text that `readText` has read. */
export function textFault(value: unknown, { max, lines = false, notBlank = false }: TextRules): TextFault | null {
  if (typeof value !== 'string') return { code: 'string', rule: 'must be a string' };
  if (value === '' && notBlank) return { code: 'blank', rule: 'must not be blank' };
  if (value.includes('\0')) return { code: 'nul', rule: 'must not contain the NUL character' };
  if (!value.isWellFormed()) return { code: 'unicode', rule: 'must be well-formed Unicode: it has half of a surrogate pair' };
  if (hasControls(lines ? value.replace(/[\r\n\t\u2028\u2029]/g, '') : value)) {
    const those = lines ? 'control characters other than line breaks and tabs' : 'control characters, such as line breaks and tabs, except at its ends';
    return { code: 'control_character', rule: `must not contain ${those}` };
  }
  const length = lengthOf(value);
  if (length > max) return { code: 'max_length', rule: `must have at most ${max} characters, but has ${length}` };
  return hasLongMarkRun(value) ? { code: 'unicode', rule: 'must not have a thousand combining marks in a row' } : null;
}
