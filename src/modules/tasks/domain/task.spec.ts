import { newOrgId } from '../../../kernel/ids.js';
import { toTimestamp } from '../../../kernel/timestamp.js';
import type { TaskStatus } from '../../../contracts/task-fields.js';
import { publishTask, renderTask } from '../../../contracts/task-record.js';
import { Task } from './task.js';

const at = (minute: number) => toTimestamp(new Date(Date.UTC(2026, 4, 14, 18, minute)));

function storedTask(status: TaskStatus): Task {
  return Task.restore(Task.create(newOrgId(), { title: 'Call', status }, at(0)).state);
}

it('is open and of medium priority unless said otherwise', () => {
  expect(publishTask(Task.create(newOrgId(), { title: 'Call' }, at(0)).state)).toMatchObject({
    status: 'open', priority: 'medium', category: null, due_at: null, contact_id: null, completed_at: null, created_at: at(0), updated_at: at(0),
  });
});

it('tells that it was made, and in the same breath that it is done if it is', () => {
  expect(Task.create(newOrgId(), { title: 'Call' }, at(0)).events().map(({ type }) => type)).toEqual(['task.created']);
  const done = Task.create(newOrgId(), { title: 'Call', status: 'completed' }, at(0));
  expect(done.events().map(({ type }) => type)).toEqual(['task.created', 'task.completed']);
  expect(done.state.completedAt).toBe(at(0));
});

it.each<[TaskStatus, TaskStatus, boolean]>([
  ['open', 'done', true],
  ['open', 'completed', true],
  ['cancelled', 'done', true],
  ['done', 'completed', false],
  ['completed', 'done', false],
  ['done', 'open', false],
  ['open', 'cancelled', false],
])('from %s to %s: completes %s', (from, to, completes) => {
  const task = storedTask(from);
  task.change({ status: to }, at(1));
  expect(task.events().map(({ type }) => type)).toEqual(completes ? ['task.updated', 'task.completed'] : ['task.updated']);
});

it('keeps when it was done while it stays done, and forgets it when it is not', () => {
  const task = storedTask('done');
  task.change({ status: 'completed' }, at(1));
  expect(task.state.completedAt).toBe(at(0));
  task.change({ status: 'open' }, at(2));
  expect(task.state.completedAt).toBeNull();
  task.change({ status: 'done' }, at(3));
  expect(task.state).toMatchObject({ completedAt: at(3), version: 2 });
});

it('tells which fields changed of those that a client sets', () => {
  const task = storedTask('open');
  task.change({ status: 'done', dueAt: at(9), title: 'Call' }, at(1));
  expect(task.events()[0]).toEqual({ type: 'task.updated', payload: { task: renderTask(task.state) }, data: { task_id: task.state.id, title: 'Call', changed: ['status', 'due_at'] } });
});

it('tells of its deletion with its last state, at a time that does not go back', () => {
  const task = storedTask('open');
  task.change({ title: 'Write' }, at(5));
  const { state } = task;
  const deleted = Task.restore(state);
  deleted.delete(at(3));
  expect(deleted.events()).toEqual([{ type: 'task.deleted', payload: { task: renderTask(deleted.state) }, data: { task_id: state.id, title: 'Write' } }]);
  expect([deleted.changedAt, deleted.isChanged]).toEqual([at(5), true]);
});

it('a change that changes nothing is none', () => {
  const task = storedTask('open');
  task.change({ title: 'Call', status: 'open', category: null }, at(1));
  expect(task.isChanged).toBe(false);
});
