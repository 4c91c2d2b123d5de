import MarkdownIt, { type Token } from 'markdown-it';
import { pathOf } from './guides.js';

export interface RenderedGuide {
  readonly title: string;
  readonly html: string;
}

/** The address in the guides' samples; start.js replaces it with the one under which the page was opened. */
const SAMPLE_ORIGIN = 'http://127.0.0.1:3000';
const ORIGIN = `<span data-origin>${SAMPLE_ORIGIN}</span>`;

// HTML in the Markdown is shown as text.
const markdown = new MarkdownIt({ html: false });
const { renderer } = markdown;
const { rules } = renderer;
const escape = (text: string): string => markdown.utils.escapeHtml(text);

// Tables that are wider than a phone scroll in a box of their own, which the keyboard can focus.
rules['table_open'] = () => '<div class="wide" tabindex="0"><table>\n';
rules['table_close'] = () => '</table></div>\n';
rules['fence'] = (tokens, index) => `<pre tabindex="0"><code>${escape(tokens[index]?.content ?? '').replaceAll(SAMPLE_ORIGIN, ORIGIN)}</code></pre>\n`;
rules['heading_close'] = (tokens, index, options) => {
  const id = tokens[index - 2]?.attrGet('id');
  const anchor = id == null ? '' : ` <a class="anchor" href="#${id}" aria-label="Link to this section">#</a>`;
  return anchor + renderer.renderToken(tokens, index, options);
};

/**
 * A guide's Markdown as HTML, with an anchor at each heading and a list of its sections after the title. @throws Error
 * if it has no title or links to a file that is not served
 */
export function renderGuide(file: string, source: string): RenderedGuide {
  const tokens = markdown.parse(source, {});
  for (const token of tokens.flatMap(({ children }) => children ?? [])) {
    if (token.type === 'link_open') token.attrSet('href', target(file, String(token.attrGet('href'))));
  }
  const [title, ...headings] = headingsOf(tokens);
  if (title?.level !== 1) throw new Error(`docs/${file} has to begin with a title.`);
  nameHeadings(headings);
  const render = (some: Token[]): string => renderer.render(some, markdown.options, {});
  return { title: title.text, html: render(tokens.slice(0, title.end)) + sections(headings) + render(tokens.slice(title.end)) };
}

interface Heading {
  readonly token: Token;
  readonly level: number;
  readonly text: string;
  /** Index of the first token after it. */
  readonly end: number;
}

function headingsOf(tokens: readonly Token[]): Heading[] {
  return tokens.flatMap((token, index) =>
    token.type === 'heading_open' ? [{ token, level: Number(token.tag.slice(1)), text: textOf(tokens[index + 1]), end: index + 3 }] : [],
  );
}

function textOf(inline: Token | undefined): string {
  return (inline?.children ?? []).map(({ content }) => content).join('');
}

/** Uses GitHub's ids, so that links into a guide work in both places. */
function nameHeadings(headings: readonly Heading[]): void {
  const taken = new Map<string, number>();
  for (const { token, text } of headings) {
    const slug = text.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').trim().replace(/\s/g, '-');
    const count = taken.get(slug) ?? 0;
    taken.set(slug, count + 1);
    token.attrSet('id', count === 0 ? slug : `${slug}-${count}`);
  }
}

function sections(headings: readonly Heading[]): string {
  const items = headings.filter(({ level }) => level === 2).map(({ token, text }) => `<li><a href="#${String(token.attrGet('id'))}">${escape(text)}</a></li>`);
  return items.length < 2 ? '' : `<nav class="sections" aria-label="On this page"><ul>${items.join('')}</ul></nav>\n`;
}

/** Guides link by file name, as in the repository; here it becomes the served path. */
function target(from: string, href: string): string {
  if (/^[a-z]+:|^[#/]/.test(href)) return href;
  const [file = '', fragment] = href.split('#');
  const path = pathOf(file);
  if (path === null) throw new Error(`docs/${from} links to ${href}, which is not served: guides.ts lists what is.`);
  return fragment === undefined ? path : `${path}#${fragment}`;
}
