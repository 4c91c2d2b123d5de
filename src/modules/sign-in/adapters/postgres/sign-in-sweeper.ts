import { Injectable } from '@nestjs/common';
import { Database } from '../../../../platform/database/database.js';
import { IDLE_MS } from '../../domain/session.js';

/** Rows a statement. */
const CHUNK = 1_000;

/** The rows that have ended by themselves, by table. A session that has lived too long is refused, so its last request ages, and it is found later. */
const SWEEPS: readonly { readonly name: string; readonly text: string }[] = [
  { name: 'sweep_sessions', text: sweep('sessions', 'org_id, id', `last_seen_at < now() - interval '${IDLE_MS} milliseconds' - interval '5 minutes' ORDER BY last_seen_at`) },
  { name: 'sweep_sign_in_links', text: sweep('sign_in_links', 'org_id, user_id, purpose', 'expires_at < now() ORDER BY expires_at') },
  { name: 'sweep_sign_in_choices', text: sweep('sign_in_choices', 'token_hash', 'expires_at < now() ORDER BY expires_at') },
];

function sweep(table: string, key: string, found: string): string {
  return `DELETE FROM ${table} WHERE (${key}) IN (SELECT ${key} FROM ${table} WHERE ${found} LIMIT ${CHUNK}) RETURNING 1`;
}

/** Removes sessions, links and choices that have ended by themselves. */
@Injectable()
export class SignInSweeper {
  constructor(private readonly database: Database) {}

  async turn(isStopped: () => boolean): Promise<void> {
    for (const { name, text } of SWEEPS) {
      let removed = CHUNK;
      while (removed === CHUNK && !isStopped()) removed = (await this.database.query({ name, writes: true, text, values: [] })).length;
    }
  }
}
