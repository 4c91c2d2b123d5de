// A captured write with the values of another record.

/**
 * Finds out which parameter of the statement stands for which column of which table.
 *
 * @returns {(rows: Record<string, object | object[]>) => unknown[]} the values for these rows, one a table (or an array
 *   where the statement takes many): what they do not name stays as captured. `stored_version` is the version that is
 *   expected.
 */
export function replay({ text, values: captured }) {
  const writes = text.split(/(?:WITH|,) w\d+ AS \(/).slice(1);
  // Each event has its deliveries written by a command of its own; both come in the order of the events' ids.
  const deliveries = writes.filter((write) => write.startsWith(DELIVERIES));
  const slots = [...writes.filter((write) => !write.startsWith(DELIVERIES)).flatMap(slotsOf), ...deliveries.flatMap(deliverySlotsOf)];
  const bound = new Set(slots.map(([parameter]) => parameter));
  if (bound.size !== captured.length) throw new Error(`${captured.length - bound.size} parameters are not understood: ${text}`);
  return (rows) => {
    const values = [...captured];
    for (const [parameter, table, column, index = 0] of slots) {
      if (column === ALL) {
        values[parameter] = JSON.stringify(JSON.parse(captured[parameter]).map((row, index) => ({ ...row, ...rows[table][index] })));
        continue;
      }
      const value = [rows[table]].flat()[index]?.[column];
      if (value !== undefined) values[parameter] = value;
    }
    return values;
  };
}

const ALL = '*';
const DELIVERIES = 'INSERT INTO deliveries ';

/** What each column of a delivery is of its event. */
const OF_EVENT = { event_id: 'id', event: 'type', record_id: 'record_id', seq: 'seq', created_at: 'at' };

/** `[parameter, 'events', column, index]` of what the deliveries of one event bind. */
function deliverySlotsOf(write, index) {
  const [, columns, selected, organization] = /\(([^)]*)\) SELECT (.*) FROM webhook_subscriptions s WHERE s\.org_id = \$(\d+)/.exec(write);
  // At commas between the columns, not at those within a function's arguments.
  const items = selected.split(/, (?![^()]*\))/);
  const slots = columns.split(', ').flatMap((column, at) => {
    const [, number] = /^\$(\d+)::\w+$/.exec(items[at]) ?? [];
    return number && OF_EVENT[column] ? [[Number(number) - 1, 'events', OF_EVENT[column], index]] : [];
  });
  return [...slots, [Number(organization) - 1, 'events', 'org_id', index]];
}

/** `[parameter, table, column]` of all that one write binds. */
function slotsOf(write) {
  const [, table] = /(?:^SELECT 1 FROM|INSERT INTO|UPDATE|DELETE FROM) (\w+)/.exec(write);
  const [, columns, values] = /\(([^)]*)\) VALUES \((.*?)\)/.exec(write) ?? [];
  if (values) {
    const parameters = [...values.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number) - 1);
    return columns.split(', ').map((column, index) => [parameters[index], table, column]);
  }
  const [, many] = /jsonb_to_recordset\(\$(\d+)/.exec(write) ?? [];
  if (many) return [[Number(many) - 1, table, ALL]];
  return [...write.matchAll(/(AND )?(?:\w\.)?(\w+)\)?(?: =| <>|,) \$(\d+)/g)].map(([, and, column, number]) => [Number(number) - 1, table, and && column === 'version' ? 'stored_version' : column]);
}
