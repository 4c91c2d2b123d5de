// Receives webhooks, if the server can reach this machine.
import { createServer } from 'node:http';

export class Receiver {
  #server;
  #received = new Map();
  #statuses = new Map();

  /**
   * @param port where it listens; 0 for any free port
   * @param host the address it listens on
   * @param url the address under which the server reaches it; its own if absent
   */
  static async open({ port = 0, host = '127.0.0.1', url }) {
    const receiver = new Receiver();
    receiver.#server = createServer((request, response) => receiver.#take(request, response));
    // It never closes a kept connection first: a delivery that meets a closing one is an attempt that no row expects.
    receiver.#server.keepAliveTimeout = 600_000;
    await new Promise((resolve, reject) => receiver.#server.once('error', reject).listen(port, host, resolve));
    receiver.url = url?.replace(/\/$/, '') ?? `http://127.0.0.1:${receiver.#server.address().port}`;
    return receiver;
  }

  #take(request, response) {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.once('end', () => {
      // What a proxy puts before the path, it may keep.
      const path = `/${request.url.split('/').at(-1)}`;
      const raw = Buffer.concat(chunks);
      const parsed = parse(raw.toString());
      if (!this.#received.has(path)) this.#received.set(path, []);
      this.#received.get(path).push({ headers: request.headers, raw, event: parsed });
      const statuses = this.#statuses.get(path) ?? [];
      const next = statuses.findIndex(({ about = '' }) => raw.includes(about));
      const { status = 200, headers = {}, body = '' } = next < 0 ? {} : statuses.splice(next, 1)[0];
      response.writeHead(status, headers).end(body);
    });
  }

  /** What came to the path so far. */
  at = (path) => this.#received.get(path) ?? [];

  /**
   * The next deliveries to the path are answered so, one after the other; all others with 200. An answer with the text `about`
   * is for a delivery that contains it: rows that run at the same time make records, too.
   */
  answer(path, ...answers) {
    this.#statuses.set(path, answers);
  }

  close() {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
