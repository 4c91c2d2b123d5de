import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Access, accessOf, isPersonal } from '../../src/platform/http/admission/access.js';
import { octolane } from '../support/octolane-contract.js';
import { oratek } from '../support/openapi-contract.js';

export interface Route {
  readonly method: string;
  readonly path: string;
  /** `person` is for people with a session alone; `undeclared` is a route that nobody said anything of. */
  readonly access: Access | 'person' | 'undeclared';
}

type Handler = () => unknown;
type Controller = new (...args: never[]) => unknown;

/**
 * Every route of the server, with those of plugins, by path and method. A controller's access is what it
 * declares. A route that is no controller's is public if it asks nobody for a token; else nothing says what it needs.
 * The application has to listen.
 */
export async function routesOf(app: NestFastifyApplication): Promise<Route[]> {
  const declared = controllerRoutes(app);
  const routes: Route[] = [];
  for (const { method, path } of registered(app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false }))) {
    const key = `${method} ${path}`;
    const access = declared.has(key) ? (declared.get(key) ?? 'undeclared') : (await asksForToken(app, method, path)) ? 'undeclared' : 'public';
    declared.delete(key);
    routes.push({ method, path, access });
  }
  if (declared.size > 0) throw new Error(`Controllers declare routes that the server does not know: ${[...declared.keys()].join(', ')}`);
  return routes.sort((a, b) => compare(a.path, b.path) || compare(a.method, b.method));
}

/** The list as it is committed: a line a route. */
export function printed(routes: readonly Route[]): string {
  const width = Math.max(...routes.map(({ path }) => path.length));
  return routes.map(({ method, path, access }) => `${method.padEnd(6)} ${path.padEnd(width)}  ${access}\n`).join('');
}

/** Asks some path that the route's pattern matches, as a page of this server does. @param cookie that of a session */
export async function ask(app: NestFastifyApplication, { method, path }: Pick<Route, 'method' | 'path'>, token: string | null, cookie: string | null = null): Promise<Response> {
  const some = path.replace(/:\w+/g, '018f0000-0000-7000-8000-000000000000').replace('*', 'anything');
  const headers: Record<string, string> = token === null ? {} : { ...oratek.surface.credentials(token), ...octolane.surface.credentials(token) };
  return fetch(`${await app.getUrl()}${some}`, { method, headers: { ...headers, 'sec-fetch-site': 'same-origin', ...(cookie === null ? {} : { cookie }) }, redirect: 'manual' });
}

function controllerRoutes(app: NestFastifyApplication): Map<string, Route['access'] | undefined> {
  const reflector = app.get(Reflector);
  const found = new Map<string, Route['access'] | undefined>();
  for (const { controllers } of app.get(ModulesContainer).values()) {
    for (const { metatype } of controllers.values()) {
      const controller = metatype as Controller;
      const prototype = controller.prototype as Record<string, Handler>;
      for (const name of new MetadataScanner().getAllMethodNames(prototype)) {
        const handler = prototype[name];
        const method = handler && (Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined);
        if (!handler || method === undefined) continue;
        for (const prefix of pathsOf(controller)) {
          for (const path of pathsOf(handler)) {
            const whole = `/${[prefix, path].map((part) => part.replace(/^\/+|\/+$/g, '')).filter(Boolean).join('/')}`;
            found.set(`${RequestMethod[method]} ${whole}`, isPersonal(reflector, handler, controller) ? 'person' : accessOf(reflector, handler, controller));
          }
        }
      }
    }
  }
  return found;
}

function pathsOf(target: object): string[] {
  return [Reflect.getMetadata(PATH_METADATA, target) as string | string[]].flat();
}

/** Reads the router's own drawing of its tree. HEAD goes with GET. */
function registered(drawing: string): { method: string; path: string }[] {
  const above: string[] = [];
  return drawing.split('\n').filter((line) => line.trim() !== '').flatMap((line) => {
    const match = /^((?:│ {3}| {4})*)[├└]── (\S+)(?: \(([A-Z, ]+)\))?$/.exec(line);
    if (!match) throw new Error(`The router draws its routes in a way that is not understood: ${line}`);
    const [, indent = '', part = '', methods = ''] = match;
    const depth = indent.length / 4;
    const path = `${depth === 0 ? '' : (above[depth - 1] ?? '')}${part}`;
    above[depth] = path;
    const list = methods.split(', ').filter(Boolean);
    return list.filter((method) => method !== 'HEAD' || !list.includes('GET')).map((method) => ({ method, path }));
  });
}

/** Whether the answer says that credentials are missing: a page leads to where people sign in. */
export function asksForCredentials({ status, headers }: Response): boolean {
  return status === 401 || (status === 303 && headers.get('location') === '/account/sign-in');
}

async function asksForToken(app: NestFastifyApplication, method: string, path: string): Promise<boolean> {
  return asksForCredentials(await ask(app, { method, path }, null));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
