// The statements of the changes, as the application sends them. The bare server runs the same with other values.

/** The reads before a write that the bare server knows, by their names: it runs those of them that the application sends. */
const READS = ['pipelines', 'contact_to_change', 'live_deals', 'contacts_sharing_activities', 'deals_of_contact', 'notes_of_contact', 'tasks_to_release', 'serialize'];
const CONTACTS = '/api/v1/contacts';

/**
 * Captures each kind of change from the life of two contacts.
 *
 * @returns {Promise<Record<string, { reads: object[], write: object }>>} `reads` in their order, the lock of a deletion among them
 */
export async function captureChanges(send, token, newContact) {
  const change = async (method, url, payload) => {
    const { statements, body } = await send({ method, url, token, ...(payload ? { payload: JSON.stringify(payload) } : {}) });
    // The key and the quota are looked up now and then, and the key's use is noted once a minute, not with each request.
    const sent = statements.filter(({ text }) => !/api_keys|FROM organizations/.test(text));
    const write = sent.pop();
    const unknown = sent.filter(({ name }) => !READS.includes(name));
    if (!/^WITH w1 AS/.test(write?.text) || unknown.length > 0) {
      throw new Error(`${method} ${url} sends other statements than the bare server knows:\n${[...unknown, ...(write ? [write] : [])].map(({ name, text }) => `${name}: ${text}`).join('\n')}`);
    }
    return { statements: { reads: sent, write }, body };
  };
  // The first one makes the process remember the pipelines of the organization, as one does that has run for a while.
  await change('POST', CONTACTS, newContact());
  const { statements: create, body: one } = await change('POST', CONTACTS, newContact());
  const { statements: patch } = await change('PATCH', `${CONTACTS}/${one.id}`, { label: 'hot' });
  const { statements: patchStage } = await change('PATCH', `${CONTACTS}/${one.id}`, { deal_stage: 'qualified' });
  const { statements: deleteEmail } = await change('DELETE', `${CONTACTS}/${one.id}`);
  const { body: other } = await change('POST', CONTACTS, { ...newContact(), email: undefined });
  const { statements: remove } = await change('DELETE', `${CONTACTS}/${other.id}`);
  return { create, patch, patchStage, delete: remove, deleteEmail };
}
