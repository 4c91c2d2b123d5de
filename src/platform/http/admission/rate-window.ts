import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** The limit as it was when the request was admitted; null on public routes. */
    rateWindow: RateWindow | null;
  }
}

/** The limit of an organization at one moment. */
export interface RateWindow {
  /** Requests in any hour. */
  readonly quota: number;
  /** How many more are admitted now. */
  readonly remaining: number;
  /** When one more is admitted: seconds since 1970. */
  readonly resetsAt: number;
}

/** The limit as it was when the request was admitted, in a handler of a route that is not public. */
export const CurrentWindow = createParamDecorator((_data: unknown, context: ExecutionContext): RateWindow => {
  const { rateWindow } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!rateWindow) throw new Error('CurrentWindow was asked for on a public route');
  return rateWindow;
});
