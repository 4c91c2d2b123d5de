import { setTimeout as pause } from 'node:timers/promises';
import type { Settings } from '../config/settings.js';
import { databaseEndedBy, type ProgramStreams, sayFailure } from './process.js';
import { runServer, type RunningServer } from './run-server.js';

/**
 * Runs the server until it is asked to stop, or its database ends. Every failure is reported on `streams.err`.
 * @param readSettings throws SettingsError @param stopRequested resolves when the server is to stop; listens from
 * before the start @returns the exit code of the process
 */
export async function runServerProgram(readSettings: () => Settings, streams: ProgramStreams, stopRequested: (settings: Settings) => Promise<unknown>): Promise<number> {
  const say = (text: string): void => streams.out(`${text}\n`);
  const complain = (text: string): void => streams.err(`oratek: ${text}\n`);
  try {
    const settings = readSettings();
    const asked = stopRequested(settings);
    const server = await runServer(settings, say, streams.log);
    say(welcome(server));
    const databaseEnded = new Promise<string>((resolve) => server.onDatabaseExit(resolve));
    const reason = await Promise.race([asked.then(() => null), databaseEnded]);
    if (reason !== null) complain(databaseEndedBy(reason));
    server.leave();
    if (reason === null) await Promise.race([pause(settings.shutdownDelay), databaseEnded]);
    await server.stop();
    return reason === null ? 0 : 1;
  } catch (error) {
    sayFailure(error, complain);
    return 1;
  }
}

function welcome({ baseUrl, metricsUrl, dataDir, demo, isEmpty }: RunningServer): string {
  const lines = ['', `  OraTek is ready.`, '', `  API   ${baseUrl}/api/v1`, `        ${baseUrl}/v1 (compatible with Octolane)`, `  Docs  ${baseUrl}/docs`];
  if (metricsUrl !== null) lines.push(`  Metrics ${metricsUrl}`);
  if (dataDir !== null) lines.push(`  Data  ${dataDir}`);
  if (demo) {
    lines.push(
      `  Token ${demo.token}`,
      `        (scopes read and write, organization "${demo.organization.slug}"; it is shown this one time)`,
      '',
      `  Sign in  ${demo.signInUrl}`,
      '        (as its admin; the link works once, within 24 hours)',
      '',
      '  Try it:',
      `  curl -H "Authorization: Bearer ${demo.token}" "${baseUrl}/api/v1/contacts?label=hot"`,
    );
  } else if (isEmpty) {
    lines.push('', '  There is no organization yet:', '  npm run --silent oratek -- init --org <slug> --name <name> --plan pro --admin-email <email>');
  } else {
    lines.push('', '  A token: npm run --silent oratek -- keys create --org <slug> --name <name> --scopes read,write');
  }
  return [...lines, ''].join('\n');
}
