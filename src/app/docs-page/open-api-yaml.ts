import type { OpenAPIObject } from '@nestjs/swagger';
import { dump } from 'js-yaml';

/** Lists and maps of plain values stand in one line up to this length, and references whatever their length. */
const MAX_INLINE = 80;

/** The document as the file `openapi.yaml` holds it: in blocks, but short lists, short maps and references in one line. */
export function toYaml(document: OpenAPIObject): string {
  // The library writes all of a level in one line, or nothing: what is to be inline is put in afterwards.
  const inline: string[] = [];
  const placed = JSON.stringify(document, (_key, value: unknown) => {
    const line = inlineOf(value);
    return line === null ? value : `inline-${inline.push(line) - 1}-here`;
  });
  return dump(JSON.parse(placed), { lineWidth: 120, noRefs: true }).replace(/\binline-(\d+)-here\b/g, (_whole, index: string) => inline[Number(index)] ?? '');
}

function inlineOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const members: readonly unknown[] = Object.values(value);
  if (members.length === 0 || members.some((member) => typeof member === 'object' && member !== null)) return null;
  const line = dump(value, { flowLevel: 0, lineWidth: -1 }).trim();
  return ('$ref' in value && members.length === 1) || line.length <= MAX_INLINE ? line : null;
}
