import { Injectable } from '@nestjs/common';
import { publishContact, type ContactRecord } from '../../../../contracts/contact-record.js';
import type { OrgId } from '../../../../kernel/ids.js';
import type { Page } from '../../../../kernel/page.js';
import { Database } from '../../../../platform/database/database.js';
import { ContactQueries, type ContactListRequest } from '../../ports/contact.queries.js';
import { readCursor, writeCursor } from './contact-cursor.js';
import { countStatement, listStatement } from './contact-list.sql.js';
import { contactsTable, toState, type ContactRow } from './contact.table.js';

const FIND = `SELECT ${contactsTable.columns.join(', ')} FROM contacts WHERE org_id = $1 AND id = $2`;

@Injectable()
export class PostgresContactQueries extends ContactQueries {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(orgId: OrgId, id: string): Promise<ContactRecord | null> {
    const [row] = await this.database.query<ContactRow>({ name: 'contact_by_id', text: FIND, values: [orgId, id] });
    return row ? publishContact(toState(row)) : null;
  }

  override async list(orgId: OrgId, request: ContactListRequest): Promise<Page<ContactRecord>> {
    const after = request.cursor === null ? null : readCursor(request, request.cursor);
    const [rows, total] = await Promise.all([
      this.database.query<ContactRow & { position: string }>(listStatement(orgId, request, after)),
      request.withTotal ? this.count(orgId, request) : undefined,
    ]);
    const page = rows.slice(0, request.limit);
    const last = page.at(-1);
    return {
      items: page.map((row) => publishContact(toState(row))),
      nextCursor: rows.length > request.limit && last ? writeCursor(request, { value: last.position, id: last.id }) : null,
      ...(total === undefined ? {} : { total }),
    };
  }

  private async count(orgId: OrgId, request: ContactListRequest): Promise<number> {
    const [row] = await this.database.query<{ total: number }>(countStatement(orgId, request.filter));
    return row?.total ?? 0;
  }
}
