import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { JobHandlers } from '../jobs.api.js';
import { type ClaimedJob, JobQueue } from '../ports/job.queue.js';
import { JobRepository } from '../ports/job.repository.js';

/**
 * Runs jobs, one unit after the other. A unit is claimed by a lease, and its end is written by the statement that writes what
 * it did, under the version of the claim: so each unit counts once, also if a process dies and another takes the job over.
 * After each unit the job goes behind all others that are due, so a long one holds back no other.
 */
@Injectable()
export class JobRunner {
  constructor(
    private readonly units: UnitOfWork,
    private readonly handlers: JobHandlers,
    private readonly jobs: JobRepository,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  /** Runs what is due until nothing is, or `isStopped` says so. Throws the first error of a unit at its end; others go on. */
  async turn(isStopped: () => boolean): Promise<void> {
    const failures: unknown[] = [];
    while (!isStopped()) {
      const job = await this.queue.claim(this.handlers.types, null);
      if (!job) break;
      await this.step(job).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }

  /** Runs a unit of this job, if it is due. Returns whether it was. Throws the unit's error. */
  async runUnitOf(id: string): Promise<boolean> {
    const job = await this.queue.claim(this.handlers.types, id);
    if (job) await this.step(job);
    return job !== null;
  }

  private async step(claimed: ClaimedJob): Promise<void> {
    try {
      await this.units.run(() => this.runUnit(claimed));
    } catch (error) {
      await this.queue.putOff(claimed);
      throw error;
    }
  }

  private async runUnit({ orgId, id, version }: ClaimedJob): Promise<void> {
    const job = await this.jobs.find(orgId, id);
    // The lease has ended, and another process has taken over.
    if (job?.state.version !== version) return;
    const { type, parameters, author } = job.state;
    const step = await this.handlers.of(type).run({ ...author, orgId }, parameters);
    job.advance(step, this.clock.now());
    this.jobs.save(job);
  }
}
