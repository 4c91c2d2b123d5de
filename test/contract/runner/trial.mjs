// What a row is tried with: clients for each token, names that carry the run's id, and what rows share.
import { randomBytes } from 'node:crypto';
import { load } from 'js-yaml';
import { DocumentedApi } from '../../support/documented-api.mjs';
import { Client, Server } from './client.mjs';
import { eventually } from './expect.mjs';
import { NotRun } from './rows.mjs';
import { Traces } from './traces.mjs';

const ORATEK = { prefix: '/api/v1', file: '/openapi.yaml', errorSchema: 'ErrorBody', challenge: 'Bearer', credentials: (token) => ({ Authorization: `Bearer ${token}` }) };
const OCTOLANE = { prefix: '/v1', file: '/openapi.yaml', errorSchema: 'ErrorEnvelope', challenge: null, credentials: (token) => ({ 'x-api-key': token }) };

/** How many pages of tasks, the newest first, are looked through for those of the run. */
const TASK_PAGES = 10;

let made = 0;

/** Everything that the rows of one run share. */
export class Trial {
  /**
   * @param tokens `write`: a token with the scopes read and write; `admin`, `read`, `other` (one of another organization) and `session` (the cookie of an admin's session) or undefined
   * @param receiver takes webhooks; null if there is none
   * @param run what all texts of its records carry; a new id if absent
   * @param isDisposable whether the organization may keep what cannot be deleted, such as stages
   */
  static async open({ url, tokens, receiver = null, isDisposable = false, run = `ct${randomBytes(5).toString('hex')}` }) {
    const trial = new Trial();
    Object.assign(trial, { receiver, isDisposable, tokens, run, traces: new Traces(), server: new Server(url) });
    const document = await trial.server.ask('GET', '/openapi.yaml');
    if (document.status !== 200) throw new Error(`${url}/openapi.yaml answers ${document.status}: is this an OraTek server?`);
    trial.document = load(document.text);
    const client = (surface) => new Client({ server: trial.server, api: new DocumentedApi(trial.document, surface), traces: trial.traces, token: tokens.write });
    trial.client = client(ORATEK);
    trial.v1 = client(OCTOLANE);
    await trial.#begin();
    return trial;
  }

