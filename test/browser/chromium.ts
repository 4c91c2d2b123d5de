import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Debian's Chromium; `apt-get install chromium` installs it. */
const EXECUTABLE = '/usr/bin/chromium';
/** Disables Chromium's own requests, which would wait for a network that may be absent. */
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export function startChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: EXECUTABLE, args: ARGUMENTS, timeout: 120_000 });
}

export interface WatchedPage {
  readonly page: Page;
  /** Faults of the page: errors, violations of its policy, requests to other servers. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** A page that can reach only the server. */
export async function openPage(browser: Browser, baseURL: string, options: BrowserContextOptions): Promise<WatchedPage> {
  const context = await browser.newContext({ ...options, baseURL });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // Chromium also logs error responses, which are no fault of the page.
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
