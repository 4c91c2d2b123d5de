import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { type ValidationError, validateSync } from 'class-validator';
import type { Issue } from '../../../kernel/domain-error.js';
import { notAnObject } from '../body-parsing.js';
import { RequestFailure } from '../request-failure.js';
import { FIELD_CONSTRAINT, type FieldIssue, normalizersOf } from './fields.js';

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
    issues.push(...validateSync(instance, { forbidUnknownValues: false }).flatMap((error) => issuesOf(error)));
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
  const known = normalizersOf(dto);
  for (const [name, normalize] of known) {
    if (Object.hasOwn(sent, name) && sent[name] !== undefined) {
      const value = normalize(sent[name]);
      if (value !== undefined) instance[name] = value;
    }
  }
  const unknown = isBody ? Object.keys(sent).filter((name) => !known.has(name)) : [];
  return { instance, issues: unknown.map(unknownField) };
}

const SET_BY_SERVER: ReadonlySet<string> = new Set(['id', 'source', 'account_id', 'created_at', 'updated_at']);

function unknownField(name: string): Issue {
  const shown = name.length > 64 ? `${name.slice(0, 64)}…` : name;
  const hint = SET_BY_SERVER.has(name) ? 'is set by the server: leave it out.' : 'is not a field of this body: check its spelling.';
  return { field: name, code: 'unknown_field', message: `${shown} ${hint}` };
}

function issuesOf(error: ValidationError, path = ''): Issue[] {
  const field = path + error.property;
  const own = Object.entries(error.constraints ?? {}).flatMap(([constraint, message]): Issue[] => {
    if (constraint !== FIELD_CONSTRAINT) return [{ field, code: constraint.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), message }];
    return (JSON.parse(message) as FieldIssue[]).map((issue) => ({
      field: issue.at === '' ? field : `${field}.${issue.at}`,
      code: issue.code,
      message: issue.message,
    }));
  });
  return [...own, ...(error.children ?? []).flatMap((child) => issuesOf(child, `${field}.`))];
}

function summary(issues: readonly Issue[], isBody: boolean): string {
  const subject = isBody ? 'The body' : 'The query';
  const [first] = issues;
  return issues.length === 1 && first ? first.message : `${subject} has ${issues.length} faults: see details.`;
}
