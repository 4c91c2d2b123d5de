import { type ArgumentMetadata, Body, type PipeTransform } from '@nestjs/common';
import type { Issue } from '../../kernel/failure.js';
import { isUuid } from '../../kernel/ids.js';
import { notAnObject } from '../http/request/body-parsing.js';
import { RecordChange } from './record-change.js';
import { type InputRules, refuse, shape } from './shape.js';

/** Makes the DTO of a body or of a query, and reports all its faults at once. Each API has its own. */
export class ShapePipe implements PipeTransform {
  constructor(private readonly rules: InputRules) {}

  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    const dto = metadata.metatype as (new () => object) | undefined;
    // Changes and lists are made by the pipe of their own parameter.
    if (dto === undefined || dto === (RecordChange as unknown) || dto === (Array as unknown) || (metadata.type !== 'body' && metadata.type !== 'query')) return value;
    const isBody = metadata.type === 'body';
    const { instance, issues } = shape(dto, sentIn(value), isBody, this.rules);
    refuse(issues, isBody);
    return instance;
  }
}

/** The body of a PATCH, which is checked against the record (`RecordChange<Dto>`). */
export function changedBody(dto: new () => object, rules: InputRules): ParameterDecorator {
  return Body({ transform: (value: unknown) => new RecordChange(dto, sentIn(value), rules) });
}

/** An item of a list: its DTO, or its faults, whose paths begin with its index. */
export type ListItem<Dto> = { readonly value: Dto } | { readonly issues: readonly Issue[] };

/**
 * A body that is a list of objects, each checked by itself (`ListItem<Dto>[]`). Throws `invalid` only if it is no list,
 * or its length is not accepted.
 */
export function listBody(dto: new () => object, { min, max }: { readonly min: number; readonly max: number }, rules: InputRules): ParameterDecorator {
  const transform = (value: unknown): ListItem<object>[] => {
    if (!Array.isArray(value)) refuse([{ path: [], code: 'array', sentence: 'The body must be a list.' }], true);
    const list = value as readonly unknown[];
    if (list.length < min || list.length > max) refuse([{ path: [], code: 'items', sentence: `The body must be a list of ${min} to ${max} entries, but has ${list.length}.` }], true);
    return list.map((item, index): ListItem<object> => {
      if (!isObject(item)) return { issues: [{ path: [index], code: 'object', rule: 'must be an object' }] };
      const { instance, issues } = shape(dto, item, true, rules);
      return issues.length === 0 ? { value: instance } : { issues: issues.map((issue) => ({ ...issue, path: [index, ...issue.path] })) };
    });
  };
  return Body({ transform });
}

/** An entry of an object of changes: the id of the record, and its change; null if the entry is no object. */
export interface KeyedChange<Dto extends object> {
  /** In lower case. */
  readonly id: string;
  readonly change: RecordChange<Dto> | null;
}

/**
 * A body that is an object of changes by the ids of their records (`KeyedChange<Dto>[]`, in their order), each judged beside its
 * record. Throws `invalid` if the number of entries is not accepted, or a key is no UUID or that of another entry.
 */
export function keyedChangesBody(dto: new () => object, { max }: { readonly max: number }, rules: InputRules): ParameterDecorator {
  const transform = (value: unknown): KeyedChange<object>[] => {
    const sent = Object.entries(sentIn(value));
    if (sent.length < 1 || sent.length > max) refuse([{ path: [], code: 'entries', sentence: `The body must be an object of 1 to ${max} entries, but has ${sent.length}.` }], true);
    refuse(faultyKeys(sent.map(([key]) => key)), true);
    return sent.map(([key, entry]) => ({ id: key.toLowerCase(), change: isObject(entry) ? new RecordChange(dto, entry, rules) : null }));
  };
  return Body({ transform });
}

/** JSON lets the last of equal keys count; keys that differ by case alone name one record twice. */
function faultyKeys(keys: readonly string[]): Issue[] {
  const known = new Set<string>();
  const faults: Issue[] = [];
  for (const key of keys) {
    const id = key.toLowerCase();
    if (!isUuid(key)) faults.push({ path: [key], code: 'key', sentence: 'Each key must be the uuid of a record.' });
    else if (known.has(id)) faults.push({ path: [key], code: 'repeated', sentence: 'This uuid is the key of another entry already: make one entry of both.' });
    known.add(id);
  }
  return faults;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sentIn(value: unknown): Record<string, unknown> {
  const sent = value ?? {};
  if (typeof sent !== 'object' || Array.isArray(sent)) throw notAnObject();
  return sent as Record<string, unknown>;
}
