import { createRequire } from 'node:module';
import { Injectable } from '@nestjs/common';
import { normalDomain } from '../../../../kernel/domain-name.js';
import { FreeMail } from '../../ports/free-mail.js';

/** Large providers that the list lacks. */
const ALSO = ['fastmail.com', 'fastmail.fm', 'tuta.com', 'tuta.io', 'tutanota.com', 'tutanota.de', 'tutamail.com', 'keemail.me'];

/** Names that are reserved for examples (RFC 2606): no provider has them, though the list does. */
const NO_PROVIDERS: ReadonlySet<string> = new Set(['example.com', 'example.net', 'example.org']);

let read: ReadonlySet<string> | undefined;

/** Read and normalised once in a process, when it is first asked: the list has 10,000 names, which takes 60 ms. */
function listed(): ReadonlySet<string> {
  if (read === undefined) {
    const names = createRequire(import.meta.url)('email-providers/all.json') as readonly string[];
    read = new Set([...names, ...ALSO].map((name) => normalDomain(name)).filter((domain) => domain !== null && !NO_PROVIDERS.has(domain)) as string[]);
  }
  return read;
}

/** The providers of the npm package `email-providers`, which is maintained by hand and has no code that runs when it is installed. */
@Injectable()
export class ListedFreeMail extends FreeMail {
  override has(domain: string): boolean {
    return listed().has(domain);
  }
}
