/** A page, or a redirect, as a browser gets it. */
export interface PageView {
  readonly status: number;
  /** Where it leads; null if nowhere. */
  readonly location: string | null;
  readonly text: string;
  readonly headers: Headers;
}

/** A browser of one person, as far as our pages and those of a provider need one: cookies by host, forms, no script. */
export class Visitor {
  private readonly jars = new Map<string, Map<string, string>>();

  /** @param baseUrl of the server under test, for paths */
  constructor(private readonly baseUrl: string) {}

  get(url: string): Promise<PageView> {
    return this.ask('GET', url);
  }

  /** Sends a form from a page of the same origin. */
  submit(url: string, fields: Readonly<Record<string, string>>): Promise<PageView> {
    return this.ask('POST', url, new URLSearchParams(fields));
  }

  /** Follows redirects, from a page that was got, until there is none or `stop` says so. */
  async follow(page: PageView, stop: (location: string) => boolean = () => false): Promise<PageView> {
    return page.location === null || stop(page.location) ? page : this.follow(await this.get(page.location), stop);
  }

  /** The value of a cookie of the server under test. */
  cookie(name: string): string | undefined {
    return this.jarOf(this.baseUrl).get(name);
  }

  /** Puts a cookie of the server under test into the browser. */
  plant(name: string, value: string): void {
    this.jarOf(this.baseUrl).set(name, value);
  }

  private async ask(method: string, path: string, body?: URLSearchParams): Promise<PageView> {
    const url = new URL(path, this.baseUrl);
    const jar = this.jarOf(url.origin);
    const headers = { ...(jar.size > 0 ? { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } : {}), ...(method === 'POST' ? { origin: url.origin, 'sec-fetch-site': 'same-origin' } : {}) };
    const response = await fetch(url, { method, headers, redirect: 'manual', ...(body ? { body } : {}) });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0\b/i.test(line) || /expires=thu, 01 jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    const location = response.headers.get('location');
    return { status: response.status, location: location === null ? null : new URL(location, url).href, text: await response.text(), headers: response.headers };
  }

  private jarOf(url: string): Map<string, string> {
    const { origin } = new URL(url);
    const jar = this.jars.get(origin) ?? new Map<string, string>();
    this.jars.set(origin, jar);
    return jar;
  }
}
