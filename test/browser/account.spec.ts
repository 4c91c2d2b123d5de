import axe from 'axe-core';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { newLink, newUser } from '../support/people.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';
import { openPage, startChromium } from './chromium.js';

const FAINT_TEXTS = readFileSync('test/browser/faint-texts.js', 'utf8').trimEnd();
/** The contrast that text of any size needs (WCAG 2.2, 1.4.3). */
const LEAST_CONTRAST = 4.5;
const PASSWORD = 'umbrella tractor violin';

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

/** Checks that apply to every page. The pages have no script, so axe comes from outside, past their policy. */
async function expectGood(page: Page): Promise<void> {
  expect(await page.evaluate(`${FAINT_TEXTS}("body", ${LEAST_CONTRAST})`)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
  await page.evaluate(axe.source);
  expect(await page.evaluate('axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]))')).toEqual([]);
}

describe.each([
  { name: '1440 px', width: 1440, colorScheme: 'light' },
  { name: '375 px, by night', width: 375, colorScheme: 'dark' },
] as const)('at $name', ({ width, colorScheme }) => {
  it('a person sets a password by a link, signs out and in again, and looks after the account, all of it by forms', async () => {
    const user = await newUser(app, org, 'member', `${'a-long-name-'.repeat(4)}${width}@${org.slug}.example`);
    const { page, complaints, close } = await openPage(browser, app.baseUrl, { viewport: { width, height: 800 }, colorScheme });
    const submit = (name: string) => Promise.all([page.waitForEvent('load'), page.getByRole('button', { name, exact: true }).click()]);

    await page.goto(await newLink(app, org, user, 'invitation'));
    await expectGood(page);
    await page.getByLabel('New password').fill('password1234');
    await page.getByLabel('The same again').fill('password1234');
    await submit('Set password and sign in');
    await expectGood(page);
    // The fault stands beside the field, which has the focus.
    expect(await page.evaluate('document.activeElement.id')).toBe('new_password');
    await page.getByLabel('New password').fill(PASSWORD);
    await page.getByLabel('The same again').fill(PASSWORD);
    await submit('Set password and sign in');
    expect(page.url()).toBe(`${app.baseUrl}/account`);
    await expectGood(page);

    for (const name of ['Password', 'Sessions']) {
      await page.getByRole('link', { name, exact: true }).click();
      await expectGood(page);
    }
    await page.getByRole('link', { name: 'Account', exact: true }).click();
    await submit('Sign out');
    await expectGood(page);
    await page.getByLabel('Email').fill(user.email);
    await page.getByLabel('Password').fill('a wrong password');
    await submit('Sign in');
    await expectGood(page);
    // The email stays, and the password is typed again.
    expect(await page.evaluate('document.activeElement.id')).toBe('password');
    await page.keyboard.type(PASSWORD);
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    expect(page.url()).toBe(`${app.baseUrl}/account`);
    await page.goto('/account/nothing');
    await expectGood(page);
    expect(complaints).toEqual([]);
    await close();
  });

  it('asks for the organization of a provider, and for the address of somebody who has forgotten a password', async () => {
    const { page, complaints, close } = await openPage(browser, app.baseUrl, { viewport: { width, height: 800 }, colorScheme });
    for (const path of ['/account/sign-in', '/account/openid', '/account/openid?organization=nowhere', `/account/openid/callback/${org.id}?code=x&state=y`, '/account/forgot']) {
      await page.goto(path);
      await expectGood(page);
    }
    expect(complaints).toEqual([]);
    await close();
  });
});
