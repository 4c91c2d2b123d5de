import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import type { PipeTransform } from '@nestjs/common';
import { Failure } from '../../kernel/failure.js';
import type { ListItem } from '../../platform/input/shape.pipe.js';
import { ChangedBody, DateField, ListBody, MAX_BULK } from './input.js';
import { errorsOf } from './words.js';

class Meeting {
  @DateField({ description: 'x', example: 1_770_768_000_000 })
  at?: string | null;
}

class Controller {
  bulk(@ListBody(Meeting) _items: unknown): void {}
  change(@ChangedBody(Meeting) _change: unknown): void {}
}

/** The result of the parameter's pipe for a body. */
function piped(handler: keyof Controller, body: unknown): unknown {
  const [{ pipes }] = Object.values(Reflect.getMetadata(ROUTE_ARGS_METADATA, Controller, handler) as Record<string, { pipes: PipeTransform[] }>) as [{ pipes: PipeTransform[] }];
  return pipes[0]?.transform(body, { type: 'body' });
}

function errorsFor(handler: keyof Controller, body: unknown): Record<string, string> {
  try {
    piped(handler, body);
  } catch (error) {
    return errorsOf(error as Failure);
  }
  return {};
}

it('takes a date in each of its forms', () => {
  const items = piped('bulk', [{ at: 1_770_768_000_000 }, { at: '2026-02-11' }, { at: '2026-02-11T01:00:00+01:00' }, { at: null }, {}]) as ListItem<Meeting>[];
  expect(items.map((item) => ('value' in item ? item.value.at : item))).toEqual(['2026-02-11T00:00:00.000Z', '2026-02-11T00:00:00.000Z', '2026-02-11T00:00:00.000Z', null, undefined]);
});

it('judges each item of a list by itself, its faults under its index', () => {
  const items = piped('bulk', [{ at: 'soon' }, 7, { id: 'x' }, {}]) as ListItem<Meeting>[];
  const told = items.map((item) => ('issues' in item ? errorsOf(new Failure('invalid', 'input_refused', '', item.issues, { namesAsSent: true })) : 'fine'));
  expect(told).toEqual([{ '0.at': expect.stringMatching(/^At must be a number of milliseconds/) }, { 1: 'Item must be an object' }, { '2.id': 'Id is set by the server: leave it out' }, 'fine']);
});

it.each([[{}], [[]], [Array.from({ length: MAX_BULK + 1 }, () => ({}))]])('refuses a body that is no list of 1 to 100 entries', (body) => {
  expect(Object.keys(errorsFor('bulk', body))).toEqual(['']);
});

it('a change is judged only beside its record', () => {
  expect(errorsFor('change', { at: 'soon' })).toEqual({});
});
