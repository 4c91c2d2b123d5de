// A captured write with the values of another record.

/**
 * Finds out which parameter of the statement stands for which column of which table.
 *
 * @returns {(rows: Record<string, object | object[]>) => unknown[]} the values for these rows, one a table (or an array
 *   where the statement takes many): what they do not name stays as captured. `stored_version` is the version that is
 *   expected.
 */
export function replay({ text, values: captured }) {
  const slots = text.split(/(?:WITH|,) w\d+ AS \(/).slice(1).flatMap(slotsOf);
  // What guards the stamps: they have to be of now.
  const [, guarded] = /stamp_guard\(\$(\d+)\)/.exec(text) ?? [];
  if (guarded) slots.push([Number(guarded) - 1, GUARD]);
  // How many rows a write of several has to find, which stays as captured.
  for (const [, count] of text.matchAll(/\$(\d+)::bigint, '/g)) slots.push([Number(count) - 1, null, null]);
  const bound = new Set(slots.map(([parameter]) => parameter));
  if (bound.size !== captured.length) throw new Error(`${captured.length - bound.size} parameters are not understood: ${text}`);
  return (rows) => {
    const values = [...captured];
    for (const [parameter, table, column] of slots) {
      if (table === GUARD) {
        values[parameter] = new Date().toISOString();
        continue;
      }
      if (column === ALL) {
        // The application sorts its rows by id: events are told apart by their type.
        const given = [rows[table]].flat();
        values[parameter] = JSON.stringify(JSON.parse(captured[parameter]).map((row, index) => ({ ...row, ...(given.find(({ type }) => type !== undefined && type === row.type) ?? given[index]) })));
        continue;
      }
      if (table === null) continue;
      const value = [rows[table]].flat()[0]?.[column];
      if (value !== undefined) values[parameter] = value;
    }
    return values;
  };
}

const ALL = '*';
const GUARD = Symbol('guard');
/** `[parameter, table, column]` of all that one write binds. */
function slotsOf(write) {
  // Whether a set of rows is still as it was remembered: it stays as captured.
  if (write.startsWith('SELECT 1 FROM (')) return [...write.matchAll(/\$(\d+)/g)].map(([, number]) => [Number(number) - 1, null, null]);
  const [, table] = /(?:^SELECT 1 FROM|INSERT INTO|UPDATE|DELETE FROM) (\w+)/.exec(write);
  const [, columns, values] = /\(([^)]*)\) VALUES \((.*?)\)/.exec(write) ?? [];
  if (values) {
    const parameters = [...values.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number) - 1);
    return columns.split(', ').map((column, index) => [parameters[index], table, column]);
  }
  const [, many] = /jsonb_to_recordset\(\$(\d+)/.exec(write) ?? [];
  // Lists of keys, a parameter a column.
  const [, lists, named] = /unnest\((\$\d+::[^)]*)\) AS r\(([^)]*)\)/.exec(write) ?? [];
  if (lists) {
    const parameters = [...lists.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number) - 1);
    const others = [...write.matchAll(/<> ALL \(\$(\d+)/g)].map(([, number]) => [Number(number) - 1, table, 'others']);
    return [...named.split(', ').map((column, index) => [parameters[index], table, column]), ...others];
  }
  // Deliveries are made of the events of the same statement.
  if (many) return [[Number(many) - 1, table === 'pending_deliveries' ? 'events' : table, ALL]];
  return [...write.matchAll(/(AND )?(?:\w\.)?(\w+)\)?(?: =| <>|,) \$(\d+)/g)].map(([, and, column, number]) => [Number(number) - 1, table, and && column === 'version' ? 'stored_version' : column]);
}
