/** The origin under which people reach this server: links that leave it begin with it. */
export class PublicUrl {
  /** @param origin scheme, host and port, without a slash at the end */
  constructor(private current: string) {}

  get origin(): string {
    return this.current;
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
