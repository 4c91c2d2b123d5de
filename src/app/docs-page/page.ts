import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CODE_ROOT } from '../../config/package-root.js';
import { GUIDES } from './guides.js';

/** A file of the folder `site`, which the build copies. */
export function readSite(file: string): Promise<string> {
  return readFile(join(CODE_ROOT, 'app/docs-page/site', file), 'utf8');
}

const NAVIGATION = [{ path: '/docs', name: 'Start' }, ...GUIDES, { path: '/docs#how-to-try', name: 'Reference' }];

/**
 * A page with the common head and navigation. @param path where it is served: the navigation marks it @param title
 * plain text @param content HTML of the main part
 */
export async function layOut(path: string, title: string, content: string): Promise<string> {
  const links = NAVIGATION.map((one) => `<a href="${one.path}"${one.path === path ? ' aria-current="page"' : ''}>${one.name}</a>`);
  const parts: Readonly<Record<string, string>> = { title: escape(title), navigation: links.join('\n    '), content };
  return (await readSite('layout.html')).replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => parts[name] ?? '');
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
