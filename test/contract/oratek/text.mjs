import { equal, has, ok, refused } from '../runner/expect.mjs';
import { row, section } from '../runner/rows.mjs';

const CONTACTS = '/api/v1/contacts';
const found = async (t, parameter, value) => ok(await t.client.get(`${CONTACTS}?${parameter}=${encodeURIComponent(value)}`)).body.data.map(({ id }) => id);

export const text = section('oratek: Text', [
  row('form: texts are stored in Unicode NFC, trimmed of white space and of invisible characters at both ends', async (t) => {
    const name = t.text('Jose\u0301');
    has((await t.made(CONTACTS, { full_name: ` \u200B${name}\u00A0\uFEFF`, company: '\tAcme ' })).body, { full_name: name.normalize('NFC'), company: 'Acme' });
  }),
  row('blank: a text without any visible character (white space, controls, default-ignorable code points, U+2800) is blank, and counts as `null`', async (t) => {
    for (const blank of ['', '  ', '\u200B', '\u2800', '\uFEFF \u00AD']) has(await t.contact({ company: blank }), { company: null });
    refused(await t.client.post(CONTACTS, { full_name: '\u2800', company: ' ' }), 422, 'validation');
  }),
  row('controls: C0 and C1 controls, CR and LF included, are a 422 in one-line texts; bidirectional and joining marks inside a text stay', async (t) => {
    for (const control of ['\u0000', '\u0007', '\n', '\r', '\u0085']) {
      refused(await t.client.post(CONTACTS, { full_name: `a${control}b` }), 422, 'validation', ['full_name']);
      refused(await t.client.post('/api/v1/tasks', { title: `a${control}b` }), 422, 'validation', ['title']);
    }
    const name = t.text('a\u200Db \u200Ec');
    has((await t.made(CONTACTS, { full_name: name })).body, { full_name: name });
  }),
  row('email: `local@domain`: no quoted local part, no white space, control or invisible character anywhere; identity is the lower-cased address', async (t) => {
    const [email, domain] = [t.email(), t.domain()];
    const { id } = await t.contact({ email: email.toUpperCase() });
    equal((await t.client.get(`${CONTACTS}/${id}`)).body.email, email.toUpperCase(), 'email as sent');
    equal(await found(t, 'email', email), [id], 'found by identity');
    for (const wrong of ['nobody', `"a b"@${domain}`, `a b@${domain}`, `a\u200Bb@${domain}`, '@x.example', 'a@b@c.example', 'a@-x.example']) refused(await t.client.post(CONTACTS, { full_name: t.text(), email: wrong }), 422, 'validation', ['email']);
  }),
  row('email: domain by IDNA (shown as sent, compared in its ASCII form)', async (t) => {
    const email = `jo@münchen.${t.domain()}`;
    const contact = await t.contact({ email });
    equal(contact.email, email, 'email');
    equal(await found(t, 'email', email.replace('münchen', 'xn--mnchen-3ya')), [contact.id], 'found by the ASCII form');
  }),
  row('comparing: `q`, `company` and the sorts by name compare folded text: `q=jose` finds José, `ΟΔΟΣ` finds Οδος; `ß` = `ss`, `İ`, `I`, `ı` = `i`, `Ł` = `l`, `Ø` = `o`, `Æ` = `ae`', async (t) => {
    for (const [stored, sought] of [['José', 'jose'], ['Οδος', 'ΟΔΟΣ'], ['Straße', 'STRASSE'], ['İstanbulı', 'istanbuli'], ['Łódź', 'lodz'], ['Øre', 'ore'], ['Æsir', 'aesir']]) {
      const name = t.text(stored);
      const { id } = await t.contact({ full_name: name, company: name });
      const folded = name.replace(stored, sought);
      equal(await found(t, 'q', folded), [id], `q=${folded}`);
      equal(await found(t, 'company', folded), [id], `company=${folded}`);
    }
  }),
  row('sorting: by the folded text, ties by `id`; an absent value sorts as the smallest', async (t) => {
    const tag = t.text('Sort');
    const ids = [];
    for (const company of ['Östlund', 'Zebra', 'aaa', null, 'Oslo', 'zebra']) ids.push((await t.contact({ full_name: tag, company })).id);
    const [ostlund, zebra, first, none, oslo, again] = ids;
    const sorted = async (sort) => ok(await t.client.get(`${CONTACTS}?q=${encodeURIComponent(tag)}&sort=${sort}`)).body.data.map(({ id }) => id);
    equal(await sorted('company'), [none, first, oslo, ostlund, ...[zebra, again].sort()], 'sort=company');
    equal(await sorted('-company'), [...[zebra, again].sort().reverse(), ostlund, oslo, first, none], 'sort=-company');
  }),
]);
