import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
// The package's main file would load all of Swagger UI: 0.2 s of CPU at each start.
import getAbsoluteFSPath from 'swagger-ui-dist/absolute-path.js';
import { PAGE_HEADERS } from '../../platform/http/transport/page-headers.js';
import type { TrustedProxies } from '../../platform/http/request/trusted-proxies.js';
import { DocumentOfOrigin } from './document-of-origin.js';
import { FixedContent } from './fixed-content.js';
import { GUIDES, readGuide, SAMPLES } from './guides.js';
import { toYaml } from './open-api-yaml.js';
import { layOut, readSite } from './page.js';

const HTML = 'text/html; charset=utf-8';
const CSS = 'text/css; charset=utf-8';
const SCRIPT = 'text/javascript; charset=utf-8';
const TEXT = 'text/plain; charset=utf-8';
/** Its files change with its release alone. */
const SWAGGER_UI: Readonly<Record<string, string>> = { 'swagger-ui.css': CSS, 'swagger-ui-bundle.js': SCRIPT, 'favicon-32x32.png': 'image/png' };
const OUR_FILES: Readonly<Record<string, string>> = { 'docs.css': CSS, 'start.js': SCRIPT };

/** A document by the name of its file. */
export interface ServedDocument {
  readonly file: string;
  readonly document: OpenAPIObject;
}

/**
 * Serves each document as YAML and as JSON, such as `/openapi.yaml` and `/openapi.oratek.json`, a page to read it and try it out at `/docs`, and the guides
 * below it. Everything is made at the first request for it.
 * @param files the names of the documents, without the endings
 * @param describe makes the documents; called once
 * @param proxies may say under which origin the client sees this server
 */
export function serveDocs(app: NestFastifyApplication, files: readonly string[], describe: () => readonly ServedDocument[], proxies: TrustedProxies): void {
  const instance = app.getHttpAdapter().getInstance();
  const serve = (path: string, type: string, make: () => string | Buffer | Promise<string | Buffer>, cache?: string): void => {
    const content = new FixedContent({ type, ...(cache === undefined ? {} : { cache }) }, make);
    content.serveAt(instance, path);
  };
  // The admission redirects paths with a trailing slash.
  const page = (path: string, make: () => Promise<string>): void => serve(path, HTML, make);

  let described: readonly ServedDocument[] | undefined;
  const documentOf = (file: string): OpenAPIObject => {
    const found = (described ??= describe()).find((one) => one.file === file);
    if (!found) throw new Error(`There is no document ${file}.`);
    return found.document;
  };
  const serveDocument = (file: string, ending: string, type: string, write: (document: OpenAPIObject) => string): void => {
    const content = new DocumentOfOrigin({ type, proxies }, () => documentOf(file), write);
    instance.route({ method: ['GET', 'HEAD'], url: `/${file}.${ending}`, handler: (request, reply) => content.answer(request, reply) });
  };
  for (const file of files) {
    serveDocument(file, 'yaml', 'application/yaml; charset=utf-8', toYaml);
    serveDocument(file, 'json', 'application/json; charset=utf-8', (written) => JSON.stringify(written));
  }

  instance.get('/', (_request, reply) => reply.headers(PAGE_HEADERS).redirect('/docs'));
  page('/docs', async () => layOut('/docs', 'OraTek API', await readSite('start.html')));
  for (const { path, file } of GUIDES) {
    page(path, async () => {
      // Loaded only when a guide is read.
      const { renderGuide } = await import('./render-guide.js');
      const { title, html } = renderGuide(file, await readGuide(file));
      return layOut(path, `${title} · OraTek API`, `<main id="main" class="guide">\n${html}</main>`);
    });
  }
  for (const file of SAMPLES) serve(`/docs/${file}`, TEXT, () => readGuide(file));
  for (const [name, type] of Object.entries(OUR_FILES)) serve(`/docs/${name}`, type, () => readSite(name));
  for (const [name, type] of Object.entries(SWAGGER_UI)) {
    serve(`/docs/${name}`, type, () => readFile(join(getAbsoluteFSPath(), name)), 'public, max-age=3600');
  }
}
