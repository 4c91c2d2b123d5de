/** One figure of a scrape. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\[\\"n])*)"(,|$)/y;
const SAMPLE = new RegExp(`^(${NAME})(?:\\{(.+)\\})? (NaN|[+-]Inf|[+-]?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?)$`, 'i');
const COMMENT = new RegExp(`^# (HELP|TYPE) (${NAME}) (.+)$`);
const SUFFIXES: Readonly<Record<string, RegExp>> = { counter: /^$/, gauge: /^$/, histogram: /^_(bucket|sum|count)$/, summary: /^(|_sum|_count)$/ };

/** The samples of a text in Prometheus' exposition format 0.0.4. Throws at the first line that a strict reader would not take. */
export function parseExposition(text: string): Sample[] {
  if (!text.endsWith('\n')) throw new Error('The last line has no end');
  const samples: Sample[] = [];
  const types = new Map<string, string>();
  const series = new Set<string>();
  let family = '';
  for (const line of text.slice(0, -1).split('\n')) {
    if (line === '') continue;
    const comment = COMMENT.exec(line);
    if (comment) {
      const [, kind = '', name = '', rest = ''] = comment;
      if (kind === 'TYPE') {
        if (types.has(name) || !(rest in SUFFIXES)) throw new Error(`A second or unknown type: ${line}`);
        types.set(name, rest);
        family = name;
      }
      continue;
    }
    const [, name = '', labelText, value = ''] = SAMPLE.exec(line) ?? [];
    const type = types.get(family) ?? '';
    if (name === '' || !name.startsWith(family) || !SUFFIXES[type]?.test(name.slice(family.length))) throw new Error(`Not a sample of ${family} (${type}): ${line}`);
    const identity = `${name}{${labelText ?? ''}}`;
    if (series.has(identity)) throw new Error(`The same series again: ${line}`);
    series.add(identity);
    samples.push({ name, labels: parseLabels(labelText ?? ''), value: /inf$/i.test(value) ? Number.POSITIVE_INFINITY * (value.startsWith('-') ? -1 : 1) : Number(value) });
  }
  return samples;
}

function parseLabels(text: string): Record<string, string> {
  const labels: Record<string, string> = {};
  LABEL.lastIndex = 0;
  while (LABEL.lastIndex < text.length) {
    const match = LABEL.exec(text);
    if (!match) throw new Error(`Not labels: ${text}`);
    const [, name = '', value = ''] = match;
    if (name in labels) throw new Error(`The same label twice: ${text}`);
    labels[name] = value.replace(/\\(.)/g, (_all, character: string) => (character === 'n' ? '\n' : character));
  }
  return labels;
}

/** The answer to a scrape. */
export interface Scrape {
  readonly status: number;
  readonly type: string | null;
  readonly allow: string | null;
  readonly text: string;
}

/** Scrapes as Prometheus does. */
export async function scrape(url: string, method = 'GET'): Promise<Scrape> {
  const answer = await fetch(url, { method });
  return { status: answer.status, type: answer.headers.get('content-type'), allow: answer.headers.get('allow'), text: await answer.text() };
}

/** The value of the one sample with this name and these labels; undefined if there is none. */
export function valueOf(samples: readonly Sample[], name: string, labels: Readonly<Record<string, string>> = {}): number | undefined {
  return samples.find((sample) => sample.name === name && Object.keys(sample.labels).length === Object.keys(labels).length && Object.entries(labels).every(([label, value]) => sample.labels[label] === value))?.value;
}
