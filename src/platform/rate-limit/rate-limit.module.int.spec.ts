import { Inject, Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ThrottlerStorage } from '@nestjs/throttler';
import { MemoryWindows } from './memory-windows.js';
import { RateLimitModule } from './rate-limit.module.js';

@Injectable()
class Asker {
  constructor(@Inject(ThrottlerStorage) readonly storage: ThrottlerStorage) {}
}

@Module({ providers: [Asker] })
class AskingModule {}

it('gives everybody the storage that was made before the application, and closes it with it', async () => {
  const storage = new MemoryWindows();
  const close = jest.spyOn(storage, 'close');
  const rateLimits = RateLimitModule.forRoot({ storage, organization: { limit: 5000, ttl: 3_600_000 }, failures: { limit: 100, ttl: 60_000 }, user: { limit: 600, ttl: 60_000 } });
  @Module({ imports: [rateLimits, AskingModule] })
  class Root {}
  const app = await NestFactory.createApplicationContext(Root, { logger: false });
  expect(app.get(AskingModule, { strict: false })).toBeDefined();
  expect(app.get(Asker, { strict: false }).storage).toBe(storage);
  expect(close).not.toHaveBeenCalled();
  await app.close();
  expect(close).toHaveBeenCalledTimes(1);
});
