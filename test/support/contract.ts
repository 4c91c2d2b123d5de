import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { DocumentedApi, type DocumentedSurface, type OpenApi } from './documented-api.mjs';

export type { OpenApi } from './documented-api.mjs';

/** What tests have to know of a public API to ask it, and to judge what it answers. Its `file` is its committed document, relative to the checkout: what clients were promised. */
export interface SurfaceUnderTest extends DocumentedSurface {
  /** The headers that a token is sent in. */
  credentials(token: string): Readonly<Record<string, string>>;
}

/** The committed document of a public API, and whether answers keep what it promises. */
export class Contract extends DocumentedApi<SurfaceUnderTest> {
  constructor(surface: SurfaceUnderTest) {
    super(load(readFileSync(join(process.cwd(), surface.file), 'utf8')) as OpenApi, surface);
  }
}
