/** What an invitation by mail says. */
export interface InvitationMail {
  readonly to: string;
  /** The organization's name. */
  readonly organization: string;
  /** Who invites; null for the operator of the server. */
  readonly invitedBy: string | null;
  readonly link: string;
}

/** The invitation as plain text. */
export function invitationText({ organization, invitedBy, link }: InvitationMail): { readonly subject: string; readonly text: string } {
  const name = organization.replace(/\s+/g, ' ');
  const by = invitedBy === null ? 'You are' : `${invitedBy} has`;
  return {
    subject: `Your invitation to ${name}`,
    text: `${by} invited${invitedBy === null ? '' : ' you'} to ${name} on OraTek. Sign in here within 7 days; the link works once:\n${link}\n\nIf you expected no invitation, you need not do anything.\n`,
  };
}
