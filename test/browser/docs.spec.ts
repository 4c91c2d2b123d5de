import axe from 'axe-core';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { GUIDES } from '../../src/app/docs-page/guides.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';
import { openPage, startChromium } from './chromium.js';

const FAINT_TEXTS = readFileSync('test/browser/faint-texts.js', 'utf8').trimEnd();
/** The contrast that text of any size needs (WCAG 2.2, 1.4.3). */
const LEAST_CONTRAST = 4.5;
const VIEWS = [
  { name: '1440 px', width: 1440, colorScheme: 'light' },
  { name: '390 px', width: 390, colorScheme: 'light' },
  { name: '375 px, by night', width: 375, colorScheme: 'dark' },
] as const;

let app: TestApp;
let org: TestOrganization;
let browser: Browser;

beforeAll(async () => {
  app = await startTestApp();
  org = await app.newOrganization();
  browser = await startChromium();
});
afterAll(async () => {
  await browser.close();
  await app.close();
});

/** Checks that apply to every state of every page. */
async function expectReadable(page: Page, root = 'body'): Promise<void> {
  expect(await page.evaluate(`${FAINT_TEXTS}(${JSON.stringify(root)}, ${LEAST_CONTRAST})`)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
}

async function open(page: Page, operation: string): Promise<ReturnType<Page['locator']>> {
  const block = page.locator(`#operations-${operation}`);
  await block.locator('.opblock-summary-control').click();
  await block.locator('.opblock-body .responses-wrapper').waitFor();
  return block;
}

async function tryOut(page: Page, operation: string, fill: (block: ReturnType<Page['locator']>) => Promise<void>, status: number): Promise<void> {
  const block = await open(page, operation);
  await expectReadable(page, `#operations-${operation}`);
  await block.locator('.try-out__btn').click();
  await expectReadable(page, `#operations-${operation}`);
  await fill(block);
  await block.locator('.execute').click();
  await block.locator('.live-responses-table .response-col_status').last().waitFor();
  expect(await block.locator('.live-responses-table tbody .response-col_status').first().innerText()).toMatch(new RegExp(`^${status}`));
  expect(await block.locator('.live-responses-table .highlight-code').first().innerText()).toContain('{');
  await expectReadable(page, `#operations-${operation}`);
  const [answer, button] = await Promise.all(['.highlight-code pre', '.download-contents'].map((part) => block.locator(`.live-responses-table ${part}`).first().boundingBox()));
  expect(button?.y).toBeGreaterThanOrEqual((answer?.y ?? 0) + (answer?.height ?? 0));
  await block.locator('.opblock-summary-control').click();
}

/** Gives the reference a token, which its field shows whole. */
async function authorize(page: Page): Promise<void> {
  await page.locator('.btn.authorize').first().click();
  // Beside it stands the cookie of a session, which a browser sends by itself.
  const container = page.locator('.auth-container', { hasNotText: '__Host-oratek' });
  await container.locator('input').fill(org.tokens.write);
  expect(await container.locator('input').evaluate((input) => input.scrollWidth - input.clientWidth)).toBe(0);
  await expectReadable(page, '.dialog-ux');
  await container.locator('.auth-btn-wrapper .authorize').click();
  await expectReadable(page, '.dialog-ux');
  await container.locator('.auth-btn-wrapper .btn-done').click();
}

async function clear(block: ReturnType<Page['locator']>): Promise<void> {
  for (const input of await block.locator('.parameters input').all()) await input.fill('');
  for (const select of await block.locator('.parameters select').all()) await select.selectOption({ index: 0 });
}

describe.each(VIEWS)('at $name', ({ width, colorScheme }) => {
  it('every text of the start page, of what it opens and of live answers can be read, and nothing is wider than the screen', async () => {
    await org.client.post('/api/v1/contacts', { full_name: 'Nora Readable', company: 'Contrast Labs', deal_stage: 'lead', deal_value: 28000, tags: ['a'] });
    const { page, complaints, close } = await openPage(browser, app.baseUrl, { viewport: { width, height: 900 }, colorScheme });
    await page.goto('/docs');
    await page.locator('.opblock').first().waitFor();
    expect(await page.locator('[data-origin]').first().innerText()).toBe(app.baseUrl);
    await expectReadable(page);
    expect(await page.locator('.opblock-tag-section.is-open:visible').filter({ hasNot: page.locator('.opblock') }).count()).toBe(0);
    await authorize(page);
    await tryOut(page, 'Contacts-listContacts', clear, 200);
    await tryOut(page, 'Tasks-createTask', async (block) => {
      await clear(block);
      await block.locator('.body-param textarea').fill('{"title":"Read this","priority":"high"}');
    }, 201);
    await tryOut(page, 'Contacts-createContact', async (block) => {
      await clear(block);
      await block.locator('.body-param textarea').fill('{"full_nam":"x","deal_value":-1}');
    }, 422);
    expect(complaints).toEqual([]);
    await close();
  });

  it('so can those of the Octolane-compatible API, which takes a push and refuses a faulty one', async () => {
    const pipeline_id = (await org.octolane.get('/v1/pipelines')).body.data.pipelines[0].pipeline_id as string;
    const { page, complaints, close } = await openPage(browser, app.baseUrl, { viewport: { width, height: 900 }, colorScheme });
    await page.goto('/docs?api=octolane');
    await page.locator('.opblock').first().waitFor();
    await expectReadable(page);
    await authorize(page);
    const send = (body: object) => async (block: ReturnType<Page['locator']>): Promise<void> => {
      await clear(block);
      await block.locator('.body-param textarea').fill(JSON.stringify(body));
    };
    await tryOut(page, 'Opportunities-listOpportunities', async (block) => {
      await clear(block);
      await block.locator('tr[data-param-name="pipeline_id"] input').fill(pipeline_id);
    }, 200);
    const related_objects = { account_domain: 'acme.example', primary_contact_email: 'jane@acme.example' };
    await tryOut(page, 'Opportunities-openOpportunity', send({ pipeline_id, opportunity: { stage_name: 'Qualified', deal_size: 42000 }, related_objects }), 201);
    await tryOut(page, 'Accounts-resolveAccount', send({ domian: 'acme.example' }), 400);
    expect(complaints).toEqual([]);
    await close();
  });

  it.each(GUIDES.map(({ path }) => path))('every text of %s can be read, and nothing is wider than the screen', async (path) => {
    const { page, complaints, close } = await openPage(browser, app.baseUrl, { viewport: { width, height: 900 }, colorScheme });
    await page.goto(path);
    await expectReadable(page);
    expect(complaints).toEqual([]);
    await close();
  });
});

it.each(['/docs', ...GUIDES.map(({ path }) => path)])('%s has what assistive technology needs', async (path) => {
  const { page, close } = await openPage(browser, app.baseUrl, { viewport: { width: 1440, height: 900 } });
  await page.goto(path);
  await page.evaluate(axe.source);
  // Swagger UI is excluded: it will be replaced, and its own faults would hide ours.
  const { violations } = await page.evaluate<axe.AxeResults>("axe.run({ exclude: ['#reference'] })");
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await page.keyboard.press('Tab');
  expect(await page.evaluate('[document.activeElement.textContent, getComputedStyle(document.activeElement).outlineStyle]')).toEqual(['Skip to the content', 'solid']);
  await close();
});
