import type { AuditContent } from '../../../contracts/audit-entries.js';
import type { Actor } from '../../../kernel/actor.js';

/** The audit log, for what is done with users beside a change of theirs. */
export abstract class TeamLog {
  /** Stages an entry in the open unit of work. */
  abstract tell(actor: Actor, content: AuditContent): void;
}
