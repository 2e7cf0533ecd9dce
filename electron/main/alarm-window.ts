// The last alarm: when the station gives no sign of life, the shell itself says so, seen and heard, until the sign is back.
import { BrowserWindow, shell } from 'electron';
import { errorTexts } from '#shared/contract/error-texts.ts';
import { asksRestart } from './page-address.ts';
import type { PlainPage, PlainPages } from './plain-page.ts';
import type { StationFault } from './station-messages.ts';

/** The system's own sound: it needs no page, no file and no permission. */
const beepEveryMs = 2_000;
/** Whoever closes the window has peace for this long (as long as F8 gives), then it stands there again: nobody may end it but the heartbeat. */
const peaceMs = 120_000;

function pageOf(fault: StationFault | null): PlainPage {
  const why = fault === null ? [] : [`${errorTexts['zh-CN'][fault.code]} ${errorTexts.en[fault.code]}`];
  return {
    title: '值守程序没有响应 · The station does not respond',
    heading: '值守程序没有响应，时限提醒可能不会响起',
    paragraphs: [
      '请立即改用电话、纸质登记和手机闹钟继续值守，并核对未办结的时限。恢复后本窗口自动关闭。',
      'The station does not respond; reminders of time limits may not sound. Go on by phone, on paper and with an alarm clock of your own, and check the open limits. This window closes by itself when the station is back.',
      ...why,
    ],
    link: '重新启动值守程序 Restart the station',
  };
}

export class AlarmWindow {
  readonly #pages: PlainPages;
  readonly #onRestart: () => void;
  #window: BrowserWindow | null = null;
  #beep: NodeJS.Timeout | undefined;
  #peace: NodeJS.Timeout | undefined;

  /** @param onRestart somebody asked for a new start of the station */
  constructor(pages: PlainPages, onRestart: () => void) {
    this.#pages = pages;
    this.#onRestart = onRestart;
  }

  raise(fault: StationFault | null): void {
    this.lower();
    const window = new BrowserWindow({
      width: 760,
      height: 520,
      show: false,
      alwaysOnTop: true,
      fullscreenable: false,
      minimizable: false,
      autoHideMenuBar: true,
      backgroundColor: '#0e1621',
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        backgroundThrottling: false,
        spellcheck: false,
      },
    });
    this.#window = window;
    window.setAlwaysOnTop(true, 'screen-saver');
    window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
    window.webContents.on('did-navigate-in-page', (_event, url) => {
      if (asksRestart(url)) this.#onRestart();
    });
    window.on('closed', () => {
      if (this.#window === window) this.#rest(fault);
    });
    window
      .loadURL(this.#pages.put('alarm', pageOf(fault)))
      .catch((error: unknown) => process.stderr.write(`watchdesk: ${String(error)}\n`));
    // Shown without the focus: somebody may be typing.
    window.showInactive();
    window.flashFrame(true);
    shell.beep();
    this.#beep = setInterval(() => shell.beep(), beepEveryMs);
  }

  lower(): void {
    clearInterval(this.#beep);
    clearTimeout(this.#peace);
    const window = this.#window;
    this.#window = null;
    if (window && !window.isDestroyed()) window.destroy();
  }

  #rest(fault: StationFault | null): void {
    this.lower();
    this.#peace = setTimeout(() => this.raise(fault), peaceMs);
  }
}
