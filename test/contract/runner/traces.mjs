// What a run leaves on the server, and its removal: records by the answers that told of them, then by the run's id in
// their texts, for those whose answer was lost.

/** In this order nothing is deleted that another record still needs. */
const ORDER = ['/v1/opportunities/', '/v1/notes/', '/api/v1/tasks/', '/api/v1/contacts/', '/v1/contacts/', '/v1/accounts/', '/api/v1/settings/webhooks/', '/api/v1/settings/api-keys/'];
const COLLECTION = /^\/(?:api\/v1\/(?:contacts|tasks|settings\/webhooks|settings\/api-keys)|v1\/(?:accounts|contacts|opportunities|notes))$/;
const ROTATED = /^(\/api\/v1\/settings\/api-keys)\/[^/]+\/rotate$/;
const BULK = /^(\/v1\/(?:accounts|contacts|opportunities|notes))\/bulk$/;
const AT_ONCE = 4;

export class Traces {
  #paths = new Set();

  /** Remembers what the answer says was created. */
  note(method, path, { status, body }) {
    if (method !== 'POST' || status < 200 || status > 201) return;
    for (const created of createdBy(path.replace(/\?.*$/, ''), status, body)) this.#paths.add(created);
  }

  /**
   * Deletes it all; returns what could not be deleted, in words.
   * @param erase sends a DELETE to a path, and returns the status
   * @param tagged finds the paths of records that carry the run's id
   */
  async remove(erase, tagged) {
    const left = [];
    await this.#deleteAll([...this.#paths], erase, left);
    try {
      await this.#deleteAll(await tagged(), erase, left);
      for (const path of await tagged()) left.push(path);
    } catch (error) {
      left.push(`what else there is: the search for records of this run failed: ${error.message}`);
    }
    return left;
  }

  async #deleteAll(paths, erase, left) {
    for (const prefix of ORDER) {
      const queue = paths.filter((path) => path.startsWith(prefix));
      const next = async () => {
        for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
          const status = await erase(path).catch((error) => error.message);
          if (![200, 204, 404].includes(status)) left.push(`DELETE ${path} → ${status}`);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, next));
    }
  }
}

function createdBy(path, status, body) {
  const rotated = ROTATED.exec(path);
  if (rotated && body?.id) return [`${rotated[1]}/${body.id}`];
  const bulk = BULK.exec(path);
  if (bulk) return (body?.data?.results ?? []).filter((result) => result.status === 'created').map(({ id }) => `${bulk[1]}/${id}`);
  if (!COLLECTION.test(path) || status !== 201) return [];
  if (path.startsWith('/api/')) return body?.id ? [`${path}/${body.id}`] : [];
  const { id, account_id: account, created } = body?.data ?? {};
  return [...(id ? [`${path}/${id}`] : []), ...(created?.contacts ?? []).map((contact) => `/v1/contacts/${contact}`), ...(created?.account && account ? [`/v1/accounts/${account}`] : [])];
}
