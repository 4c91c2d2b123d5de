import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An arbitrary number that no other advisory lock with two integers uses. */
const LOCK_CLASS = 1_398_033_744;
/** The keys of the locks are seconds since 2020, which an integer holds until 2088. */
const LOCK = (stamp: string): string =>
  `pg_advisory_xact_lock_shared(${LOCK_CLASS}, least(greatest(floor(date_part('epoch', ${stamp})) - 1577836800, 0), 2147483647)::integer)`;

/**
 * Makes a watermark possible: the moment up to which a reader has seen every change. A stamp is the time that a write
 * puts into `updated_at` or into an event; it is taken before the commit, so a commit may come later than one with a
 * newer stamp.
 * A write first takes a shared lock that names the second of its stamp, and then checks that the stamp is at most 1.5
 * seconds old. Postgres releases the lock after the commit is visible, a wait for a synchronous standby included. A
 * reader takes the time T, then looks for the oldest such lock. A write with a stamp before T - 2.5 s that the reader
 * cannot see checked its stamp, and so took its lock, before T - 1 s: the lock is found, and the watermark is not later
 * than its second. The remaining second allows for a clock that steps back, or a standby whose clock differs.
 */
export class Stamps1764115200000 implements MigrationInterface {
  readonly name = 'Stamps1764115200000';

  async up(runner: QueryRunner): Promise<void> {
    // The lock comes before the check: a session that is suspended between the two would otherwise pass unseen.
    await runner.query(`
      CREATE FUNCTION stamp_guard(stamp timestamptz) RETURNS timestamptz LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM ${LOCK('stamp')};
        IF stamp < clock_timestamp() - interval '1500 milliseconds' THEN
          RAISE EXCEPTION 'The stamp % is too old, it is now %', stamp, clock_timestamp() USING ERRCODE = 'OTS01';
        END IF;
        RETURN stamp;
      END $$`);
    await runner.query(`
      CREATE FUNCTION stamp_open() RETURNS timestamptz LANGUAGE plpgsql AS $$
      DECLARE
        stamp timestamptz;
      BEGIN
        LOOP
          stamp := date_trunc('milliseconds', clock_timestamp());
          PERFORM ${LOCK('stamp')};
          EXIT WHEN clock_timestamp() < stamp + interval '1500 milliseconds';
        END LOOP;
        RETURN stamp;
      END $$`);
    await runner.query(`
      CREATE FUNCTION stamp_watermark() RETURNS timestamptz LANGUAGE sql AS $$
        SELECT date_trunc('milliseconds', least(
          statement_timestamp() - interval '2500 milliseconds',
          (SELECT to_timestamp(min(objid::bigint) + 1577836800) FROM pg_locks
           WHERE locktype = 'advisory' AND classid = ${LOCK_CLASS} AND objsubid = 2
             AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))))
      $$`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
