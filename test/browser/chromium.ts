import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Debian's; `apt-get install chromium` brings it. */
const EXECUTABLE = '/usr/bin/chromium';
/** Its own requests to the outside would wait for a network that may not be there. */
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export function startChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: EXECUTABLE, args: ARGUMENTS, timeout: 120_000 });
}

export interface WatchedPage {
  readonly page: Page;
  /** What the page should never do: errors, violations of its policy, requests to other servers. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** A page that reaches the server and nothing else. */
export async function openPage(browser: Browser, baseURL: string, options: BrowserContextOptions): Promise<WatchedPage> {
  const context = await browser.newContext({ ...options, baseURL });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // An answer that is an error is the server's word, not the page's fault.
    if (['error', 'warning'].includes(message.type()) && !/^Failed to load resource: .* status of 4\d\d/.test(message.text())) complaints.push(message.text());
  });
  await context.route('**/*', async (route) => {
    const url = route.request().url();
    if (url.startsWith(`${baseURL}/`) || url.startsWith('data:') || url.startsWith('blob:')) return route.continue();
    complaints.push(`asked for ${url}`);
    return route.abort();
  });
  return { page, complaints, close: () => context.close() };
}
