import { html } from './html.js';
import { field, notice, page } from './page.js';

const NASTY = `<b>"'&\`</b>`;
const ESCAPED = '&#60;b&#62;&#34;&#39;&#38;&#96;&#60;/b&#62;';

it('escapes every value, in text and in attributes, and what is in lists', () => {
  expect(html`<p title="${NASTY}">${NASTY}${[NASTY, html`<br>`, 1]}</p>`.text).toBe(`<p title="${ESCAPED}">${ESCAPED}${ESCAPED}<br>1</p>`);
});

it('shows nothing for what is not there', () => {
  expect(html`${null}${undefined}${false}${[]}${''}${0}`.text).toBe('0');
});

it('takes nothing for HTML that only looks like it', () => {
  expect(() => html`${{ text: '<b>' } as unknown as string}`).toThrow();
});

it('makes fields and notices of whatever people wrote', () => {
  const made = page({ title: NASTY, content: [field({ name: 'email', label: NASTY, type: 'email', autocomplete: 'username', value: NASTY, hint: NASTY, fault: NASTY }), notice('bad', NASTY)] }).text;
  expect(made).not.toContain('<b>');
  expect(made.split(ESCAPED)).toHaveLength(8);
  expect(made).toContain('aria-describedby="email-hint email-fault"');
});
