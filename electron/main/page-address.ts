// Addresses under app: — our own page, and the plain pages of the shell. Whoever asks "is this ours?" asks here.

export const pageScheme = 'app';
const pageHost = 'watchdesk';
/** A host of its own: the plain pages get neither a port nor a permission. */
const plainHost = 'plain';
export const pageUrl = `${pageScheme}://${pageHost}/`;
/** Where the one link of a plain page leads. A place in the page itself: the shell hears of it, and nothing is loaded. */
export const restartMark = '#restart';

/** `URL.origin` is "null" for a scheme of one's own, hence scheme and host. */
function isAt(url: string, wantedHost: string): boolean {
  try {
    const { protocol, host } = new URL(url);
    return protocol === `${pageScheme}:` && host === wantedHost;
  } catch {
    return false;
  }
}

export const isOurs = (url: string): boolean => isAt(url, pageHost);
export const isPlain = (url: string): boolean => isAt(url, plainHost);

export function plainUrl(name: string): string {
  return `${pageScheme}://${plainHost}/${name}`;
}

/** Whether somebody followed the link of a plain page. */
export function asksRestart(url: string): boolean {
  return isPlain(url) && new URL(url).hash === restartMark;
}
