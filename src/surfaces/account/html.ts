/** Text that is HTML already: only `html` makes it, so nothing that a person wrote becomes markup. */
export class Html {
  private constructor(readonly text: string) {}

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
