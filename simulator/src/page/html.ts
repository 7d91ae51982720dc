/** Text that is safe inside HTML. */
export class Html {
  constructor(readonly text: string) {}
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const render = (value: unknown): string => {
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(render).join('');
  if (value === null || value === undefined || value === false) return '';
  return String(value).replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);
};

/** Builds HTML; everything put in is escaped unless it is HTML itself. */
export const html = (parts: TemplateStringsArray, ...values: unknown[]): Html =>
  new Html(parts.map((part, index) => part + (index < values.length ? render(values[index]) : '')).join(''));

const STYLE = new Html(`
:root{color-scheme:light dark;--bg:#f4f5f2;--card:#fff;--ink:#1d2320;--soft:#5c655f;--line:#dfe3dd;--accent:#0b6b50;--on:#fff}
@media (prefers-color-scheme:dark){:root{--bg:#141816;--card:#1d2320;--ink:#eef2ef;--soft:#a5afa9;--line:#333b37;--accent:#5cc9a4;--on:#10201a}}
*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
header{padding:20px clamp(16px,4vw,48px) 0}main{padding:16px clamp(16px,4vw,48px) 48px}h1{font-size:24px;margin:0}h2{font-size:17px;margin:0 0 12px}
a{color:var(--accent)}nav{display:flex;gap:16px;flex-wrap:wrap;margin:8px 0 0}nav a[aria-current]{font-weight:600;color:var(--ink);text-decoration:none}
section,.card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:20px;margin:0 0 20px}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:8px 12px 8px 0;border-bottom:1px solid var(--line);vertical-align:top}
th{color:var(--soft);font-weight:600;font-size:13px}td.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
dl{display:grid;grid-template-columns:max-content 1fr;gap:6px 20px;margin:0}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}code{font:13px ui-monospace,monospace}
button,.button{font:inherit;padding:5px 12px;border:1px solid var(--line);border-radius:7px;background:transparent;color:var(--ink);cursor:pointer}
button:hover{border-color:var(--accent)}button.primary{background:var(--accent);border-color:var(--accent);color:var(--on)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}form{display:inline}details summary{white-space:nowrap;cursor:pointer;color:var(--accent)}
.actions{display:flex;gap:6px;flex-wrap:wrap;padding-top:8px}.soft{color:var(--soft)}.notice{border-left:4px solid var(--accent)}
.narrow{max-width:560px;margin:8vh auto}ul{padding-left:20px}
`);

/** A whole page. @param nav links with the current one marked. */
export const page = (
  title: string,
  body: Html,
  nav: readonly { href: string; label: string; current: boolean }[] = []
): string => {
  const links = nav.map(
    (link) =>
      html`<a href="${link.href}" ${link.current ? new Html(' aria-current="page"') : ''}>${link.label}</a>`
  );
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>${title}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <header>
          <h1>${title}</h1>
          ${nav.length > 0 && html`<nav aria-label="Pages">${links}</nav>`}
        </header>
        <main>${body}</main>
      </body>
    </html>`.text;
};
