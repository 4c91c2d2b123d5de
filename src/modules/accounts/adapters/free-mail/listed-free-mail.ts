import { createRequire } from 'node:module';
import { Injectable } from '@nestjs/common';
import { normalDomain } from '../../../../kernel/domain-name.js';
import { FreeMail } from '../../ports/free-mail.js';

/** Large providers that the list lacks. */
const ALSO = ['fastmail.com', 'fastmail.fm', 'tuta.com', 'tuta.io', 'tutanota.com', 'tutanota.de', 'tutamail.com', 'keemail.me'];

/** Names that are reserved for examples (RFC 2606): no provider has them, though the list does. */
const NO_PROVIDERS: ReadonlySet<string> = new Set(['example.com', 'example.net', 'example.org']);

/** The providers of the npm package `email-providers`, which is maintained by hand and has no code that runs when it is installed. */
@Injectable()
export class ListedFreeMail extends FreeMail {
  private readonly domains: ReadonlySet<string>;

  constructor() {
    super();
    const listed = createRequire(import.meta.url)('email-providers/all.json') as readonly string[];
    this.domains = new Set([...listed, ...ALSO].map((listedDomain) => normalDomain(listedDomain)).filter((domain) => domain !== null && !NO_PROVIDERS.has(domain)) as string[]);
  }

  override has(domain: string): boolean {
    return this.domains.has(domain);
  }
}
