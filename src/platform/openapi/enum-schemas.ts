import type { OpenAPIObject } from '@nestjs/swagger';
import { enumOf, type NamedEnum } from './named-enums.js';
import { componentsOf, isNode, type Node } from './document.js';

/**
 * Refers to a named schema wherever the document lists words, and says `const` where there is only one word.
 * @throws Error for a list that `nameEnum` gave no name
 */
export function nameEnums(document: OpenAPIObject): void {
  const used = new Map<string, NamedEnum>();
  const visit = (node: unknown, at: string): void => {
    if (Array.isArray(node)) node.forEach((child, index) => visit(child, `${at}/${index}`));
    if (!isNode(node)) return;
    if (Array.isArray(node['enum'])) refer(node, at, used);
    for (const [key, child] of Object.entries(node)) if (key !== 'enum' && key !== 'example' && key !== 'examples') visit(child, `${at}/${key}`);
  };
  visit(document, '#');
  const schemas = componentsOf(document, 'schemas');
  for (const [name, { description, values }] of used) schemas[name] = { type: 'string', description, enum: [...values] };
}

function refer(node: Node, at: string, used: Map<string, NamedEnum>): void {
  const words = node['enum'] as readonly string[];
  delete node['enum'];
  if (words.length === 1) {
    node['const'] = words[0];
    return;
  }
  const named = enumOf(words);
  if (!named) throw new Error(`The words ${words.join(', ')} at ${at} have no name: declare them by nameEnum().`);
  used.set(named.name, named);
  delete node['type'];
  node['$ref'] = `#/components/schemas/${named.name}`;
}
