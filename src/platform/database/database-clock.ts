import { Clock } from '../../kernel/clock.js';
import { type Timestamp, toTimestamp } from '../../kernel/timestamp.js';
import { messageOf } from '../../kernel/unknown-error.js';
import { Periodic } from '../telemetry/periodic.js';
import type { Database } from './database.js';
import { fromDatabaseTime } from './database-time.js';

const MEASURE_EVERY_MS = 10_000;
/** If the database's clock steps back further, there is a warning. */
const TOLERATED_STEP_BACK_MS = 1_000;

export interface DatabaseClockOptions {
  /** False if the application is only described, without a database. */
  readonly isConnected?: boolean;
  /** Called when the database's clock has stepped back. */
  readonly warn?: (sentence: string) => void;
  /** Called for each measurement that fails. */
  readonly failed?: (name: string, error: unknown) => void;
  /** Milliseconds of a monotonic clock of this machine. */
  readonly monotonic?: () => number;
}

/**
 * The database's time, so that instances on machines with different clocks write consistent times. Each process
 * measures the difference to its own monotonic clock: the database read its clock between the query and the answer, so
 * half the round trip bounds the error. A later measurement moves the difference only as far as it proves it wrong.
 * Until the first measurement it is the machine's time.
 */
export class DatabaseClock extends Clock {
  private readonly monotonic: () => number;
  private readonly warn: (sentence: string) => void;
  private readonly isConnected: boolean;
  /** The database's milliseconds minus the monotonic clock's; null until measured. */
  private difference: number | null = null;
  private latest = 0;
  private readonly measurements: Periodic;

  constructor(
    private readonly database: Database,
    { isConnected = true, warn = () => undefined, failed = () => undefined, monotonic = () => performance.now() }: DatabaseClockOptions = {},
  ) {
    super();
    this.isConnected = isConnected;
    this.warn = warn;
    this.monotonic = monotonic;
    this.measurements = new Periodic({ name: 'database_clock', every: MEASURE_EVERY_MS, turn: () => this.measure() }, failed);
  }

  override now(): Timestamp {
    const present = this.difference === null ? Date.now() : Math.floor(this.difference + this.monotonic());
    if (present > this.latest) this.latest = present;
    return toTimestamp(new Date(this.latest));
  }

  /** Records that the database's clock has reached this moment. */
  notBefore(moment: Timestamp): void {
    const reached = Date.parse(moment);
    if (reached > this.latest) this.latest = reached;
    if (this.difference !== null) this.difference = Math.max(this.difference, reached - this.monotonic());
  }

  /** Measures now, and again every ten seconds until `stop`. A measurement that fails leaves the clock as it is. */
  async start(): Promise<void> {
    await this.measurements.start().turned();
  }

  /** Resolves when the measurement under way is done. */
  stop(): Promise<void> {
    return this.measurements.stop();
  }

  /** Throws, without a change, if the clock cannot be read. */
  async measure(): Promise<void> {
    const sent = this.monotonic();
    const [row] = await this.database.query<{ now: string }>({ name: 'clock', text: 'SELECT clock_timestamp() AS now', values: [] }).catch((error: unknown) => {
      throw new Error(`The clock of the database cannot be read; times go on by the last measurement: ${messageOf(error)}`, { cause: error });
    });
    const received = this.monotonic();
    if (row) this.correct(Date.parse(fromDatabaseTime(row.now)), sent, received);
  }

  private correct(time: number, sent: number, received: number): void {
    const [least, most] = [time - received, time + 1 - sent];
    this.difference = this.difference === null ? (least + most) / 2 : Math.min(Math.max(this.difference, least), most);
    const behind = this.latest - (this.difference + received);
    if (behind > TOLERATED_STEP_BACK_MS) {
      this.warn(`The clock of the database has stepped back: times stand still for ${Math.ceil(behind / 1000)} s, until it has caught up or this process starts again.`);
    }
  }

  async onModuleInit(): Promise<void> {
    if (this.isConnected) await this.start();
  }

  /** Nest waits for this before the connections are closed. */
  onModuleDestroy(): Promise<void> {
    return this.stop();
  }
}
