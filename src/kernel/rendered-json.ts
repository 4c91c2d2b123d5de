/**
 * A value as JSON text that is ready to be sent. Whatever sends it passes the text on; `JSON.stringify` gives the same text
 * at the cost of parsing it.
 */
export class RenderedJson<Value = unknown> {
  constructor(readonly text: string) {}

  toJSON(): Value {
    return JSON.parse(this.text) as Value;
  }
}

/** A record as it is published, with what its entity tag is made of. */
export interface RenderedRecord<Published> {
  readonly id: string;
  readonly version: number;
  readonly body: RenderedJson<Published>;
}

/** Makes a function that renders what `publish` gives. A view is rendered once: it never changes, and its text is kept with it. */
export function renderingOf<View extends object, Published>(publish: (view: View) => Published): (view: View) => RenderedJson<Published> {
  const texts = new WeakMap<View, RenderedJson<Published>>();
  return (view) => {
    const known = texts.get(view);
    if (known) return known;
    const rendered = new RenderedJson<Published>(JSON.stringify(publish(view)));
    texts.set(view, rendered);
    return rendered;
  };
}

/** The JSON text of an object whose members may be rendered already. */
export function stringifyMembers(object: object): string {
  const members = Object.entries(object as Readonly<Record<string, unknown>>).filter(([, value]) => value !== undefined);
  return `{${members.map(([name, value]) => `${JSON.stringify(name)}:${value instanceof RenderedJson ? value.text : JSON.stringify(value)}`).join(',')}}`;
}

/** The JSON text of a list of rendered values. */
export function stringifyList(items: readonly RenderedJson[]): string {
  return `[${items.map(({ text }) => text).join(',')}]`;
}
