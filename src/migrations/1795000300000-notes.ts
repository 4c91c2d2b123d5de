import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notes about accounts and contacts, and the text that they are searched by. */
export class Notes1795000300000 implements MigrationInterface {
  readonly name = 'Notes1795000300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notes (
        org_id uuid NOT NULL,
        id uuid NOT NULL,
        version integer NOT NULL,
        seq integer NOT NULL,
        title text,
        content text NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        PRIMARY KEY (org_id, id)
      )`);
    await runner.query('CREATE INDEX notes_created_idx ON notes (org_id, created_at DESC, id DESC)');
    for (const record of ['account', 'contact']) {
      await runner.query(`
        CREATE TABLE note_${record}s (
          org_id uuid NOT NULL,
          note_id uuid NOT NULL,
          ${record}_id uuid NOT NULL,
          created_at timestamptz(3) NOT NULL,
          PRIMARY KEY (org_id, note_id, ${record}_id),
          CONSTRAINT note_${record}s_note_fkey FOREIGN KEY (org_id, note_id) REFERENCES notes (org_id, id),
          CONSTRAINT note_${record}s_${record}_fkey FOREIGN KEY (org_id, ${record}_id) REFERENCES ${record}s (org_id, id)
        )`);
      await runner.query(`CREATE INDEX note_${record}s_listed_idx ON note_${record}s (org_id, ${record}_id, created_at DESC, note_id DESC)`);
    }
    await runner.query(`
      CREATE TABLE notes_search (
        org_id uuid NOT NULL,
        id uuid NOT NULL,
        created_at timestamptz(3) NOT NULL,
        folded text NOT NULL,
        PRIMARY KEY (org_id, id),
        CONSTRAINT notes_search_note_fkey FOREIGN KEY (org_id, id) REFERENCES notes (org_id, id) ON DELETE CASCADE
      )`);
    await runner.query('CREATE INDEX notes_search_created_idx ON notes_search (org_id, created_at DESC, id DESC)');
    await runner.query('CREATE INDEX notes_search_folded_idx ON notes_search USING gin (org_id, folded gin_trgm_ops) WITH (fastupdate = off)');
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
