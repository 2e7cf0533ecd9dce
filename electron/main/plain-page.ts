// Pages that need no file, no station and no page bundle: for the moments in which these are what is missing.
// They are kept here and served at app://plain/ (a `data:` page may not follow even a link within itself).
import { createHash } from 'node:crypto';
import { plainUrl, restartMark } from './page-address.ts';

export interface PlainPage {
  title: string;
  heading: string;
  /** Chinese first, English second. */
  paragraphs: readonly string[];
  /** The words of the link that asks for a new start of the station. */
  link: string;
}

export interface PlainAnswer {
  html: string;
  /** The content security policy that fits it. */
  policy: string;
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
/** The time, running: a picture that stands still would say nothing. */
const script = `
const clock = document.getElementById('clock');
const show = () => { clock.textContent = new Date().toLocaleTimeString('zh-CN', { hour12: false }); };
show();
setInterval(show, 500);
`;

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
/** Only the two blocks above may style or run; nothing is fetched. */
const policy = `default-src 'none'; style-src ${hashOf(style)}; script-src ${hashOf(script)}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

function escape(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

/** What comes from data stands in it as text. */
function htmlOf(page: PlainPage): string {
  const paragraphs = page.paragraphs.map((text) => `<p>${escape(text)}</p>`).join('');
  const main = `<main role="alert"><h1>${escape(page.heading)}</h1>${paragraphs}<a href="${restartMark}">${escape(page.link)}</a></main>`;
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escape(page.title)}</title><style>${style}</style></head><body><div id="clock" aria-hidden="true"></div>${main}<script>${script}</script></body></html>`;
}

/** The plain pages of now, by name. */
export class PlainPages {
  readonly #pages = new Map<string, PlainPage>();

  /** @returns the address under which it is served from now on */
  put(name: string, page: PlainPage): string {
    const url = plainUrl(name);
    this.#pages.set(url, page);
    return url;
  }

  /** @param url with or without a place in the page */
  find(url: string): PlainAnswer | null {
    const page = this.#pages.get(url.replace(/#.*$/, ''));
    return page ? { html: htmlOf(page), policy } : null;
  }
}
