// The results of a run: for people, and as JUnit.

/** A line a row, those that failed last; then the sums. */
export function tableOf(results, seconds) {
  const order = ['passed', 'not run', 'failed'];
  const lines = order.flatMap((outcome) => results.filter((result) => result.outcome === outcome).map(lineOf));
  const count = (outcome) => results.filter((result) => result.outcome === outcome).length;
  return [...lines, '', `${count('passed')} passed, ${count('failed')} failed, ${count('not run')} not run, in ${seconds.toFixed(0)} s.`].join('\n');
}

function lineOf({ outcome, title, name, reason, untried, message }) {
  const head = `${outcome.padEnd(8)} ${title} | ${name}`;
  if (outcome === 'not run') return `${head} | ${reason}`;
  const parts = (untried ?? []).map(({ part, reason: why }) => `\n         not tried: ${part}: ${why}`).join('');
  return `${head}${parts}${outcome === 'failed' ? `\n         ${message.replaceAll('\n', '\n         ')}` : ''}`;
}

/** A suite for each section of a contract, a case for each row. */
export function junitOf(results, seconds) {
  const titles = [...new Set(results.map(({ title }) => title))];
  const suites = titles.map((title) => {
    const rows = results.filter((result) => result.title === title);
    const count = (outcome) => rows.filter((result) => result.outcome === outcome).length;
    return `  <testsuite name="${escaped(title)}" tests="${rows.length}" failures="${count('failed')}" errors="0" skipped="${count('not run')}">\n${rows.map(caseOf).join('\n')}\n  </testsuite>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites time="${seconds.toFixed(3)}">\n${suites.join('\n')}\n</testsuites>\n`;
}

function caseOf({ outcome, title, name, reason, untried, message, seconds }) {
  const open = `    <testcase classname="${escaped(title)}" name="${escaped(name)}" time="${(seconds ?? 0).toFixed(3)}"`;
  if (outcome === 'not run') return `${open}><skipped message="${escaped(reason)}"/></testcase>`;
  const parts = (untried ?? []).map(({ part, reason: why }) => `not tried: ${part}: ${why}`).join('\n');
  const failure = outcome === 'failed' ? `<failure message="${escaped(message.split('\n')[0])}">${escaped(message)}</failure>` : '';
  return `${open}>${failure}${parts ? `<system-out>${escaped(parts)}</system-out>` : ''}</testcase>`;
}

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text) =>
  [...text]
    // XML 1.0 has no controls but these.
    .filter((character) => character >= ' ' || '\t\n\r'.includes(character))
    .map((character) => ENTITIES[character] ?? character)
    .join('');
