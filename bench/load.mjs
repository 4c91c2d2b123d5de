// The load: keep-alive connections over bare sockets with one request in flight each. It has to share the machine with
// what it measures, so it does no more with an answer than to find its end and to check its status.
import { connect } from 'node:net';

/**
 * Asks for `seconds` and returns what came of it.
 *
 * @param {{ port: number, connections: number, seconds: number, status: number | number[], next: () => string, atMost?: number }} options
 *   `next` gives the bytes of the next request; any status but `status` ends the run; `atMost` so many requests are made.
 * @returns {Promise<{ perSecond: number, requests: number, p50: number, p99: number }>} times in milliseconds
 */
export async function load({ port, connections, seconds, status, next, atMost = Number.POSITIVE_INFINITY }) {
  const times = [];
  const begin = performance.now();
  const end = begin + seconds * 1000;
  // The first request of each connection is made whatever the time.
  let left = atMost - Math.min(connections, atMost);
  const goesOn = () => performance.now() < end && left-- > 0;
  await Promise.all(Array.from({ length: Math.min(connections, atMost) }, () => one({ port, status, next, goesOn, times })));
  const elapsed = (performance.now() - begin) / 1000;
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  return { perSecond: times.length / elapsed, requests: times.length, p50: at(0.5), p99: at(0.99) };
}

/** One whole answer, for looking at. */
export async function ask({ port, request }) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let received = Buffer.alloc(0);
    socket.on('error', reject);
    socket.on('connect', () => socket.write(request));
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      const answer = parse(received);
      if (!answer || received.length < answer.end) return;
      socket.destroy();
      resolve({ status: answer.status, body: answer.end === answer.bodyAt ? null : JSON.parse(received.toString('utf8', answer.bodyAt, answer.end)) });
    });
  });
}

function one({ port, status, next, goesOn, times }) {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const statuses = [status].flat();
    let head = null;
    let missing = 0;
    let sentAt = 0;
    const send = () => {
      sentAt = performance.now();
      socket.write(next());
    };
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('The server closed a connection.')));
    socket.on('connect', send);
    socket.on('data', (chunk) => {
      if (missing > 0) {
        missing -= chunk.length;
      } else {
        head = head ? Buffer.concat([head, chunk]) : chunk;
        const answer = parse(head);
        if (!answer) return;
        if (!statuses.includes(answer.status)) {
          reject(new Error(`A request was answered ${answer.status}: ${head.toString('utf8', answer.bodyAt).slice(0, 500)}`));
          socket.destroy();
          return;
        }
        missing = answer.end - head.length;
        head = null;
      }
      if (missing > 0) return;
      times.push(performance.now() - sentAt);
      if (goesOn()) send();
      else {
        socket.removeAllListeners('close');
        socket.destroy();
        resolve();
      }
    });
  });
}

function parse(bytes) {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) return null;
  const text = bytes.toString('latin1', 0, headEnd);
  const status = Number(text.slice(9, 12));
  const length = status === 204 ? 0 : /\r\ncontent-length: *(\d+)/i.exec(text)?.[1];
  if (length === undefined) throw new Error(`An answer without Content-Length: ${text}`);
  return { status, bodyAt: headEnd + 4, end: headEnd + 4 + Number(length) };
}
