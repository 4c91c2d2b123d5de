import { type INestApplicationContext, Logger } from '@nestjs/common';
import { startSweeps } from './start-sweeps.js';
import { Metrics } from '../platform/telemetry/metrics.js';
import { PeriodicFailures } from '../platform/telemetry/periodic-failures.js';

afterEach(() => jest.restoreAllMocks());

it('each sweep that fails is logged and counted by its name', async () => {
  const warned = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
  const broken = (): Promise<never> => Promise.reject(new Error('no database'));
  const metrics = new Metrics();
  // Every call of the application's instances fails.
  const app = { get: (token: unknown) => (token === PeriodicFailures ? new PeriodicFailures(metrics) : new Proxy({}, { get: () => broken })) } as unknown as INestApplicationContext;
  const sweeps = startSweeps(app);
  // All calls are pending, and all fail in the same turn of the event loop.
  await new Promise((resolve) => setImmediate(resolve));
  await sweeps.stop();
  const names = ['deliveries', 'subscriptions', 'idempotency_keys', 'jobs', 'ended_jobs', 'deal_names', 'task_titles', 'contact_bodies', 'task_bodies', 'deleted_accounts', 'denied_calls', 'audit_entries', 'usage', 'usage_hours', 'sign_ins'];
  expect(warned.mock.calls.flat().sort()).toEqual(names.map((name) => `${name}: no database`).sort());
  const { text } = await metrics.render();
  for (const name of names) expect(text).toContain(`oratek_periodic_failures_total{work="${name}"} 1\n`);
});
