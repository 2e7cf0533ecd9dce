// A page that needs no file, no station and no page bundle: for the moments in which these are what is missing.
import { createHash } from 'node:crypto';

export interface PlainPage {
  title: string;
  heading: string;
  /** Chinese first, English second. */
  paragraphs: readonly string[];
  link: { href: string; text: string };
  /** Shows the time, running: a picture that stands still would say nothing. */
  clock: boolean;
}

const style = `
:root { color-scheme: dark; }
body { margin: 0; min-height: 100vh; box-sizing: border-box; padding: 32px 40px; background: #0e1621; color: #e8eef5; border-top: 12px solid #e5484d;
  font: 18px/1.6 "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
#clock { font-size: 64px; line-height: 1.2; font-variant-numeric: tabular-nums; }
h1 { font-size: 30px; line-height: 1.4; margin: 8px 0 16px; }
p { margin: 8px 0; max-width: 60em; overflow-wrap: anywhere; }
a { display: inline-block; margin-top: 20px; padding: 10px 22px; border: 2px solid #4c9aff; border-radius: 6px; color: #e8eef5; text-decoration: none; }
a:focus-visible, a:hover { background: #1c2a3a; outline: 3px solid #4c9aff; }
`;
const script = `
const clock = document.getElementById('clock');
const show = () => { clock.textContent = new Date().toLocaleTimeString('zh-CN', { hour12: false }); };
show();
setInterval(show, 500);
`;

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

function escape(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

/** The page as an address for `loadURL`. What comes from data stands in it as text; only the two blocks above may run or style. */
export function plainPageUrl(page: PlainPage): string {
  const policy = `default-src 'none'; style-src ${hashOf(style)}; script-src ${page.clock ? hashOf(script) : "'none'"}; base-uri 'none'; form-action 'none'`;
  const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="${policy}"><title>${escape(page.title)}</title><style>${style}</style></head><body>${page.clock ? '<div id="clock" aria-hidden="true"></div>' : ''}<main role="alert"><h1>${escape(page.heading)}</h1>${page.paragraphs.map((text) => `<p>${escape(text)}</p>`).join('')}<a href="${escape(page.link.href)}">${escape(page.link.text)}</a></main>${page.clock ? `<script>${script}</script>` : ''}</body></html>`;
  return `data:text/html;charset=utf-8,${encodeURIComponent(html)}`;
}
