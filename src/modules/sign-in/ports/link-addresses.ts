/** Where people reach the pages of this server. */
export abstract class LinkAddresses {
  /** The address of the page of a one-time link. */
  abstract ofLink(token: string): string;
}
