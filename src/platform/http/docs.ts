import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { dump } from 'js-yaml';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getAbsoluteFSPath } from 'swagger-ui-dist';

const ASSETS: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

const PAGE = `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>OraTek API</title>
  <link rel="icon" type="image/png" href="/docs/favicon-32x32.png">
  <link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
  <div id="reference"></div>
  <script src="/docs/swagger-ui-bundle.js"></script>
  <script src="/docs/start.js"></script>
</body>
</html>
`;

// In a file of its own, so that the page runs under a policy that allows no inline script.
const START = `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  persistAuthorization: true,
  displayRequestDuration: true,
  validatorUrl: null,
});
`;

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The document as the file `openapi.yaml` holds it. */
export function toYaml(document: OpenAPIObject): string {
  return dump(document, { lineWidth: 120, noRefs: true });
}

/** Serves the document as `/openapi.yaml` and `/openapi.json`, and pages to read it and try it out at `/docs`. */
export function serveDocs(app: NestFastifyApplication, document: OpenAPIObject): void {
  const yaml = toYaml(document);
  const json = JSON.stringify(document);
  const instance = app.getHttpAdapter().getInstance();
  instance.get('/', (_request, reply) => reply.redirect('/docs'));
  instance.get('/openapi.yaml', (_request, reply) => reply.type('application/yaml; charset=utf-8').send(yaml));
  instance.get('/openapi.json', (_request, reply) => reply.type('application/json; charset=utf-8').send(json));
  instance.get('/docs', (_request, reply) => reply.type('text/html; charset=utf-8').header('content-security-policy', POLICY).send(PAGE));
  instance.get('/docs/start.js', (_request, reply) => reply.type('text/javascript; charset=utf-8').send(START));
  for (const [name, type] of Object.entries(ASSETS)) {
    instance.get(`/docs/${name}`, async (_request, reply) => reply.type(type).send(await readFile(join(getAbsoluteFSPath(), name))));
  }
}
