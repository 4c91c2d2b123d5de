import type { OpenAPIObject } from '@nestjs/swagger';
import { type ApiDocs, apiOf } from './api-docs.js';
import { isNode, type Node } from './document.js';

/**
 * The part of the document that is about one API: its paths, its webhooks if it sends any, and the tags, security
 * schemes and components that these refer to. Paths that belong to no API are part of the first one's.
 */
export function cutFor(document: OpenAPIObject, apis: readonly ApiDocs[], api: ApiDocs): OpenAPIObject {
  const whole = document as OpenAPIObject & { readonly webhooks?: Node };
  const { webhooks, paths, components, tags, info, ...rest } = whole;
  const own = Object.fromEntries(Object.entries(paths).filter(([path]) => apiOf(apis, path) === api));
  const roots: Node = { paths: own, ...(api.receivers && webhooks ? { webhooks } : {}) };
  const reached = reachable(components as Readonly<Record<string, Node>>, [roots, ...(api.receivers ?? []).map((name) => ({ $ref: `#/components/schemas/${name}` }))]);
  const kinds = Object.entries(components as Readonly<Record<string, Node>>).map(([kind, members]): [string, Node] => [
    kind,
    Object.fromEntries(Object.entries(members).filter(([name]) => (kind === 'securitySchemes' ? name in api.securitySchemes : reached.has(`#/components/${kind}/${name}`)))),
  ]);
  const used = new Set(Object.values(roots).flatMap((items) => Object.values(items as Node).flatMap((item) => Object.values(item as Node).flatMap((operation) => (operation as { tags?: readonly string[] }).tags ?? []))));
  return {
    ...rest,
    ...roots,
    info: { ...info, title: api.title, description: api.description },
    tags: (tags ?? []).filter(({ name }) => used.has(name)),
    components: Object.fromEntries(kinds.filter(([, members]) => Object.keys(members).length > 0)),
  } as unknown as OpenAPIObject;
}

/** The pointers of all components that the nodes refer to, or that these refer to in turn. */
function reachable(components: Readonly<Record<string, Node>>, roots: readonly unknown[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    if (!isNode(node)) return;
    for (const [key, value] of Object.entries(node)) {
      if (key !== '$ref') visit(value);
      else if (typeof value === 'string' && !reached.has(value)) {
        reached.add(value);
        const [, kind = '', name = ''] = /^#\/components\/(\w+)\/(.+)$/.exec(value) ?? [];
        visit(components[kind]?.[name]);
      }
    }
  };
  roots.forEach(visit);
  return reached;
}
