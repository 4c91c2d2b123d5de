import { renderGuide } from './render-guide.js';

const render = (source: string): string => renderGuide('webhooks.md', `# Title\n\n${source}`).html;

it('the title is the first heading, as plain text', () => {
  expect(renderGuide('webhooks.md', '# What `x` & "y" mean\n\nText.').title).toBe('What x & "y" mean');
});

it.each(['Text.', '## Not a title', ''])('a guide without a title is refused: %j', (source) => {
  expect(() => renderGuide('webhooks.md', source)).toThrow('docs/webhooks.md has to begin with a title.');
});

it('sections are listed and can be linked to, each by an id of its own', () => {
  const html = render('## Größe & `sha256`\n\na\n\n## Twice\n\nb\n\n## Twice\n\nc\n\n### Below\n');
  for (const id of ['größe--sha256', 'twice', 'twice-1']) {
    expect(html).toContain(`<h2 id="${id}">`);
    expect(html).toContain(`<li><a href="#${id}">`);
  }
  expect(html).toContain('<h3 id="below">');
  expect(html).toContain('Größe &amp; sha256</a>');
});

it('HTML is text, in prose and in code, and a script is no link', () => {
  const html = render('<script>alert(1)</script>\n\n```html\n<img src=x onerror=alert(1)>\n```\n\n`<b>` [x](javascript:alert(1))');
  expect(html).not.toMatch(/<(script|img|b)\b|href="javascript/);
  expect(html).toContain('&lt;script&gt;');
});

it.each([
  ['api-changelog.md', '/docs/changelog'],
  ['api-changelog.md#2026-05-14', '/docs/changelog#2026-05-14'],
  ['webhooks/verify.go', '/docs/webhooks/verify.go'],
  ['#verifying', '#verifying'],
  ['/openapi.yaml', '/openapi.yaml'],
  ['https://www.standardwebhooks.com', 'https://www.standardwebhooks.com'],
])('a link to %s leads to %s', (link, path) => {
  expect(render(`[x](${link})`)).toContain(`<a href="${path}">x</a>`);
});

it('a link to a file that is not served is refused', () => {
  expect(() => render('[x](backup.md)')).toThrow('docs/webhooks.md links to backup.md, which is not served');
});

it('the address in samples becomes that of the page', () => {
  expect(render('```sh\ncurl "http://127.0.0.1:3000/api/v1"\n```')).toContain('<span data-origin>http://127.0.0.1:3000</span>/api/v1');
});
