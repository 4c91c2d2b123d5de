// Tries every row of the contracts of both APIs against a running server, and deletes what it made: `npm run test:contract -- --help`.
import { appendFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { SECTIONS } from './sections.mjs';
import { startOwnServer } from './runner/own-server.mjs';
import { Receiver } from './runner/receiver.mjs';
import { junitOf, tableOf } from './runner/report.mjs';
import { Trial } from './runner/trial.mjs';
import { tryRows } from './runner/try-rows.mjs';

const HELP = `npm run test:contract -- [options]

  --url <server>          the server to try, such as https://staging.example.com; without it, a server of its own is started
  --junit <file>          writes the results as JUnit
  --only <text>           only rows whose section or name contains the text
  --clean <run>           only deletes what an earlier run has left, by the id that it printed
  --disposable            the organization may keep what cannot be deleted: stages that a deal_stage made
  --receiver-url <url>    the address under which the server reaches this machine, to receive webhooks; without it, they
                          are received only from a server on this machine
  --receiver-port <port>  where they are received; any free port by default
  --receiver-host <host>  the address to listen on; 127.0.0.1 by default

  ORATEK_TOKEN            a token with the scopes read and write, needed with --url
  ORATEK_ADMIN_TOKEN      one with the scope admin; without it, rows about Settings and webhooks are not run
  ORATEK_READ_TOKEN       one with the scope read; issued by the admin token if absent
  ORATEK_OTHER_TOKEN      one with the scopes read and write of another organization
  ORATEK_SESSION          the cookie of an admin who is signed in there, such as __Host-oratek=…

Records that it makes carry the id of the run, and are deleted at the end, also after a failure. It makes about 2,000
requests, which count against the organization's limit. Exit code: 0 if no row failed and nothing is left, else 1; 2 if it
cannot begin.
`;

const say = (text) => process.stdout.write(`${text}\n`);
const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => interrupted.abort());

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

async function main() {
  const { values: options } = parseArgs({
    options: {
      help: { type: 'boolean' },
      url: { type: 'string' },
      junit: { type: 'string' },
      only: { type: 'string' },
      clean: { type: 'string' },
      disposable: { type: 'boolean', default: false },
      'receiver-url': { type: 'string' },
      'receiver-port': { type: 'string' },
      'receiver-host': { type: 'string' },
    },
  });
  if (options.help) {
    say(HELP);
    return 0;
  }
  const { ORATEK_TOKEN: write, ORATEK_ADMIN_TOKEN: admin, ORATEK_READ_TOKEN: read, ORATEK_OTHER_TOKEN: other, ORATEK_SESSION: session } = process.env;
  if (options.url !== undefined && !write) throw new Error('ORATEK_TOKEN is not set: it needs a token with the scopes read and write.');
  const own = options.url === undefined ? await startOwnServer() : null;
  try {
    const given = { write, admin: admin || undefined, read: read || undefined, other: other || undefined, session: session || undefined };
    return await tryServer(own ?? { url: options.url, tokens: given }, { ...options, disposable: options.disposable || own !== null });
  } finally {
    await own?.stop();
  }
}

async function tryServer({ url, tokens }, options) {
  const begin = performance.now();
  const isLocal = /^(localhost|127\.|\[::1\])/.test(new URL(url).hostname);
  const hasReceiver = isLocal || options['receiver-url'] !== undefined;
  const receiver = hasReceiver ? await Receiver.open({ port: Number(options['receiver-port'] ?? 0), host: options['receiver-host'], url: options['receiver-url'] }) : null;
  let trial;
  try {
    trial = await Trial.open({ url, tokens, receiver, isDisposable: options.disposable, run: options.clean });
  } catch (error) {
    receiver?.close();
    throw error;
  }
  say(`Run ${trial.run} against ${trial.server.origin}`);
  let results;
  let left;
  try {
    results = await tryRows(options.clean === undefined ? chosen(options.only) : [], trial, interrupted.signal);
  } finally {
    left = await trial.cleanUp();
    trial.close();
  }
  const seconds = (performance.now() - begin) / 1000;
  say(tableOf(results, seconds));
  say(`${trial.server.requests} requests.`);
  for (const one of left) say(`Left on the server: ${one}`);
  if (options.junit !== undefined) writeFileSync(options.junit, junitOf(results, seconds));
  const failed = results.filter(({ outcome }) => outcome === 'failed').length;
  if (process.env.TEST_TALLY) appendFileSync(process.env.TEST_TALLY, `${results.filter(({ outcome }) => outcome === 'passed').length} ${failed}\n`);
  return failed > 0 || left.length > 0 || interrupted.signal.aborted ? 1 : 0;
}

function chosen(only) {
  if (only === undefined) return SECTIONS;
  return SECTIONS.map(({ title, rows }) => ({ title, rows: rows.filter(({ name }) => `${title} | ${name}`.includes(only)) }));
}
