import { Injectable } from '@nestjs/common';
import { Database } from '../../../../platform/database/database.js';

/** A day longer than is shown. */
const FORGET = "DELETE FROM usage_hours WHERE hour < now() - interval '8 days'";

/** Removes the counts of hours that are no longer shown. */
@Injectable()
export class UsageSweeper {
  constructor(private readonly database: Database) {}

  async turn(): Promise<void> {
    await this.database.query({ name: 'usage_forget', writes: true, text: FORGET, values: [] });
  }
}
