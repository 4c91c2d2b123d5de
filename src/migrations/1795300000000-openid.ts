import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The identity provider of an organization, and who at it is which user. The client secret is sealed. */
export class OpenId1795300000000 implements MigrationInterface {
  readonly name = 'OpenId1795300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE openid_providers (
      org_id uuid NOT NULL,
      version integer NOT NULL,
      issuer text NOT NULL,
      client_id text NOT NULL,
      client_secret bytea NOT NULL,
      email_domains text[] NOT NULL,
      required boolean NOT NULL,
      created_at timestamptz(3) NOT NULL,
      changed_at timestamptz(3) NOT NULL,
      PRIMARY KEY (org_id)
    )`);
    await runner.query(`CREATE TABLE identities (
      org_id uuid NOT NULL,
      issuer text NOT NULL,
      subject text NOT NULL,
      user_id uuid NOT NULL,
      created_at timestamptz(3) NOT NULL,
      PRIMARY KEY (org_id, issuer, subject),
      CONSTRAINT identities_user_fkey FOREIGN KEY (org_id, user_id) REFERENCES users (org_id, id)
    )`);
    // A user is one person at an issuer: an address that has passed to somebody else does not open the user again.
    await runner.query('CREATE UNIQUE INDEX identities_user_key ON identities (org_id, user_id, issuer)');
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
