import { toTimestamp } from '../kernel/timestamp.js';
import { publishTask, renderTask, TASK_RECORD_FORM, type TaskView } from './task-record.js';

const ID = '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b';
const at = (minute: number) => toTimestamp(new Date(Date.UTC(2026, 4, 14, 18, minute)));

const task: TaskView = { id: ID, version: 3, title: 'Call "Jane"', status: 'done', priority: 'high', category: null, dueAt: at(1), contactId: ID, ownerId: null, completedAt: at(2), createdAt: at(3), updatedAt: at(4) };

it('looks as its form says: one that looks otherwise is another form, or stored bodies and entity tags of the former would count', () => {
  expect([TASK_RECORD_FORM, renderTask(task).text]).toEqual([
    2,
    `{"id":"${ID}","title":"Call \\"Jane\\"","status":"done","priority":"high","category":null,"due_at":"2026-05-14T18:01:00.000Z","contact_id":"${ID}","owner_id":null,` +
      '"completed_at":"2026-05-14T18:02:00.000Z","created_at":"2026-05-14T18:03:00.000Z","updated_at":"2026-05-14T18:04:00.000Z"}',
  ]);
  expect(renderTask({ ...task }).text).toBe(JSON.stringify(publishTask(task)));
});
