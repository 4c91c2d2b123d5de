import { load } from 'js-yaml';
import { readFileSync } from 'node:fs';
import { GUIDES, SAMPLES } from '../../src/app/docs-page/guides.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const PAGES = ['/docs', ...GUIDES.map(({ path }) => path)];
let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

async function textOf(path: string): Promise<string> {
  const { status, text, headers } = await app.anonymous.get(path);
  expect([path, status, headers['content-type']]).toEqual([path, 200, 'text/html; charset=utf-8']);
  return text;
}

const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found]) => found!);

it.each(PAGES)('every link and file of %s is there, and so is the part of the page that it names', async (page) => {
  const text = await textOf(page);
  const links = new Set(all(text, /(?:href|src)="([^"]*)"/g));
  expect(links).toContain('/docs/docs.css');
  for (const link of links) {
    if (/^https:/.test(link)) continue;
    expect(link).toMatch(/^[#/]/);
    const [path = '', fragment] = link.split('#');
    const answer = path === '' ? { status: 200, text } : await app.anonymous.get(path);
    expect([link, answer.status]).toEqual([link, 200]);
    if (fragment !== undefined) expect([link, answer.text.includes(` id="${fragment}"`)]).toEqual([link, true]);
  }
});

it.each(PAGES)('%s has one title, one main part, no id twice, and nothing from elsewhere', async (page) => {
  const text = await textOf(page);
  expect([all(text, /<(h1)\b/g).length, all(text, /<(main)\b/g).length, all(text, /<html lang="(en)"/g).length]).toEqual([1, 1, 1]);
  expect(text).toMatch(/<title>[^<{]+<\/title>/);
  const ids = all(text, /\sid="([^"]*)"/g);
  expect(new Set(ids).size).toBe(ids.length);
  expect(text).not.toMatch(/(?:src|<link[^>]* href)="(?!\/docs\/)|\sstyle=|\son\w+=|<style|\{\{/);
});

it.each(PAGES)('%s/ leads to it', async (page) => {
  const { status, headers } = await app.anonymous.get(`${page}/`);
  expect([status, headers['location']]).toEqual([301, page]);
});

it('every page leads to every guide', async () => {
  for (const page of PAGES) {
    const text = await textOf(page);
    for (const other of PAGES) expect(text).toContain(`href="${other}"`);
    expect(all(text, /<a href="([^"]*)" aria-current="page"/g)).toEqual([page]);
  }
});

it('samples are served as the files that they are', async () => {
  for (const file of SAMPLES) {
    const { status, text, headers } = await app.anonymous.get(`/docs/${file}`);
    expect([status, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(text).toBe(readFileSync(`docs/${file}`, 'utf8'));
  }
});

it.each(['openapi', 'openapi.oratek', 'openapi.octolane'])('%s is the document of the file, in both forms', async (name) => {
  const file = load(readFileSync(`${name}.yaml`, 'utf8')) as object;
  const served = { ...file, servers: [{ url: app.baseUrl, description: 'This server' }] };
  expect(load((await app.anonymous.get(`/${name}.yaml`)).text)).toEqual(served);
  expect((await app.anonymous.get(`/${name}.json`)).body).toEqual(served);
});

it('the document names the server as the client sees it', async () => {
  expect((await app.anonymous.get('/openapi.json', { headers: { Host: 'crm.example:8443' } })).body.servers[0].url).toBe('http://crm.example:8443');
  expect((await app.anonymous.get('/openapi.json', { headers: { Host: "a'b" } })).body.servers[0].url).toBe('/');
  expect((await app.anonymous.get('/openapi.json')).body.openapi).toBe('3.1.0');
});
