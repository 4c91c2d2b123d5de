/** What an organization offers to somebody who has forgotten a password. */
export interface Recovery {
  /** The organization's name. */
  readonly organization: string;
  /** The one-time link; null where people sign in by their provider alone. */
  readonly link: string | null;
  /** Where people sign in by the provider. */
  readonly providerPage: string;
}

/** A mail to one person, as plain text. */
export interface MailText {
  readonly subject: string;
  readonly text: string;
}

/** The mail of somebody who has forgotten a password: one for all organizations that know the address. */
export function resetMail(recoveries: readonly Recovery[]): MailText {
  const parts = recoveries.map(({ organization, link, providerPage }) =>
    link === null ? `${oneLine(organization)}: this organization has no passwords. Sign in with its provider:\n${providerPage}` : `${oneLine(organization)}: choose a new password here, within 24 hours. The link works once:\n${link}`,
  );
  return {
    subject: 'A new password for OraTek',
    text: `Somebody, probably you, has asked for a new password for this address.\n\n${parts.join('\n\n')}\n\nIf it was not you, you need not do anything: your password stays as it is.\n`,
  };
}

/** Names are one line already; this keeps one that is not from forging a line of the mail. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