  /** Finds out whether the tokens work, and makes the key that only reads, if there is an admin to make it. */
  async #begin() {
    const { status, text } = await this.client.get('/api/v1/contacts?limit=1');
    if (status !== 200) throw new Error(`ORATEK_TOKEN is not good for this server: ${status} ${text}`);
    if (this.tokens.admin === undefined || this.tokens.read !== undefined) return;
    const answer = await this.admin.post('/api/v1/settings/api-keys', { name: `contract suite ${this.run}`, scopes: ['read'] });
    if (answer.status !== 201) throw new Error(`ORATEK_ADMIN_TOKEN cannot issue a key on this server: ${answer.status} ${answer.text}`);
    this.tokens.read = answer.body.token;
  }

  /** The same for one row, which notes what of it was not tried. */
  forRow() {
    return Object.assign(Object.create(this), { notTried: [] });
  }

  /** Notes that a part of the row was not tried, and why. */
  untried(part, reason) {
    this.notTried.push({ part, reason });
  }

  withToken(token, client, what) {
    if (token === undefined) throw new NotRun(`needs ${what}`);
    return client.as(token);
  }

  get anonymous() {
    return this.client.as(null);
  }
  get admin() {
    return this.withToken(this.tokens.admin, this.client, 'ORATEK_ADMIN_TOKEN');
  }
  get reader() {
    return this.withToken(this.tokens.read, this.client, 'ORATEK_READ_TOKEN or ORATEK_ADMIN_TOKEN');
  }
  get other() {
    return this.withToken(this.tokens.other, this.client, 'ORATEK_OTHER_TOKEN, of another organization');
  }
  /** What a page of the server sends with its requests. */
  get session() {
    if (this.tokens.session === undefined) throw new NotRun('needs ORATEK_SESSION, the cookie of an admin who is signed in');
    return { Cookie: this.tokens.session, 'Sec-Fetch-Site': 'same-origin' };
  }
  get v1Anonymous() {
    return this.v1.as(null);
  }
  get v1Reader() {
    return this.withToken(this.tokens.read, this.v1, 'ORATEK_READ_TOKEN or ORATEK_ADMIN_TOKEN');
  }
  get v1Admin() {
    return this.withToken(this.tokens.admin, this.v1, 'ORATEK_ADMIN_TOKEN');
  }
  get v1Other() {
    return this.withToken(this.tokens.other, this.v1, 'ORATEK_OTHER_TOKEN, of another organization');
  }

  /** A text that no other record has, and that carries the run's id. */
  text(word = 'Contract') {
    return `${word} ${this.run} ${++made}`;
  }

  domain() {
    return `d${++made}.${this.run}.example`;
  }

  email(domain = this.domain()) {
    return `p${++made}@${domain}`;
  }

  /** Whether the server's document has the operation, such as `POST /v1/notes`. */
  offers(operation) {
    const [method, path] = operation.split(' ');
    return this.document.paths[path]?.[method.toLowerCase()] !== undefined;
  }

  /** A new record of `/v1`; the data of the answer. */
  async pushed(path, body) {
    const answer = await this.v1.post(path, body);
    if (answer.status !== 201) throw new Error(`POST ${path} → ${answer.status} ${answer.text}`);
    return answer.body.data;
  }

  /** A new contact of `/api/v1`. */
  async contact(fields = {}) {
    return (await this.made('/api/v1/contacts', { full_name: this.text(), ...fields })).body;
  }

  async task(fields = {}) {
    return (await this.made('/api/v1/tasks', { title: this.text(), ...fields })).body;
  }

  /** A POST of `/api/v1` that must create. */
  async made(path, body, client = this.client) {
    const answer = await client.post(path, body);
    if (answer.status !== 201) throw new Error(`POST ${path} → ${answer.status} ${answer.text}`);
    return answer;
  }

  /** The default pipeline with its stages, the same for all rows. */
  async pipeline() {
    this.server.pipeline ??= (async () => {
      const { body } = await this.v1.get('/v1/pipelines');
      const pipeline = body.data.pipelines.find((one) => one.is_default);
      const stages = await this.v1.get(`/v1/pipelines/${pipeline.pipeline_id}/stages`);
      return { ...pipeline, stages: stages.body.data.stages };
    })();
    return this.server.pipeline;
  }

  /** Labels of two stages that the pipeline has: no row makes a stage, since none can be deleted. */
  async stages() {
    const { stages } = await this.pipeline();
    if (stages.length < 2) throw new NotRun('needs a default pipeline with two stages');
    return [stages[0].label, stages[1].label];
  }

  /** Deletes what the run has made; returns what is left, in words. */
  async cleanUp() {
    const erase = async (path) => {
      return (await this.server.ask('DELETE', path, this.#credentials(path))).status;
    };
    return this.traces.remove(erase, () => this.#tagged());
  }

  #credentials(path) {
    if (path.startsWith('/v1/')) return OCTOLANE.credentials(this.tokens.write);
    return ORATEK.credentials(path.startsWith('/api/v1/settings/') ? this.tokens.admin : this.tokens.write);
  }

  /** Paths of the records with the run's id in a text. */
  async #tagged() {
    const ask = async (path) => {
      const answer = await this.server.ask('GET', path, this.#credentials(path));
      if (answer.status !== 200) throw new Error(`GET ${path} → ${answer.status} ${answer.text}`);
      return answer.body;
    };
    const carries = (record) => JSON.stringify(record).includes(this.run);
    const paths = (await ask(`/api/v1/contacts?limit=200&q=${this.run}`)).data.map(({ id }) => `/api/v1/contacts/${id}`);
    let page = await ask('/api/v1/tasks?limit=200');
    for (let pages = 1; ; pages++) {
      paths.push(...page.data.filter(carries).map(({ id }) => `/api/v1/tasks/${id}`));
      if (!page.meta?.next_cursor || pages === TASK_PAGES) break;
      page = await ask(`/api/v1/tasks?limit=200&cursor=${page.meta.next_cursor}`);
    }
    if (this.tokens.admin !== undefined) {
      for (const list of ['webhooks?limit=200', 'api-keys?limit=200&state=active']) {
        const found = (await ask(`/api/v1/settings/${list}`)).data.filter(carries);
        paths.push(...found.map(({ id }) => `/api/v1/settings/${list.replace(/\?.*/, '')}/${id}`));
      }
    }
    for (const name of ['accounts', 'contacts', 'opportunities', 'notes']) {
      if (!this.offers(`GET /v1/${name}`)) continue;
      const query = name === 'opportunities' ? `&pipeline_id=${(await this.pipeline()).pipeline_id}` : '';
      const found = (await ask(`/v1/${name}?limit=500&q=${this.run}${query}`)).data[name];
      paths.push(...found.map(({ id }) => `/v1/${name}/${id}`));
    }
    return paths;
  }

  eventually = eventually;

  close() {
    this.server.close();
    this.receiver?.close();
  }
}
