import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { newDatabase } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { LocalServer } from '../support/local-server.js';

/** Writes the status of each answer to stderr, and ends its body with a line feed. What a command asks of curl goes before. */
const WATCHED_CURL = String.raw`curl() { command curl -sS -w '%{stderr}%{http_code}\n%{stdout}\n' "$@"; }`;

let database: Awaited<ReturnType<typeof newDatabase>>;
let server: LocalServer;

beforeAll(async () => {
  database = await newDatabase();
  server = await LocalServer.start({ DATABASE_URL: database.url });
});
afterAll(async () => {
  await LocalServer.stopAll();
  await database.drop();
});

/** The commands of a section of the README, with the token and the address of this server in their exports alone. */
function commandsOf(section: string): string {
  const text = readFileSync('README.md', 'utf8').split(/^## /m).find((part) => part.startsWith(`${section}\n`)) ?? '';
  const commands = [...text.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = '']) => block).join('\n');
  return commands.replace('"otk_…"', `"${server.token ?? ''}"`).replaceAll(/^(export \w+=")http:\/\/127\.0\.0\.1:3000/gm, `$1${server.baseUrl}`);
}

function run(script: string): Promise<{ code: number | null; stdout: string; stderr: string }> {
  // Asynchronously: the server is in this process.
  const child = spawn('bash', ['-euo', 'pipefail'], { stdio: ['pipe', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
  child.stdin.end(script);
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
}

it('the five minutes work word for word: one record through both APIs, and the feed tells of it', async () => {
  const { code, stdout, stderr } = await run(`${WATCHED_CURL}\n${commandsOf('Five minutes')}`);
  expect({ code, statuses: stderr.trim().split('\n').map(Number) }).toEqual({
    code: 0,
    statuses: [200, 201, 200, 200, 200, 201, 200, 200, 201, 200, 422, 200, 200, 201, 200, 200, 200],
  });
  const answers = stdout.trim().split('\n').map((line): any => JSON.parse(line));
  const [hotLeads, found, changed, deals, task, activities, , phone, refused, pushed, search, same] = answers;
  let feed = answers.at(-1);
  expect((hotLeads.data as { label: string }[]).map(({ label }) => label)).toContain('hot');
  expect((found.data as object[]).length).toBeGreaterThan(1);
  expect(changed).toMatchObject({ full_name: 'New Lab', deal_stage: 'qualified' });
  expect((deals.data as { id: string }[]).map(({ id }) => id)).toContain(changed.id);
  expect(task).toMatchObject({ status: 'done', contact_id: changed.id });
  expect((activities.data as { type: string }[]).map(({ type }) => type)).toContain('task.completed');
  expect(phone).toMatchObject({ id: changed.id, phone: '+1 801 555 0100' });
  expect((refused.details as { field: string }[]).map(({ field }) => field)).toEqual(expect.arrayContaining(['deal_value', 'tag']));
  expect(pushed.data.created).toEqual({ account: true, contacts: [pushed.data.contact_id] });
  const jane = { id: pushed.data.contact_id as string };
  expect(search.data.contacts).toEqual([expect.objectContaining({ ...jane, email: 'jane@acme.example' })]);
  expect(same.data).toEqual([expect.objectContaining({ ...jane, deal_stage: 'qualified', deal_value: 42000 })]);
  // The feed is seconds behind: at this pace, its first page may end before the push.
  const told = new Set<string>();
  await eventually(async () => {
    for (const { record_id } of feed.data as { record_id: string }[]) told.add(record_id);
    feed = (await server.client().get(`/api/v1/events?cursor=${feed.meta.next_cursor}`)).body;
    expect([...told]).toEqual(expect.arrayContaining([jane.id, pushed.data.id]));
  });
});
