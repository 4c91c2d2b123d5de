import type { Settings } from '../config/settings.js';
import { PublicUrl } from '../platform/http/public-url.js';

/** Where people reach the server, as it is configured, or else as its own settings have it. */
export function publicUrlOf(settings: Settings): PublicUrl {
  return new PublicUrl(settings.publicUrl ?? ownUrlOf(settings, settings.port), settings.publicUrl !== null);
}

/** An address under which this machine reaches the server on `port`. */
export function ownUrlOf({ tls, host }: Pick<Settings, 'tls' | 'host'>, port: number): string {
  return urlOf(tls ? 'https' : 'http', host, port);
}

/** An address under which this machine reaches a listener on `host` and `port`. */
export function urlOf(scheme: 'http' | 'https', host: string, port: number): string {
  const anyAddress = host === '0.0.0.0' || host === '::';
  return `${scheme}://${anyAddress ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`;
}
