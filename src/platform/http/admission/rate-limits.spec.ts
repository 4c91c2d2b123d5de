import type { FastifyReply } from 'fastify';
import { newId, newOrgId } from '../../../kernel/ids.js';
import type { Principal } from '../../auth/principal.js';
import type { Quotas } from '../../auth/quotas.js';
import { MemoryWindows } from '../../rate-limit/memory-windows.js';
import { Metrics } from '../../telemetry/metrics.js';
import { RateLimits, THROTTLERS } from './rate-limits.js';

const orgId = newOrgId();
const key: Principal = { orgId, actor: { type: 'api_key', id: newId(), name: 'website' }, scopes: ['read'], label: 'otk_a1b2c3d4', session: null };
const person = (): Principal => ({ orgId, actor: { type: 'user', id: newId(), name: 'jane@acme.example' }, scopes: ['read', 'write'], label: 'session', session: { id: newId() } });

let now = 0;
const limits = new RateLimits(new MemoryWindows({ now: () => now }), { requestsPerHour: () => Promise.resolve(5), supportAddress: () => null } satisfies Quotas, new Metrics(), { count: () => undefined });
const told: Record<string, unknown> = {};
const reply = { headers: (headers: object) => Object.assign(told, headers) } as unknown as FastifyReply;

it('a person has a limit alone, which the requests of the organization do not use up, nor the other way round', async () => {
  const [one, other] = [person(), person()];
  for (let n = 0; n < THROTTLERS.user.limit; n++) await limits.admit(one, reply);
  expect(told).toMatchObject({ 'ratelimit-policy': '"user";q=600;w=60', ratelimit: expect.stringMatching(/^"user";r=0;t=\d+$/), 'x-ratelimit-remaining': 0 });
  await expect(limits.admit(one, reply)).rejects.toMatchObject({ code: 'rate_limited', message: expect.stringContaining('You have made 600 requests within a minute'), headers: { 'retry-after': '60' } });
  await limits.admit(other, reply);
  for (let n = 0; n < 3; n++) await limits.admit(key, reply);
  // To read the organization's limit uses nothing up.
  const read = await limits.admit(other, reply);
  for (const _time of [1, 2]) expect(await read()).toMatchObject({ quota: 5, remaining: 2 });
  for (let n = 0; n < 2; n++) await limits.admit(key, reply);
  await expect(limits.admit(key, reply)).rejects.toMatchObject({ message: expect.stringContaining('Your organization has made 5 requests') });
  await limits.admit(other, reply);
  now += THROTTLERS.user.ttl;
  await limits.admit(one, reply);
});
