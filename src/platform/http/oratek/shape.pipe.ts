import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { getMetadataStorage, type ValidationError, validateSync } from 'class-validator';
import type { Issue } from '../../../kernel/domain-error.js';
import { notAnObject } from '../body-parsing.js';
import { isUnreadable } from '../query-string.js';
import { RequestFailure } from '../request-failure.js';
import { fieldsOf } from './fields.js';

type Dto = new () => object;

/** A DTO with rules over several fields; they are asked for along with those of its fields. */
export interface ChecksItself {
  faults(): Issue[];
}

/**
 * Makes the DTO of a body or of a query, and tells every fault of it at once. Unknown keys of a body are faults, those
 * of a query are ignored (oratek.md, Errors). What was sent is never changed: a unit that runs again reads it again.
 */
@Injectable()
export class ShapePipe implements PipeTransform {
  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    const dto = metadata.metatype as Dto | undefined;
    if (dto === undefined || (metadata.type !== 'body' && metadata.type !== 'query')) return value;
    const isBody = metadata.type === 'body';
    const sent = value ?? {};
    if (typeof sent !== 'object' || Array.isArray(sent)) throw notAnObject();
    const { instance, issues } = shape(dto, sent as Record<string, unknown>, isBody);
    if (hasForeignRules(dto)) issues.push(...validateSync(instance, { forbidUnknownValues: false }).flatMap((error) => issuesOf(error)));
    if (checksItself(instance)) issues.push(...instance.faults());
    if (issues.length > 0) throw new RequestFailure('validation', summary(issues, isBody), issues);
    return instance;
  }
}

function checksItself(dto: object): dto is ChecksItself {
  return 'faults' in dto && typeof dto.faults === 'function';
}

/** A new instance with the known fields. Nothing is ever set by a name that the client chose. */
function shape(dto: Dto, sent: Record<string, unknown>, isBody: boolean): { instance: object; issues: Issue[] } {
  const instance = new dto() as Record<string, unknown>;
  const known = fieldsOf(dto);
  const issues: Issue[] = [];
  if (isBody) issues.push(...unknownFields(Object.keys(sent).filter((name) => !known.has(name))));
  for (const [name, { normalize, check }] of known) {
    if (isUnreadable(sent[name])) {
      issues.push({ field: name, code: 'encoding', message: `${name} must be UTF-8 in percent-encoding, such as %C3%A9 for é.` });
      continue;
    }
    if (Object.hasOwn(sent, name) && sent[name] !== undefined) {
      const value = normalize(sent[name]);
      if (value !== undefined) instance[name] = value;
    }
    for (const { at, code, message } of check(instance[name], name)) issues.push({ field: at === '' ? name : `${name}.${at}`, code, message });
  }
  return { instance, issues };
}

const foreignRules = new WeakMap<Dto, boolean>();

/** Whether plain class-validator decorators stand beside our fields: only then is it asked, which costs more than all fields. */
function hasForeignRules(dto: Dto): boolean {
  let known = foreignRules.get(dto);
  if (known === undefined) {
    known = getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false).length > 0;
    foreignRules.set(dto, known);
  }
  return known;
}

const SET_BY_SERVER: ReadonlySet<string> = new Set(['id', 'source', 'account_id', 'created_at', 'updated_at']);

/** So many are told one by one: what a client sends must not be answered tenfold. */
const MAX_UNKNOWN = 100;

function unknownFields(names: readonly string[]): Issue[] {
  const told = names.slice(0, MAX_UNKNOWN).map((name): Issue => {
    const field = name.length > 64 ? `${name.slice(0, 64)}…` : name;
    const hint = SET_BY_SERVER.has(name) ? 'is set by the server: leave it out.' : 'is not a field of this body: check its spelling.';
    return { field, code: 'unknown_field', message: `${field} ${hint}` };
  });
  const more = names.length - told.length;
  return more === 0 ? told : [...told, { field: '…', code: 'unknown_field', message: `${more} more fields are not fields of this body.` }];
}

function issuesOf(error: ValidationError, path = ''): Issue[] {
  const field = path + error.property;
  const own = Object.entries(error.constraints ?? {}).map(([constraint, message]): Issue => ({
    field,
    code: constraint.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    message,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => issuesOf(child, `${field}.`))];
}

function summary(issues: readonly Issue[], isBody: boolean): string {
  const subject = isBody ? 'The body' : 'The query';
  const [first] = issues;
  return issues.length === 1 && first ? first.message : `${subject} has ${issues.length} faults: see details.`;
}
