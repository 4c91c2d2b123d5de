import { randomBytes } from 'node:crypto';
import type { OrgId } from '../../../../kernel/ids.js';
import type { Timestamp } from '../../../../kernel/timestamp.js';
import { MemoryWindows } from '../../../../platform/rate-limit/memory-windows.js';
import { AesSecretBox } from '../../../../platform/secrets/aes-secret-box.js';
import { KeyRing } from '../../../../platform/secrets/key-ring.js';
import { type Flow, isCurrent } from '../../domain/flow.js';
import { SealedFlows } from './sealed-flows.js';

const FLOW: Flow = { orgId: 'org' as OrgId, issuer: 'https://login.example', clientId: 'crm', state: 'state', nonce: 'nonce', verifier: 'verifier', startedAt: '2026-05-14T18:24:30.000Z' as Timestamp };

function make(now = (): number => 0): SealedFlows {
  return new SealedFlows(new AesSecretBox(new KeyRing([randomBytes(32)])), new MemoryWindows({ now }));
}

it('opens what it has sealed, and nothing else', () => {
  const flows = make();
  const sealed = flows.seal(FLOW);
  expect(flows.open(sealed)).toEqual(FLOW);
  expect(sealed).toMatch(/^[\w-]+$/);
  for (const text of ['', 'x', sealed.slice(1), `${sealed.slice(0, -3)}AAA`, make().seal(FLOW)]) expect(flows.open(text)).toBeNull();
});

it('is used once', async () => {
  const flows = make();
  expect([await flows.use(FLOW), await flows.use(FLOW), await flows.use({ ...FLOW, state: 'another' })]).toEqual([true, false, true]);
});

it('lets so many begin from one address in a minute, whichever of a network of IPv6 it is', async () => {
  let now = 0;
  const flows = make(() => now);
  for (let i = 0; i < 100; i++) await flows.admit(`2001:db8::${i}`);
  await expect(flows.admit('2001:db8::1:1')).rejects.toMatchObject({ code: 'rate_limited', headers: { 'retry-after': '60' } });
  await flows.admit('2001:db8:1::1');
  now = 60_000;
  await flows.admit('2001:db8::1');
});

it('belongs to one provider, for ten minutes', () => {
  const at = (time: string): Timestamp => `2026-05-14T18:${time}.000Z` as Timestamp;
  expect(isCurrent(FLOW, FLOW, at('34:29'))).toBe(true);
  expect(isCurrent(FLOW, FLOW, at('34:30'))).toBe(false);
  for (const other of [{ orgId: 'other' as OrgId }, { issuer: 'https://login.example/' }, { clientId: 'CRM' }]) expect(isCurrent(FLOW, { ...FLOW, ...other }, at('25:00'))).toBe(false);
});
