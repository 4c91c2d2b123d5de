import { hash } from 'node:crypto';

/** The style of all pages of the account, in the tokens of the console. */
export const STYLES = `:root {
  color-scheme: light dark;
  --canvas: #f9f9fb; --panel: #ffffff; --line: #d9d9e0; --control: #8b8d98;
  --text: #1c2024; --quiet: #60646c; --accent: #5b5bd6; --accent-hover: #5151cd; --accent-text: #ffffff; --focus: #9b9ef0;
  --bad: #ce2c31; --bad-quiet: #fff7f7; --good: #2a7e3b; --good-quiet: #f5fbf5;
}
@media (prefers-color-scheme: dark) {
  :root {
    --canvas: #111113; --panel: #18191b; --line: #363a3f; --control: #696e77;
    --text: #edeef0; --quiet: #b0b4ba; --accent: #5b5bd6; --accent-hover: #6e6ade; --accent-text: #ffffff; --focus: #6058c4;
    --bad: #ff9592; --bad-quiet: #201314; --good: #71d083; --good-quiet: #141a15;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--canvas); color: var(--text); font: 450 15px/24px Inter, system-ui, sans-serif; overflow-wrap: anywhere; }
main { max-width: 448px; margin: 0 auto; padding: 32px 16px; }
main.wide { max-width: 720px; }
.panel { background: var(--panel); border: 1px solid var(--line); border-radius: 8px; padding: 24px; margin-top: 16px; }
h1 { font-size: 20px; line-height: 28px; font-weight: 600; margin: 0 0 8px; }
h2 { font-size: 15px; line-height: 24px; font-weight: 600; margin: 24px 0 8px; }
p { margin: 0 0 16px; }
.quiet { color: var(--quiet); }
.brand { font-weight: 600; }
label { display: block; font-weight: 600; margin-bottom: 4px; }
.field { margin-bottom: 16px; }
input { width: 100%; min-height: 44px; padding: 8px 12px; font: inherit; color: inherit; background: var(--panel); border: 1px solid var(--control); border-radius: 6px; }
input[aria-invalid="true"] { border-color: var(--bad); }
.hint, .fault { font-size: 13px; line-height: 20px; margin: 4px 0 0; }
.hint { color: var(--quiet); }
.fault { color: var(--bad); }
.notice { border: 1px solid var(--line); border-radius: 6px; padding: 12px; margin: 0 0 16px; }
.notice.bad { border-color: var(--bad); background: var(--bad-quiet); color: var(--bad); }
.notice.good { border-color: var(--good); background: var(--good-quiet); color: var(--good); }
button, a.button { display: inline-block; min-height: 44px; padding: 9px 16px; font: inherit; font-weight: 600; color: var(--accent-text); background: var(--accent); border: 1px solid transparent; border-radius: 6px; cursor: pointer; text-decoration: none; }
button:hover, a.button:hover { background: var(--accent-hover); }
button.quiet-button { color: var(--text); background: transparent; border-color: var(--control); }
button.choice { width: 100%; text-align: left; margin-bottom: 8px; color: var(--text); background: transparent; border-color: var(--control); }
button.choice span { display: block; font-weight: 450; color: var(--quiet); }
a { color: inherit; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
ul.rows { list-style: none; margin: 0; padding: 0; }
ul.rows li { display: flex; flex-wrap: wrap; gap: 8px 16px; justify-content: space-between; align-items: center; padding: 12px 0; border-top: 1px solid var(--line); }
nav { display: flex; flex-wrap: wrap; gap: 4px 16px; }
nav a { display: inline-block; padding: 10px 0; }
nav a[aria-current] { font-weight: 600; text-decoration: none; }
form + .hint { margin-top: 16px; }
form.inline { margin: 0; }
`;

/** The name of its file: it changes with the style, so a browser may keep it. */
export const STYLES_FILE = `${hash('sha256', STYLES, 'hex').slice(0, 16)}.css`;

/** Where the style is. */
export const STYLES_PATH = `/account/style/${STYLES_FILE}`;
