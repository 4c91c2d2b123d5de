import type { FastifyInstance } from 'fastify';

/** One line a request, when it is answered: what was asked by whom, and what came of it. No token, no body, no query. */
export function registerRequestLog(instance: FastifyInstance): void {
  instance.addHook('onResponse', (request, reply, done) => {
    request.log.info(
      {
        method: request.method,
        route: request.is404 ? null : request.routeOptions.url,
        status: reply.statusCode,
        duration_ms: Math.round(reply.elapsedTime * 100) / 100,
        org: request.credential?.orgId ?? null,
        key: request.credential?.keyPrefix ?? null,
      },
      'request',
    );
    done();
  });
}
