import type { FastifyInstance } from 'fastify';

interface Route {
  readonly pattern: string;
  readonly matches: RegExp;
  readonly methods: Set<string>;
}

/** The existing routes, to answer requests for a path with a method that it does not have. */
export class RouteTable {
  private readonly routes = new Map<string, Route>();

  /** Records every route that is registered from now on. */
  observe(instance: FastifyInstance): void {
    instance.addHook('onRoute', ({ url, method }) => {
      let route = this.routes.get(url);
      if (!route) {
        route = { pattern: url, matches: matcherOf(url), methods: new Set(['OPTIONS']) };
        this.routes.set(url, route);
      }
      for (const one of Array.isArray(method) ? method : [method]) route.methods.add(one);
    });
  }

  /**
   * The path without trailing slashes, if a page or a file is there; else null. Never a path that the client made up.
   */
  pageAt(path: string): string | null {
    const page = path.replace(/\/+$/, '');
    return page !== path && !/[:*]/.test(page) && this.routes.get(page)?.methods.has('GET') ? page : null;
  }

  /** The methods of the path, or null if there is no such path. A route of exactly this path goes before `/things/:id`. */
  methodsOf(path: string): string[] | null {
    const own = /[:*]/.test(path) ? undefined : this.routes.get(path);
    if (own) return [...own.methods].sort();
    for (const { matches, methods } of this.routes.values()) {
      if (matches.test(path)) return [...methods].sort();
    }
    return null;
  }
}

function matcherOf(pattern: string): RegExp {
  const source = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*').replace(/:[A-Za-z_]\w*/g, '[^/]+');
  return new RegExp(`^${source}$`);
}
