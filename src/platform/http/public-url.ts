/** The origin under which people reach this server: links that leave it begin with it. */
export class PublicUrl {
  /**
   * @param current scheme, host and port, without a slash at the end @param isConfigured whether the operator has set it; else it is a guess from the server's own
   * address, good for links and no proof of where a request comes from
   */
  constructor(
    private current: string,
    private readonly isConfigured = false,
  ) {}

  /** The origin that the operator has set; null if none. */
  get configured(): string | null {
    return this.isConfigured ? this.current : null;
  }

  /** A server that chose its port itself says which it is, once it listens. */
  becomes(origin: string): void {
    this.current = origin;
  }

  /** The address of a path of this server. */
  at(path: string): string {
    return `${this.current}${path}`;
  }
}
