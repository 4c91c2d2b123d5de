import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How people sign in: sessions, passwords, one-time links. Tokens are stored as their SHA-256, passwords as Argon2id. */
export class SignIn1795100000000 implements MigrationInterface {
  readonly name = 'SignIn1795100000000';

  async up(runner: QueryRunner): Promise<void> {
    // A session counts only with the epoch that its user's row has: so one statement ends all of them.
    await runner.query(`CREATE TABLE sign_ins (
      org_id uuid NOT NULL,
      user_id uuid NOT NULL,
      epoch integer NOT NULL,
      password_hash text,
      password_changed_at timestamptz(3),
      last_sign_in_at timestamptz(3),
      PRIMARY KEY (org_id, user_id),
      CONSTRAINT sign_ins_user_fkey FOREIGN KEY (org_id, user_id) REFERENCES users (org_id, id)
    )`);
    await runner.query(`CREATE TABLE sessions (
      org_id uuid NOT NULL,
      id uuid NOT NULL,
      user_id uuid NOT NULL,
      token_hash bytea NOT NULL,
      epoch integer NOT NULL,
      method text NOT NULL,
      proven jsonb NOT NULL,
      created_at timestamptz(3) NOT NULL,
      last_seen_at timestamptz(3) NOT NULL,
      address text,
      user_agent text,
      PRIMARY KEY (org_id, id),
      CONSTRAINT sessions_user_fkey FOREIGN KEY (org_id, user_id) REFERENCES users (org_id, id)
    )`);
    await runner.query('CREATE UNIQUE INDEX sessions_token_hash_key ON sessions (token_hash)');
    await runner.query('CREATE INDEX sessions_user_idx ON sessions (org_id, user_id, created_at DESC, id DESC)');
    await runner.query('CREATE INDEX sessions_idle_idx ON sessions (last_seen_at)');
    // One link of each purpose a user: a new one replaces the one before.
    await runner.query(`CREATE TABLE sign_in_links (
      org_id uuid NOT NULL,
      user_id uuid NOT NULL,
      purpose text NOT NULL,
      token_hash bytea NOT NULL,
      created_at timestamptz(3) NOT NULL,
      expires_at timestamptz(3) NOT NULL,
      PRIMARY KEY (org_id, user_id, purpose),
      CONSTRAINT sign_in_links_user_fkey FOREIGN KEY (org_id, user_id) REFERENCES users (org_id, id)
    )`);
    await runner.query('CREATE UNIQUE INDEX sign_in_links_token_hash_key ON sign_in_links (token_hash)');
    await runner.query('CREATE INDEX sign_in_links_expired_idx ON sign_in_links (expires_at)');
    // A person has proven to be several users, and has not chosen one yet: it belongs to no organization.
    await runner.query(`CREATE TABLE sign_in_choices (
      token_hash bytea NOT NULL,
      method text NOT NULL,
      proven jsonb NOT NULL,
      expires_at timestamptz(3) NOT NULL,
      PRIMARY KEY (token_hash)
    )`);
    await runner.query('CREATE INDEX sign_in_choices_expired_idx ON sign_in_choices (expires_at)');
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
