import { Injectable } from '@nestjs/common';
import { ClientSecrets } from '../ports/client-secrets.js';
import { SealedClientSecrets } from '../ports/sealed-client-secrets.js';

/** Secrets that are read at once. */
const CHUNK = 1_000;

/** Checks at start whether the configured keys open all client secrets. */
@Injectable()
export class CheckClientSecrets {
  constructor(
    private readonly stored: SealedClientSecrets,
    private readonly secrets: ClientSecrets,
  ) {}

  /** False if a secret needs a missing key. */
  async execute(): Promise<boolean> {
    for (let page = await this.stored.page(null, CHUNK); page.length > 0; page = await this.stored.page(page.at(-1)?.orgId ?? null, CHUNK)) {
      for (const { orgId, secret } of page) {
        try {
          this.secrets.open(orgId, secret);
        } catch {
          return false;
        }
      }
    }
    return true;
  }
}
