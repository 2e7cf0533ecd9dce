// An alarm begins to sound: the window comes to the front and a notification says so. Neither takes the keyboard from anybody.
import { type BrowserWindow, Notification } from 'electron';
import type { AlarmCounts } from './station-messages.ts';

/** Above all others for so long; afterwards it behaves like any window again. */
const onTopMs = 8_000;

export class AlarmFront {
  readonly #window: BrowserWindow;
  readonly #open: () => void;
  /** Held, or its click would be lost to the garbage collector; one at a time, or a long night piles them up. */
  #notification: Notification | null = null;
  #onTop: NodeJS.Timeout | undefined;

  /** @param open what a click on the notification does */
  constructor(window: BrowserWindow, open: () => void) {
    this.#window = window;
    this.#open = open;
  }

  /** What sounds has changed. */
  hear(counts: AlarmCounts): void {
    if (counts.fresh > 0) {
      this.#show();
      this.#notify(counts);
    } else if (counts.sounding === 0) this.rest();
  }

  /** Nothing sounds any more. */
  rest(): void {
    this.#notification?.close();
    this.#notification = null;
  }

  #show(): void {
    const window = this.#window;
    if (window.isFocused()) return;
    window.showInactive();
    window.setAlwaysOnTop(true, 'screen-saver');
    clearTimeout(this.#onTop);
    this.#onTop = setTimeout(() => {
      if (!window.isDestroyed()) window.setAlwaysOnTop(false);
    }, onTopMs);
    window.flashFrame(true);
    window.once('focus', () => window.flashFrame(false));
  }

  #notify(counts: AlarmCounts): void {
    if (!Notification.isSupported()) return;
    this.rest();
    // No title of an incident here: notifications stand on the lock screen, where nobody is logged in.
    const notification = new Notification({
      title: `值守台：${counts.sounding} 项告警正在响`,
      body: `请立即签收或办理。${counts.sounding} alarm(s) sounding; acknowledge or act.`,
      urgency: 'critical',
      timeoutType: 'never',
    });
    notification.on('click', this.#open);
    notification.show();
    this.#notification = notification;
  }
}
