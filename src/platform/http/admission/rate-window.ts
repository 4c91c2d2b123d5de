import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** Reads the organization's limit; null on public routes. */
    rateWindow: (() => Promise<RateWindow>) | null;
  }
}

/** The limit of an organization at one moment. */
export interface RateWindow {
  /** Requests in any hour. */
  readonly quota: number;
  /** How many more are admitted now. */
  readonly remaining: number;
  /** When one more is admitted, for a person at the latest: seconds since 1970. */
  readonly resetsAt: number;
}

/** Reads the organization's limit, of a key as it was when the request was admitted; in a handler of a route that is not public. */
export const CurrentWindow = createParamDecorator((_data: unknown, context: ExecutionContext): (() => Promise<RateWindow>) => {
  const { rateWindow } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!rateWindow) throw new Error('CurrentWindow was asked for on a public route');
  return rateWindow;
});
