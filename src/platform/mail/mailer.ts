/** A mail of plain text to one person. */
export interface Mail {
  /** The bare address. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends mail beside the requests, through the server of `SMTP_URL`. */
export abstract class Mailer {
  /** Whether mail is set up: if not, nothing may be promised to people, and nothing is sent. */
  abstract readonly isOn: boolean;
  /**
   * Queues a mail, which is sent a few times until the server takes it. It is lost if the process dies before, if too many wait, or if
   * the server refuses it; the log says so, without the text.
   */
  abstract send(mail: Mail): void;
  /** Queues a mail once the open unit of work has committed; not at all if it fails. Only inside a unit, and not in an attempt. */
  abstract sendAfterCommit(mail: Mail): void;
}
