import { statementSummary } from './statement-summary.js';

it.each([
  ['a statement with a name', 'contact_by_id', 'SELECT * FROM contacts', 'contact_by_id'],
  ['one that only has a number', 's12', 'SELECT id FROM contacts WHERE x = $1', 'SELECT contacts'],
  ['a read without a table', undefined, 'SELECT 1', 'SELECT'],
  ['a read by way of a CTE', undefined, 'WITH x AS (SELECT 1 FROM tasks) SELECT * FROM x', 'SELECT tasks'],
  ['a unit of work', 's3', 'WITH w1 AS (UPDATE contacts SET a = $1 RETURNING 1), w2 AS (INSERT INTO events (a) VALUES ($2) RETURNING 1) SELECT expect_rows(1)', 'UPDATE contacts INSERT events'],
  ['a unit that writes a table twice', undefined, 'WITH w1 AS (INSERT INTO events (a) VALUES ($1)), w2 AS (INSERT INTO events (a) VALUES ($2)) SELECT 1', 'INSERT events'],
  ['a delete', undefined, 'DELETE FROM contact_emails WHERE a = $1', 'DELETE contact_emails'],
  ['a lock of rows', undefined, 'SELECT 1 FROM deals WHERE id = $1 FOR NO KEY UPDATE', 'SELECT deals'],
  ['a transaction', undefined, 'BEGIN', 'BEGIN'],
])('says %s in few words', (_what, name, text, expected) => {
  expect(statementSummary(name, text)).toBe(expected);
});
