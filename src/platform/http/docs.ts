import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { dump } from 'js-yaml';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getAbsoluteFSPath } from 'swagger-ui-dist';
import { PAGE_HEADERS } from './page-headers.js';

const ASSETS: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

const STYLE = `
  :root { color-scheme: light; }
  body { margin: 0; background: #fff; color: #1f2933; font: 16px/1.55 system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; }
  header { background: #16324f; color: #fff; }
  header > div, #guide, #reference-title, #reference { max-width: 64rem; margin: 0 auto; padding: 0 1.5rem; }
  header > div { padding-top: 2.25rem; padding-bottom: 2rem; }
  h1 { margin: 0; font-size: 2rem; line-height: 1.2; }
  header p { margin: .6rem 0 0; max-width: 44rem; color: #d8e3ee; }
  nav { margin-top: 1.1rem; }
  nav a { color: #fff; margin-right: 1.25rem; white-space: nowrap; }
  #guide { padding-bottom: 1.5rem; }
  h2 { margin: 2rem 0 .4rem; font-size: 1.3rem; }
  p { margin: .4rem 0; }
  pre { margin: .6rem 0; padding: .8rem 1rem; overflow-x: auto; background: #f3f6f9; border: 1px solid #dbe3ea; border-radius: 6px; }
  pre, code { font: 14px/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
  p code, td code, li code { padding: .05rem .3rem; background: #f3f6f9; border-radius: 4px; font-size: .875em; }
  table { border-collapse: collapse; width: 100%; margin: .6rem 0; }
  th, td { padding: .4rem 1rem .4rem 0; border-bottom: 1px solid #e4eaf0; text-align: left; vertical-align: top; }
  th { white-space: nowrap; font-weight: 600; }
  #reference { padding-bottom: 3rem; }
  .swagger-ui .info { display: none; }
  .swagger-ui .wrapper { padding: 0; }
  .swagger-ui .scheme-container { margin: 0; padding: 0 0 1rem; box-shadow: none; background: none; }
  .swagger-ui .scheme-container .servers-title, .swagger-ui .scheme-container .servers { display: none; }
`;

/** Shown until start.js puts in the address under which the page was opened. */
const ORIGIN = '<span data-origin>http://127.0.0.1:3000</span>';

