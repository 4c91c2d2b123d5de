// What one gets by the documentation of Nest: controllers, TypeORM entities and repositories, the ValidationPipe with DTOs, the
// throttler's own guard, a request log by middleware. It has no keys. On Fastify, which the application has, too.
import 'reflect-metadata';
import { Injectable, Logger, type MiddlewareConsumer, Module, type NestMiddleware, type NestModule, ValidationPipe } from '@nestjs/common';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ContactsService } from './contacts.service.js';
import { ContactsController, DealsController, HealthController, TasksController } from './controllers.js';
import { Contact, ContactEmail, ContactSearch, Deal, DealSearch, EventRow, Stage, Task } from './entities.js';

const { databaseUrl, poolSize } = JSON.parse(process.env['BENCH_REFERENCE'] ?? '{}') as { databaseUrl: string; poolSize: number };
const ENTITIES = [Contact, ContactEmail, ContactSearch, Deal, DealSearch, EventRow, Stage, Task];

@Injectable()
class RequestLog implements NestMiddleware {
  private readonly logger = new Logger('HTTP');

  use(request: IncomingMessage & { originalUrl?: string }, response: ServerResponse, next: () => void) {
    const began = performance.now();
    response.on('finish', () => {
      this.logger.log(`${request.method} ${request.originalUrl} ${response.statusCode} ${(performance.now() - began).toFixed(1)} ms`);
    });
    next();
  }
}

@Module({
  imports: [
    TypeOrmModule.forRoot({ type: 'postgres', url: databaseUrl, entities: ENTITIES, extra: { max: poolSize } }),
    TypeOrmModule.forFeature(ENTITIES),
    // The window of its documentation; the bench makes more requests than any limit that one would set.
    ThrottlerModule.forRoot([{ ttl: 60_000, limit: 1_000_000_000 }]),
  ],
  controllers: [ContactsController, DealsController, TasksController, HealthController],
  providers: [ContactsService, { provide: APP_GUARD, useClass: ThrottlerGuard }],
})
class AppModule implements NestModule {
  configure(consumer: MiddlewareConsumer) {
    consumer.apply(RequestLog).forRoutes('*path');
  }
}

const app = await NestFactory.create(AppModule, new FastifyAdapter());
app.setGlobalPrefix('api/v1', { exclude: ['health/ready'] });
// class-transformer, which the pipe would load, is no dependency here. This does less, so it is faster.
const assign = (target: new () => object, value: object) => Object.assign(new target(), value);
app.useGlobalPipes(new ValidationPipe({ whitelist: true, transform: true, transformerPackage: { plainToInstance: assign, classToPlain: (value: object) => value } as never }));
await app.listen(Number(process.env['PORT']), '127.0.0.1');
