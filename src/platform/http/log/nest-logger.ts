import type { LoggerService } from '@nestjs/common';
import type { FastifyBaseLogger } from 'fastify';

/** Messages of Nest and its libraries, in the log of the application; the messages of a normal start are left out. */
export function nestLogger(log: FastifyBaseLogger): LoggerService {
  const text = (message: unknown): string => (message instanceof Error ? message.message : String(message));
  return {
    log: () => undefined,
    warn: (message: unknown) => log.warn(text(message)),
    error: (message: unknown, ...rest: unknown[]) => log.error({ err: message instanceof Error ? message : undefined, detail: rest }, text(message)),
    fatal: (message: unknown, ...rest: unknown[]) => log.fatal({ err: message instanceof Error ? message : undefined, detail: rest }, text(message)),
  };
}
