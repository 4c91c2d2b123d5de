const { openBenchDatabase, once, seedContacts } = await import('./database.mjs');
const { withApplication } = await import('./application.mjs');
const db = await openBenchDatabase();
try {
 await withApplication(db.url, async ({ newOrganization, send }) => {
  const { orgId, token } = await newOrganization('x');
  const show = (t, r) => { console.log('\n## ' + t); for (const s of r.statements) console.log(s.name, '|', s.text, '|', JSON.stringify(s.values)); console.log(JSON.stringify(r.body).slice(0,600)); };
  const c = await send({ method: 'POST', url: '/api/v1/contacts', token, payload: JSON.stringify({ full_name: 'A', email: 'a@b.co', deal_stage: 'lead', deal_value: 12.5, tags: ['a'] }) });
  show('create', c);
  const e = await send({ method: 'POST', url: '/api/v1/contacts', token, payload: JSON.stringify({ full_name: 'B', deal_stage: 'lead', deal_value: 12.5 }) });
  show('create2', e);
  show('patch', await send({ method: 'PATCH', url: '/api/v1/contacts/' + c.body.id, token, payload: JSON.stringify({ deal_stage: 'qualified' }) }));
  show('patch2', await send({ method: 'PATCH', url: '/api/v1/contacts/' + c.body.id, token, payload: JSON.stringify({ deal_stage: 'lead' }) }));
  show('deals', await send({ method: 'GET', url: '/api/v1/deals?limit=1', token }));
  const d = await send({ method: 'GET', url: '/api/v1/deals?limit=1', token });
  show('deals2', await send({ method: 'GET', url: '/api/v1/deals?limit=1&cursor=' + d.body.meta.next_cursor, token }));
  await send({ method: 'POST', url: '/api/v1/tasks', token, payload: JSON.stringify({ title: 'A' }) });
  show('tasks', await send({ method: 'GET', url: '/api/v1/tasks?limit=50', token }));
  for (const x of [c, e]) { try { show('delete', await send({ method: 'DELETE', url: '/api/v1/contacts/' + x.body.id, token })); } catch (err) { console.log(err.message); } }
 });
} finally { await db.close(); }
