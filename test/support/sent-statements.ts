import { Database } from '../../src/platform/database/database.js';
import type { Statement } from '../../src/platform/database/statement.js';
import type { TestApp } from './test-app.js';

/**
 * What comes by the time and not by the request: measurements of the clock, beats of leases, and what is cached for a moment (the key
 * and its organization's quota).
 */
const BY_TIME = /\bclock_timestamp\(\) AS now\b|\bprocess_leases\b|\bapi_keys\b|\borganizations\b/;

/** Records the statements that the application sends to its database from now on, except those that come by the time: counts of them would depend on the machine's speed. */
export class SentStatements {
  private sent: Statement[] = [];
  private readonly spy: jest.SpyInstance;

  constructor(app: TestApp) {
    const database = app.get(Database);
    const query = database.query.bind(database);
    this.spy = jest.spyOn(database, 'query').mockImplementation((statement) => {
      if (!BY_TIME.test(statement.text)) this.sent.push(statement);
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
