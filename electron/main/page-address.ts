// The address of our own page and of the few links that our own plain pages carry. Whoever asks "is this ours?" asks here.

export const pageScheme = 'app';
const pageHost = 'watchdesk';
export const pageUrl = `${pageScheme}://${pageHost}/`;
/** Link of the plain pages: start the station anew. It is never loaded, only heard of (`will-navigate`). */
export const restartLink = `${pageUrl}-/restart`;

/** Whether a URL belongs to our own page. `URL.origin` is "null" for a scheme of one's own, hence scheme and host. */
export function isOurs(url: string): boolean {
  try {
    const { protocol, host } = new URL(url);
    return protocol === `${pageScheme}:` && host === pageHost;
  } catch {
    return false;
  }
}
