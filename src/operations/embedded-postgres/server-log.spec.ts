import { errorLine } from './cluster.js';
import { lastFatal } from './server-log.js';

describe('lastFatal', () => {
  it('finds the last reason, without time and process id', () => {
    const messages = [
      '2026-01-01 00:00:00.000 UTC [10] FATAL:  database "oratek" does not exist',
      '2026-01-01 00:00:01.000 UTC [10] LOG:  could not bind IPv4 address "127.0.0.1": Address already in use',
      '2026-01-01 00:00:01.000 UTC [10] FATAL:  could not create any TCP/IP sockets',
      '2026-01-01 00:00:01.000 UTC [10] LOG:  database system is shut down',
    ];
    expect(lastFatal(messages.join('\n'))).toBe('could not create any TCP/IP sockets');
  });

  it('finds what Postgres says before it has a log', () => {
    expect(lastFatal('postgres: could not access directory "/x": Permission denied\n')).toBe('could not access directory "/x": Permission denied');
  });

  it('is undefined where nothing went wrong', () => {
    expect(lastFatal('2026-01-01 00:00:00.000 UTC [10] LOG:  database system is shut down\n')).toBeUndefined();
  });
});

describe('errorLine', () => {
  it('finds the error of initdb', () => {
    expect(errorLine('initdb: error: invalid locale name "xx"\ninitdb: hint: If it is of ICU …\n')).toBe('invalid locale name "xx"');
    expect(errorLine('initdb: could not look up effective user ID 4711: user does not exist\n')).toBe(
      'could not look up effective user ID 4711: user does not exist',
    );
    expect(errorLine('')).toBeUndefined();
  });
});
