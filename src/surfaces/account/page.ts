import type { Departure } from '../../contracts/visit.js';
import { type Content, html, type Html } from './html.js';
import { STYLES_PATH } from './styles.js';

/** Headers of every page: nothing is loaded but our style, no page of others shows it or is told its address, and nobody keeps it. */
export const ACCOUNT_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none';style-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none'",
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** A page as it is answered. */
export class Page {
  constructor(
    readonly text: string,
    readonly options: { readonly status?: number; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {}
}

/** A file that browsers may keep. */
export class StaticFile {
  constructor(
    readonly text: string,
    readonly type: string,
  ) {}
}

/** What a handler of a page returns: a page, or where the browser goes next. */
export type PageAnswer = Page | StaticFile | Departure;

export interface PageOptions {
  /** Plain text, also of the heading. */
  readonly title: string;
  readonly content: Content;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** For lists. */
  readonly wide?: boolean;
  /** Links above the page, for someone who is signed in. */
  readonly navigation?: Content;
}

/** A page in the common frame. */
export function page({ title, content, navigation, wide = false, ...answer }: PageOptions): Page {
  const document = html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · OraTek</title>
<link rel="stylesheet" href="${STYLES_PATH}">
</head>
<body>
<main${wide && html` class="wide"`}>
<div class="brand">OraTek</div>
${navigation}
<div class="panel">
<h1>${title}</h1>
${content}
</div>
</main>
</body>
</html>
`;
  return new Page(document.text, answer);
}

export interface FieldOptions {
  readonly name: string;
  readonly label: string;
  readonly type: 'email' | 'password' | 'text';
  /** What the browser may fill in (HTML, autofill). */
  readonly autocomplete: string;
  readonly value?: string | undefined;
  readonly hint?: string | undefined;
  /** What is wrong with it, as a sentence; it stands beside the field and is read with it. */
  readonly fault?: string | undefined;
  readonly isFocused?: boolean;
  readonly maxLength?: number;
}

/** A labelled field of a form. */
export function field({ name, label, type, autocomplete, value, hint, fault, isFocused = false, maxLength }: FieldOptions): Html {
  const described = [hint !== undefined && `${name}-hint`, fault !== undefined && `${name}-fault`].filter((id) => id !== false).join(' ');
  return html`<div class="field">
<label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" required${maxLength !== undefined && html` maxlength="${maxLength}"`}${value !== undefined && html` value="${value}"`}${described !== '' && html` aria-describedby="${described}"`}${fault !== undefined && html` aria-invalid="true"`}${(isFocused || fault !== undefined) && html` autofocus`}>
${hint !== undefined && html`<p class="hint" id="${name}-hint">${hint}</p>`}
${fault !== undefined && html`<p class="fault" id="${name}-fault">${fault}</p>`}
</div>`;
}

/** A sentence above a form: what went wrong, or what was done. */
export function notice(kind: 'bad' | 'good', text: string | undefined): Content {
  return text !== undefined && html`<p class="notice ${kind}" role="${kind === 'bad' ? 'alert' : 'status'}">${text}</p>`;
}

/** A field that is sent along unseen. */
export function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}
