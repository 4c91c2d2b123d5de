import { Webhook } from 'standardwebhooks';
import type { ApiClient } from './api-client.js';
import { startSink as startHostileSink, type Misbehaviour } from './hostile-sink.js';
import { pace } from './pace.js';
import { startScriptedSink, type Received } from './scripted-sink.js';

const WEBHOOKS = '/api/v1/settings/webhooks';
const EVENTS = ['contact.created', 'contact.updated', 'contact.deleted', 'deal.stage_changed'];
const PACE_MS = 50;

const answer = (text: string): Misbehaviour => (socket) => void socket.write(text);
/** Hostile behaviours of endpoints; the last one never answers. */
const MISBEHAVIOURS: readonly Misbehaviour[] = [
  (socket) => socket.destroy(),
  answer('HTTP/1.1 500 No\r\ncontent-length: 0\r\n\r\n'),
  answer('HTTP/1.1 302 Elsewhere\r\nlocation: http://169.254.169.254/\r\ncontent-length: 0\r\n\r\n'),
  answer('HTTP/1.1 429 Slower\r\nretry-after: 1\r\ncontent-length: 0\r\n\r\n'),
  answer('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\nand no more'),
  answer('not HTTP\r\n\r\n'),
  () => undefined,
];

/** A subscription that is paused, resumed, rotated and deleted at random. */
interface Churned {
  readonly path: string;
  readonly id: string;
  readonly secrets: string[];
  /** A crash of the server may lose the answer to a rotation: then the test does not know all secrets. */
  isSecretLost: boolean;
}

export interface UnrulySubscriptions {
  /** Deletes the remaining subscriptions. After that, no delivery to them is under way. */
  stop(): Promise<void>;
  /** Deliveries without a valid signature of their subscription, or with an event that is not among these. */
  wrong(eventIds: ReadonlySet<string>): Received[];
  /** The number of deliveries to the hostile endpoint, and to the others. */
  arrivals(): { hostile: number; churned: number };
  close(): Promise<void>;
}

/** Subscriptions of other customers beside those that a test watches. Their behaviour must not affect the watched ones. */
export async function startUnrulySubscriptions(client: () => ApiClient): Promise<UnrulySubscriptions> {
  const hostile = await startHostileSink((socket, request) => MISBEHAVIOURS[Math.floor(Math.random() * MISBEHAVIOURS.length)]?.(socket, request));
  const sink = await startScriptedSink();
  const all: Churned[] = [];
  const until = { done: false };
  let made = 0;

  const subscribe = async (): Promise<Churned | null> => {
    const path = `/${(made += 1)}`;
    const answered = await client().post(WEBHOOKS, { url: `${sink.url}${path}`, events: EVENTS }).catch(() => null);
    if (answered?.status !== 201) return null;
    const one = { path, id: answered.body.id as string, secrets: [answered.body.secret as string], isSecretLost: false };
    all.push(one);
    return one;
  };
  const rotate = async (one: Churned): Promise<void> => {
    const rotated = await client().post(`${WEBHOOKS}/${one.id}/rotate-secret`).catch(() => null);
    if (rotated?.status === 200) one.secrets.push(rotated.body.secret as string);
    else one.isSecretLost = true;
  };
  const disturb = async (): Promise<void> => {
    let one: Churned | null = null;
    while (!until.done) {
      one ??= await subscribe();
      const kind = Math.random();
      if (one === null || kind < 0.3) await pace(PACE_MS);
      else if (kind < 0.5) await client().patch(`${WEBHOOKS}/${one.id}`, { status: 'paused' }).catch(() => null);
      else if (kind < 0.8) await client().patch(`${WEBHOOKS}/${one.id}`, { status: 'active' }).catch(() => null);
      else if (kind < 0.9) await rotate(one);
      else {
        await client().delete(`${WEBHOOKS}/${one.id}`).catch(() => null);
        one = null;
      }
      await pace(Math.random() * PACE_MS);
    }
  };

  const first = await client().post(WEBHOOKS, { url: `http://127.0.0.1:${hostile.port}/`, events: EVENTS });
  if (first.status !== 201) throw new Error(first.text);
  const disturbing = Promise.all([disturb(), disturb()]);
  return {
    stop: async () => {
      until.done = true;
      await disturbing;
      const { body } = await client().get(`${WEBHOOKS}?limit=200`);
      const mine = (body.data as { id: string; url: string }[]).filter(({ url }) => url.startsWith(`${sink.url}/`) || url.includes(`:${hostile.port}/`));
      for (const { id } of mine) await client().delete(`${WEBHOOKS}/${id}`);
    },
    wrong: (eventIds) => {
      const owners = new Map(all.map((one) => [one.path, one]));
      return sink.received.filter((received) => {
        const owner = owners.get(received.path);
        // The test does not know a subscription whose creation was not answered.
        const isSigned = owner === undefined || owner.isSecretLost || owner.secrets.some((secret) => verifies(secret, received));
        return !isSigned || !eventIds.has(String(received.headers['webhook-id']));
      });
    },
    arrivals: () => ({ hostile: hostile.requests.length, churned: sink.received.length }),
    close: async () => {
      until.done = true;
      await disturbing;
      await Promise.all([hostile.close(), sink.close()]);
    },
  };
}

function verifies(secret: string, { body, headers }: Received): boolean {
  try {
    // The signature's time is old by now, and is not checked here.
    const at = Number(headers['webhook-timestamp']) * 1000;
    const spy = jest.spyOn(Date, 'now').mockImplementation(() => at);
    try {
      new Webhook(secret).verify(body, headers as Record<string, string>);
    } finally {
      spy.mockRestore();
    }
    return true;
  } catch {
    return false;
  }
}
