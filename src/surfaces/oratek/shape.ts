import { getMetadataStorage, type ValidationError, validateSync } from 'class-validator';
import { type Issue, sentenceOf } from '../../kernel/failure.js';
import { isUnreadable } from '../../platform/http/request/query-string.js';
import { Failure } from '../../kernel/failure.js';
import { fieldsOf } from './fields.js';
import { type NameKind, unknownNames } from './unknown-names.js';

/** A DTO with rules over several fields; they are asked for along with those of its fields. */
export interface ChecksItself {
  /** @param isRefused whether its fields have faults already, so that it is refused in any case */
  faults(isRefused: boolean): Issue[];
}

const FIELDS: NameKind = { code: 'unknown_field', one: 'field of this body', many: 'fields' };
const PARAMETERS: NameKind = { code: 'unknown_parameter', one: 'parameter of this request', many: 'parameters' };

/** What the server sets, for the hint to who sends it in a new record. */
const SET_BY_SERVER: ReadonlySet<string> = new Set(['id', 'source', 'account_id', 'completed_at', 'disabled_reason', 'secret', 'created_at', 'updated_at']);

/**
 * A new DTO with the known fields of what was sent, and every fault of it. Nothing is ever set by a name that the client
 * chose, and what was sent is never changed.
 */
export function shape<T extends object>(dto: new () => T, sent: Readonly<Record<string, unknown>>, isBody: boolean): { instance: T; issues: Issue[] } {
  const instance = new dto();
  const values = instance as Record<string, unknown>;
  const known = fieldsOf(dto);
  const issues = unknown(Object.keys(sent).filter((name) => !known.has(name)), known.keys(), isBody);
  for (const [name, { normalize, check }] of known) {
    if (isUnreadable(sent[name])) {
      issues.push({ path: [name], code: 'encoding', rule: 'must be UTF-8 in percent-encoding, such as %C3%A9 for é' });
      continue;
    }
    if (Object.hasOwn(sent, name) && sent[name] !== undefined) {
      const value = normalize(sent[name]);
      if (value !== undefined) values[name] = value;
    }
    for (const { at, ...issue } of check(values[name])) issues.push({ path: [name, ...at], ...issue });
  }
  if (hasForeignRules(dto)) issues.push(...validateSync(instance, { forbidUnknownValues: false }).flatMap((error) => issuesOf(error)));
  if (checksItself(instance)) issues.push(...instance.faults(issues.length > 0));
  return { instance, issues };
}

/** Throws `validation` if there are issues. */
export function refuse(issues: readonly Issue[], isBody: boolean): void {
  const [first] = issues;
  if (!first) return;
  const message = issues.length === 1 ? sentenceOf(first, first.path.join('.')) : `${isBody ? 'The body' : 'The query'} has ${issues.length} faults: see details.`;
  throw new Failure('invalid', 'validation', message, issues, { namesAsSent: true });
}

/** A fault for each of these names: they are parameters of a request that takes none of them. */
export function unknownParameters(names: readonly string[]): Issue[] {
  return unknownNames(names, [], PARAMETERS);
}

/** A fault for each of these names: they are fields of a body that may have none. */
export function unknownFields(names: readonly string[]): Issue[] {
  return unknownNames(names, [], FIELDS);
}

function unknown(names: readonly string[], known: Iterable<string>, isBody: boolean): Issue[] {
  if (names.length === 0) return [];
  if (!isBody) return unknownNames(names, [...known], PARAMETERS);
  return unknownNames(names, [...known], FIELDS, (name) => (SET_BY_SERVER.has(name) ? 'is set by the server: leave it out' : null));
}

function checksItself(dto: object): dto is ChecksItself {
  return 'faults' in dto && typeof dto.faults === 'function';
}

const foreignRules = new WeakMap<new () => object, boolean>();

/** Whether plain class-validator decorators stand beside our fields: only then is it asked, which costs more than all fields. */
function hasForeignRules(dto: new () => object): boolean {
  let known = foreignRules.get(dto);
  if (known === undefined) {
    known = getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false).length > 0;
    foreignRules.set(dto, known);
  }
  return known;
}

function issuesOf(error: ValidationError, parents: readonly string[] = []): Issue[] {
  const path = [...parents, error.property];
  const own = Object.entries(error.constraints ?? {}).map(([constraint, sentence]): Issue => ({
    path,
    code: constraint.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    sentence,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => issuesOf(child, path))];
}
