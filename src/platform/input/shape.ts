import { applyDecorators } from '@nestjs/common';
import { ApiSchema, type ApiSchemaOptions } from '@nestjs/swagger';
import { getMetadataStorage, type ValidationError, validateSync } from 'class-validator';
import { type Issue, sentenceOf } from '../../kernel/failure.js';
import { isUnreadable } from '../http/request/query-string.js';
import { Failure } from '../../kernel/failure.js';
import { type Field, fieldsOf } from './fields.js';
import { type NameKind, unknownNames } from './unknown-names.js';

/** A DTO with rules over several fields, which are checked together with those of its fields. */
export interface ChecksItself {
  /** @param isRefused whether its fields have faults already, so that it is refused in any case */
  faults(isRefused: boolean): Issue[];
}

const FIELDS: NameKind = { code: 'unknown_field', one: 'field of this body', many: 'fields' };
const PARAMETERS: NameKind = { code: 'unknown_parameter', one: 'parameter of this request', many: 'parameters' };

/** How a public API treats its input. */
export interface InputRules {
  /**
   * How a name that the DTO does not have is treated: as a fault, ignored, or collected in the DTO's `unknown`, for
   * values that only the use case can judge. Unknown parameters of a query are always refused.
   */
  readonly unknownKeys: 'refuse' | 'ignore' | 'collect';
  /** Names that the server sets, for a hint to clients that send one in a new record. */
  readonly setByServer: ReadonlySet<string>;
}

/** A DTO that collects unknown fields. */
export interface CollectsUnknown {
  unknown?: Readonly<Record<string, unknown>>;
}

const collecting = new WeakSet<object>();

/**
 * Declares that bodies of this class collect unknown fields whatever the rules of the API say, except those that the
 * server sets, and documents them.
 */
export function CollectsFields(description: string): ClassDecorator {
  // The options' type has a name and a description only; the library accepts every keyword of a schema.
  return applyDecorators((dto: object) => void collecting.add(dto), ApiSchema({ additionalProperties: { description } } as ApiSchemaOptions));
}

/** A DTO and all its faults. */
export interface Shaped<Dto> {
  readonly instance: Dto;
  readonly issues: Issue[];
}

/**
 * A new DTO with the known fields of the input, and all faults, including those of nested objects. Nothing is ever set
 * under a name that the client chose, and the input is never changed.
 */
export function shape<T extends object>(dto: new () => T, sent: Readonly<Record<string, unknown>>, isBody: boolean, rules: InputRules): Shaped<T> {
  const instance = new dto();
  const values = instance as Record<string, unknown>;
  const known = fieldsOf(dto);
  const foreign = Object.keys(sent).filter((name) => !known.has(name));
  const issues: Issue[] = [];
  if (foreign.length > 0 && !isBody) issues.push(...unknownNames(foreign, [...known.keys()], PARAMETERS));
  else {
    const [collected, refused] = foreignFields(dto, foreign, rules);
    if (refused.length > 0) issues.push(...unknownNames(refused, [...known.keys()], FIELDS, (name) => (rules.setByServer.has(name) ? 'is set by the server: leave it out' : null)));
    if (collected.length > 0) (instance as CollectsUnknown).unknown = Object.fromEntries(collected.map((name) => [name, sent[name]]));
  }
  for (const [name, { normalize, check, nested }] of known) {
    if (isUnreadable(sent[name])) {
      issues.push({ path: [name], code: 'encoding', rule: 'must be UTF-8 in percent-encoding, such as %C3%A9 for é' });
      continue;
    }
    if (Object.hasOwn(sent, name) && sent[name] !== undefined) {
      const value = normalize(sent[name]);
      if (value !== undefined) values[name] = value;
    }
    const faults = check(values[name]);
    for (const { at, ...issue } of faults) issues.push({ path: [name, ...at], ...issue });
    if (nested && faults.length === 0 && values[name] !== undefined) values[name] = inside(nested, name, values[name], rules, issues);
  }
  if (hasForeignRules(dto)) issues.push(...validateSync(instance, { forbidUnknownValues: false }).flatMap((error) => issuesOf(error)));
  if (checksItself(instance)) issues.push(...instance.faults(issues.length > 0));
  return { instance, issues };
}

/** Of the names that the DTO does not have, those that it collects and those that are refused. */
function foreignFields(dto: object, foreign: readonly string[], { unknownKeys, setByServer }: InputRules): readonly [collected: readonly string[], refused: readonly string[]] {
  if (collecting.has(dto)) return [foreign.filter((name) => !setByServer.has(name)), foreign.filter((name) => setByServer.has(name))];
  return [unknownKeys === 'collect' ? foreign : [], unknownKeys === 'refuse' ? foreign : []];
}

/** With so many faults no further entry of a list is looked at: what a client sends must be neither answered tenfold nor compared for seconds. */
const MAX_OF_ENTRIES = 100;

/** The DTO, or the list of DTOs, of what a field holds; its faults are added under the field's name. */
function inside({ dto, list }: NonNullable<Field['nested']>, name: string, value: unknown, rules: InputRules, issues: Issue[]): unknown {
  const one = (sent: unknown, ...path: (string | number)[]): object => {
    const shaped = shape(dto(), sent as Readonly<Record<string, unknown>>, true, rules);
    issues.push(...shaped.issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] })));
    return shaped.instance;
  };
  if (!list) return one(value, name);
  const before = issues.length;
  const entries = value as unknown[];
  const shaped: object[] = [];
  for (const [index, entry] of entries.entries()) {
    if (issues.length - before >= MAX_OF_ENTRIES) {
      issues.push({ path: [name, '…'], code: 'more_entries', sentence: `${entries.length - index} more entries of ${name} were not looked at.` });
      break;
    }
    shaped.push(one(entry, name, index));
  }
  return shaped;
}

/** Throws `invalid` if there are issues. */
export function refuse(issues: readonly Issue[], isBody: boolean): void {
  const [first] = issues;
  if (!first) return;
  const message = issues.length === 1 ? sentenceOf(first, first.path.join('.')) : `${isBody ? 'The body' : 'The query'} has ${issues.length} faults.`;
  throw new Failure('invalid', 'input_refused', message, issues, { namesAsSent: true });
}

/** A fault for each of these parameters, for a request that takes none of them. */
export function unknownParameters(names: readonly string[]): Issue[] {
  return unknownNames(names, [], PARAMETERS);
}

/** A fault for each of these fields, for a body that has these fields, by default none. */
export function unknownFields(names: readonly string[], known: readonly string[] = []): Issue[] {
  return unknownNames(names, known, FIELDS);
}

function checksItself(dto: object): dto is ChecksItself {
  return 'faults' in dto && typeof dto.faults === 'function';
}

const foreignRules = new WeakMap<new () => object, boolean>();

/**
 * Whether the class has plain class-validator decorators: validating them costs more than all fields together, so it is
 * done only then.
 */
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
