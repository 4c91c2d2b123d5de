/** Text that is HTML already: only `html` makes it, so nothing that a person wrote becomes markup. */
export class Html {
  /** A private field: nothing that only looks like this passes the compiler. */
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  get text(): string {
    return this.#text;
  }

  /** @internal the literal parts of a template are ours; everything between them is escaped by `html` */
  static of(text: string): Html {
    return new Html(text);
  }
}

/** What may stand between the parts of a template: nothing is shown for null, undefined and false. */
export type Content = Html | string | number | null | undefined | false | readonly Content[];

/** HTML with every value escaped, in text and in quoted attributes: html`<p title="${title}">${text}</p>`. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Html {
  return Html.of(parts.reduce((text, part, i) => `${text}${render(values[i - 1])}${part}`));
}

function render(value: Content): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(render).join('');
  return escape(String(value));
}

const ESCAPED = /[&<>"'`]/g;

function escape(text: string): string {
  return text.replace(ESCAPED, (character) => `&#${character.charCodeAt(0)};`);
}
