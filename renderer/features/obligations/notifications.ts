// Desktop notifications of the browser shell, for a window that nobody looks at. The desktop shell shows its own.
import { create } from 'zustand';
import { isDesktop } from '#renderer/client/link.ts';
import { useSound } from './sounds.ts';

type Allowed = NotificationPermission | 'elsewhere';

const unsupported = isDesktop || !('Notification' in window);

/** Whether the browser lets us notify; `elsewhere` where the page has nothing to do with it. */
export const useNotifying = create<{ allowed: Allowed }>(() => ({ allowed: unsupported ? 'elsewhere' : Notification.permission }));

/** Asks the person, through the browser's own question. */
export async function allowNotifications(): Promise<void> {
  if (unsupported) return;
  useNotifying.setState({ allowed: await Notification.requestPermission() });
}

let standing: Notification | null = null;
let notifiedOf = '';

/**
 * One notification for all that sounds, anew when something more begins to sound; none while somebody looks at the window. Nothing of
 * an incident is in it: others see the screen.
 * @param newest when the last of them began to sound
 */
export function notifySounding(title: string, body: string, newest: string): void {
  if (newest === notifiedOf || useNotifying.getState().allowed !== 'granted' || !useSound.getState().leader || document.hasFocus()) return;
  notifiedOf = newest;
  standing?.close();
  const notification = new Notification(title, { body, tag: 'watchdesk-alarm', requireInteraction: true });
  notification.addEventListener('click', () => {
    window.focus();
    notification.close();
  });
  standing = notification;
}

/** Nothing sounds any more. */
export function dropNotification(): void {
  standing?.close();
  standing = null;
}
