/** The providers at which anyone can have an address: their domains say nothing of a person's company. */
export abstract class FreeMail {
  /** @param domain normalised by `normalDomain` */
  abstract has(domain: string): boolean;
}
