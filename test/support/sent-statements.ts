import { Database } from '../../src/platform/database/database.js';
import type { Statement } from '../../src/platform/database/statement.js';
import type { TestApp } from './test-app.js';

/** Records the statements that the application sends to its database from now on, except those that measure its clock: they come by the time. */
export class SentStatements {
  private sent: Statement[] = [];
  private readonly spy: jest.SpyInstance;

  constructor(app: TestApp) {
    const database = app.get(Database);
    const query = database.query.bind(database);
    this.spy = jest.spyOn(database, 'query').mockImplementation((statement) => {
      if (!statement.text.includes('clock_timestamp() AS now')) this.sent.push(statement);
      return query(statement);
    });
  }

  /** Forgets those before. */
  clear(): void {
    this.sent = [];
  }

  /** Records no more of them. */
  stop(): void {
    this.spy.mockRestore();
  }

  /** In their order. */
  get all(): readonly Statement[] {
    return this.sent;
  }
}