const PAGE = `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>OraTek API</title>
  <link rel="icon" type="image/png" href="/docs/favicon-32x32.png">
  <link rel="stylesheet" href="/docs/swagger-ui.css">
  <style>${STYLE}</style>
</head>
<body>
<header><div>
  <h1>OraTek API</h1>
  <p>OraTek is a CRM: the contacts, deals and tasks of your organization. Programs read and change them over HTTP and JSON,
  with one token.</p>
  <nav><a href="#token">Get a token</a><a href="#first-request">First request</a><a href="#good-to-know">Good to know</a><a href="#reference-title">Reference</a><a href="/openapi.yaml">openapi.yaml</a></nav>
</div></header>
<main id="guide">
  <section id="token">
    <h2>1. Get a token</h2>
    <p>A server that was started for the first time with <code>npm start</code> has printed one, for its organization
    <code>demo</code>. Otherwise, whoever runs the server makes one, in its folder and with its settings:</p>
    <pre><code>npm run --silent oratek -- keys create --org demo --name "my first key" --scopes read,write</code></pre>
    <p>It prints the token alone, this one time. <code>npm run --silent oratek -- orgs list</code> shows which organizations there are.
    With a token that has the scope <code>admin</code>, <code>POST /api/v1/settings/api-keys</code> makes one as well.
    Then, in your shell:</p>
    <pre><code>export ORATEK_TOKEN="otk_…"</code></pre>
  </section>
  <section id="first-request">
    <h2>2. Make the first request</h2>
    <pre><code>curl -H "Authorization: Bearer $ORATEK_TOKEN" "${ORIGIN}/api/v1/contacts?limit=3"</code></pre>
    <p>answers with your three newest contacts as <code>{"data": […], "meta": {"count": 3, …}}</code>.</p>
  </section>
  <section id="first-change">
    <h2>3. Change something</h2>
    <pre><code>curl -X POST -H "Authorization: Bearer $ORATEK_TOKEN" -H "Content-Type: application/json" \\
  -d '{"full_name": "New Lab", "deal_stage": "lead", "deal_value": 28000}' \\
  "${ORIGIN}/api/v1/contacts"</code></pre>
    <p>makes a contact with a deal: <code>GET /api/v1/deals</code> lists it, and
    <code>GET /api/v1/contacts/{id}/activities</code> tells what happened to it.</p>
  </section>
  <section id="good-to-know">
    <h2>Good to know</h2>
    <table>
      <tr><th>Scopes</th><td><code>read</code> reads; <code>write</code> reads and changes; <code>admin</code> opens Settings (<code>/api/v1/settings</code>) and nothing else: a key that is to do both needs both.</td></tr>
      <tr><th>Errors</th><td>Always <code>{"error": "&lt;code&gt;", "message": "&lt;what to do&gt;"}</code>. Codes are stable. A 422 lists every fault in <code>details</code>.</td></tr>
      <tr><th>Pages</th><td>Pass <code>meta.next_cursor</code> as <code>cursor</code> until it is <code>null</code>.</td></tr>
      <tr><th>Limits</th><td><code>RateLimit</code> tells how many requests are left; a 429 says in <code>Retry-After</code> in how many seconds one is admitted again.</td></tr>
      <tr><th>Retries</th><td>Send an <code>Idempotency-Key</code> with each change. When the answer gets lost, send the same again: nothing happens twice.</td></tr>
      <tr><th>Races</th><td>Send a record's <code>ETag</code> in <code>If-Match</code>: the change is made only if nobody else made one before, else it is a 412.</td></tr>
      <tr><th>Values</th><td>Times are RFC 3339 in UTC, ids UUIDs, money a number with at most two decimals. <code>null</code> clears a field.</td></tr>
      <tr><th>Help</th><td>Every answer has an <code>X-Request-Id</code>: name it when you ask.</td></tr>
    </table>
  </section>
</main>
<section id="reference-title">
  <h2>Reference</h2>
  <p>Press <strong>Authorize</strong> and paste your token to try each call from here, on the real data. A client can be generated
  from <a href="/openapi.yaml">openapi.yaml</a> or <a href="/openapi.json">openapi.json</a>.</p>
</section>
<div id="reference"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

// In a file of its own, so that the page runs under a policy that allows no inline script.
const START = `for (const element of document.querySelectorAll('[data-origin]')) element.textContent = location.origin;
SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  persistAuthorization: true,
  displayRequestDuration: true,
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
});
`;

/** The document as the file `openapi.yaml` holds it. */
export function toYaml(document: OpenAPIObject): string {
  return dump(document, { lineWidth: 120, noRefs: true });
}

/**
 * Serves the document as `/openapi.yaml` and `/openapi.json`, and pages to read it and try it out at `/docs`.
 * `describe` is called by the first request that needs the document, and once: making it takes longer than all else that a start does.
 */
export function serveDocs(app: NestFastifyApplication, describe: () => OpenAPIObject): void {
  const instance = app.getHttpAdapter().getInstance();
  const document = once(describe);
  const page = (path: string, type: string, content: () => string | Buffer, cache = 'no-cache'): void => {
    // The same bytes for everybody: a client that leaves its answers unread costs no copy.
    const bytes = once(() => Buffer.from(content()));
    instance.get(path, (_request, reply) => reply.headers(PAGE_HEADERS).header('cache-control', cache).type(type).send(bytes()));
  };
  instance.get('/', (_request, reply) => reply.headers(PAGE_HEADERS).redirect('/docs'));
  page('/openapi.yaml', 'application/yaml; charset=utf-8', () => toYaml(document()));
  page('/openapi.json', 'application/json; charset=utf-8', () => JSON.stringify(document()));
  page('/docs', 'text/html; charset=utf-8', () => PAGE);
  page('/docs/start.js', 'text/javascript; charset=utf-8', () => START);
  for (const [name, type] of Object.entries(ASSETS)) {
    page(`/docs/${name}`, type, () => readFileSync(join(getAbsoluteFSPath(), name)), 'public, max-age=3600');
  }
}

/** `make`, which is called when its value is first asked for, and again only if it threw. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
