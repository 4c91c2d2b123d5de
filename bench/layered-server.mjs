// The application as `npm start` runs it, but for one layer, which BENCH_WITHOUT names: what it would do is done at once.
import 'reflect-metadata';
import { settingsOfProcess } from '../dist/config/settings.js';
import { KeyCredentials } from '../dist/modules/api-keys/adapters/auth/key-credentials.js';
import { ShapePipe } from '../dist/platform/input/shape.pipe.js';
import { RateLimits } from '../dist/platform/http/admission/rate-limits.js';
import { runServer } from '../dist/app/run-server.js';

/** Keeps what the layer came to the first time, and answers with it from then on, where it `applies`. */
function once(prototype, method, applies = () => true) {
  const original = prototype[method];
  let known;
  prototype[method] = function (...args) {
    return applies(...args) ? (known ??= original.apply(this, args)) : original.apply(this, args);
  };
}

const WITHOUT = {
  authentication: () => once(KeyCredentials.prototype, 'judge'),
  // All requests of the bench have the same query, and no body.
  validation: () => once(ShapePipe.prototype, 'transform', (_value, { type }) => type === 'query'),
  'rate limit': () => {
    RateLimits.prototype.admit = async () => undefined;
  },
};

WITHOUT[process.env.BENCH_WITHOUT]?.();
const server = await runServer(settingsOfProcess(), () => undefined);
process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)));
