import { setTimeout as pause } from 'node:timers/promises';
import { SettingsError, settingsOfProcess } from './config/settings.js';
import { StartupError } from './platform/database/startup-error.js';
import { runServer, type RunningServer } from './run-server.js';

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (text: string): void => void process.stderr.write(`oratek: ${text}\n`);

function welcome({ baseUrl, metricsUrl, dataDir, demo, isEmpty }: RunningServer): string {
  const lines = ['', `  OraTek is ready.`, '', `  API   ${baseUrl}/api/v1`, `  Docs  ${baseUrl}/docs`];
  if (metricsUrl !== null) lines.push(`  Metrics ${metricsUrl}`);
  if (dataDir !== null) lines.push(`  Data  ${dataDir}`);
  if (demo) {
    lines.push(
      `  Token ${demo.token}`,
      `        (scopes read and write, organization "${demo.organization.slug}"; it is shown this one time)`,
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

/** After the last thing to do, so long may what is still open, such as a connection to a collector, keep the process. */
const LINGER_MS = 500;

async function main(): Promise<void> {
  const settings = settingsOfProcess();
  const stopRequested = new Promise<string>((resolve) => {
    let asked = false;
    // With a certificate on disk, SIGHUP means to look at it (run-server.ts), also while there is nobody yet to do so.
    if (settings.tls !== null) process.on('SIGHUP', () => undefined);
    for (const signal of settings.tls === null ? (['SIGTERM', 'SIGINT', 'SIGHUP'] as const) : (['SIGTERM', 'SIGINT'] as const)) {
      process.on(signal, () => {
        // Asked twice, somebody is in a hurry.
        if (asked) process.exit(130);
        asked = true;
        resolve(signal);
      });
    }
  });
  const server = await runServer(settings, say);
  say(welcome(server));
  const databaseEnded = new Promise<string>((resolve) => server.onDatabaseExit(resolve));
  const reason = await Promise.race([stopRequested.then(() => null), databaseEnded]);
  if (reason !== null) {
    complain(`The embedded Postgres ended by itself (${reason}): see postgres.log in the data folder, and start again.`);
    process.exitCode = 1;
  }
  server.leave();
  if (reason === null) await Promise.race([pause(settings.shutdownDelay), databaseEnded]);
  await server.stop();
  setTimeout(() => process.exit(), LINGER_MS).unref();
}

main().catch((error: unknown) => {
  if (error instanceof SettingsError) error.faults.forEach(complain);
  else if (error instanceof StartupError) complain(error.message);
  else complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exit(1);
});
