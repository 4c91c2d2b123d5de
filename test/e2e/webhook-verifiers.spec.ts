import { readFileSync } from 'node:fs';
import { newSecret, signatureHeaders, type SigningSecrets } from '../../src/modules/webhooks/domain/signature.js';
import { presentVerifiers, type Scheme, type SignedDelivery, VERIFIERS, verdictsOf } from '../support/webhook-verifiers/verifiers.js';
import { serverNow } from '../support/server-clock.js';

/** Go compiles its own HTTP library the first time. */
const COMPILE_MS = 300_000;

// A language that is not on this machine has no tests here: they would be skipped everywhere but in a few places.
const present = presentVerifiers();
const missing = VERIFIERS.filter(({ language }) => !present.some((one) => one.language === language)).map(({ language }) => language);
if (missing.length > 0) process.stderr.write(`\nNot run, since this machine does not have the language: the webhook verifiers for ${missing.join(', ')}.\n`);

const BODY = '{"event":"task.created","ts":"2026-05-14T18:24:30.000Z","payload":{"task":{"title":"Ünïcode € 🎉"}},"sequence":1}';
const current = newSecret();
const next = newSecret();

it('are in the page as they are in the files', () => {
  const page = readFileSync('docs/webhooks.md', 'utf8');
  for (const { file } of VERIFIERS) expect(page).toContain(`\n${readFileSync(`docs/webhooks/${file}`, 'utf8')}\`\`\`\n`);
});

it('are run for Node at least', () => {
  expect(present.map(({ language }) => language)).toContain('Node');
});

type Delivery = Omit<SignedDelivery, 'scheme'>;

const nowS = (): number => Math.floor(serverNow() / 1000);

function delivery(secrets: SigningSecrets = { current, previous: null }, timestamp = nowS()): Delivery {
  const signed = signatureHeaders({ secrets, eventId: '019a8d6d-0000-7000-8000-000000000001', timestamp, body: BODY });
  return { headers: signed, body: BODY, secret: current };
}

function without(headers: Delivery['headers'], name: string): Delivery['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name));
}

const SIGNATURE: Readonly<Record<Scheme, string>> = { documented: 'X-OraTek-Signature', standard: 'webhook-signature' };
const BOTH: readonly Scheme[] = ['documented', 'standard'];

/** A request to a verifier, its scheme, and whether the verifier must accept it. */
const CASES: readonly (readonly [what: string, schemes: readonly Scheme[], isAccepted: boolean, make: (scheme: Scheme) => Delivery])[] = [
  ['a genuine delivery', BOTH, true, () => delivery()],
  ['a tampered body', BOTH, false, () => ({ ...delivery(), body: BODY.replace('created', 'deleted') })],
  ['a truncated body', BOTH, false, () => ({ ...delivery(), body: BODY.slice(0, -1) })],
  ['an empty body', BOTH, false, () => ({ ...delivery(), body: '' })],
  ['a body that is no UTF-8', BOTH, false, () => ({ ...delivery(), body: Buffer.from([0xff, 0xfe, 0x00]) })],
  ['a body that was parsed and written again', BOTH, false, () => ({ ...delivery(), body: JSON.stringify(JSON.parse(BODY), null, 1) })],
  ['another secret', BOTH, false, () => ({ ...delivery(), secret: next })],
  ['a signature that is too short', BOTH, false, (scheme) => ({ ...delivery(), headers: { ...delivery().headers, [SIGNATURE[scheme]]: delivery().headers[SIGNATURE[scheme]]!.slice(0, -1) } })],
  ['a signature that is too long', BOTH, false, (scheme) => ({ ...delivery(), headers: { ...delivery().headers, [SIGNATURE[scheme]]: `${delivery().headers[SIGNATURE[scheme]]!}0` } })],
  ['an empty signature', BOTH, false, (scheme) => ({ ...delivery(), headers: { ...delivery().headers, [SIGNATURE[scheme]]: '' } })],
  ['a signature that is no ASCII', BOTH, false, (scheme) => ({ ...delivery(), headers: { ...delivery().headers, [SIGNATURE[scheme]]: 'ü'.repeat(35) } })],
  ['no signature', BOTH, false, (scheme) => ({ ...delivery(), headers: without(delivery().headers, SIGNATURE[scheme]) })],
  ['no id', ['standard'], false, () => ({ ...delivery(), headers: without(delivery().headers, 'webhook-id') })],
  ['no timestamp', ['standard'], false, () => ({ ...delivery(), headers: without(delivery().headers, 'webhook-timestamp') })],
  ['a timestamp that is no number', ['standard'], false, () => ({ ...delivery(), headers: { ...delivery().headers, 'webhook-timestamp': 'now' } })],
  ['an old timestamp', ['standard'], false, () => delivery(undefined, nowS() - 400)],
  ['a timestamp of the future', ['standard'], false, () => delivery(undefined, nowS() + 400)],
  ['a timestamp moved to the present', ['standard'], false, () => ({ ...delivery(undefined, nowS() - 400), headers: { ...delivery(undefined, nowS() - 400).headers, 'webhook-timestamp': String(nowS()) } })],
  ['a rotation, by the old secret', BOTH, true, () => delivery({ current: next, previous: current })],
  ['a rotation, by the new secret', ['standard'], true, () => delivery({ current, previous: next })],
  ['a rotation, by the new secret before the overlap has ended', ['documented'], false, () => delivery({ current, previous: next })],
  ['a rotation, by a third secret', BOTH, false, () => ({ ...delivery({ current: next, previous: newSecret() }) })],
];

const DELIVERIES = CASES.flatMap(([what, schemes, isAccepted, make]) =>
  schemes.map((scheme) => ({ name: `${isAccepted ? 'accepts' : 'refuses'} ${what} (${scheme})`, isAccepted, deliver: (): SignedDelivery => ({ ...make(scheme), scheme }) })),
);

it.each(present.flatMap((verifier) => verifier.forms.map((form) => [verifier.language, form.framework, verifier, form] as const)))('%s with the headers of %s accepts what is genuine and refuses all else', (_language, _framework, verifier, form) => {
  const verdicts = verdictsOf(verifier, form, DELIVERIES.map(({ deliver }) => deliver()));
  expect(DELIVERIES.map(({ name }, index) => [name, verdicts[index]])).toEqual(DELIVERIES.map(({ name, isAccepted }) => [name, isAccepted]));
}, COMPILE_MS);
