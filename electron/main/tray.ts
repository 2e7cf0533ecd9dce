// The icon in the tray: how it stands, open, quit. There is no "mute" here: silence is given on the page, where it is recorded.
import {
  type BrowserWindow,
  dialog,
  Menu,
  type MenuItemConstructorOptions,
  type MessageBoxOptions,
  nativeImage,
  type NativeImage,
  Tray,
} from 'electron';
import type { AlarmCounts } from './station-messages.ts';
import { paintIcon, type TrayLook } from './tray-icon.ts';

export function iconImage(look: TrayLook, size: number): NativeImage {
  return nativeImage.createFromBitmap(paintIcon(look, size), { width: size, height: size });
}

const trayPixels = 32;

export interface DeskTray {
  show(counts: AlarmCounts): void;
  /** Takes the icon away; otherwise Windows leaves it there until the pointer passes. */
  remove(): void;
}

export interface DeskActions {
  open: () => void;
  /** Asks first when it must. */
  quit: () => void;
}

const itemsOf = ({ open, quit }: DeskActions): MenuItemConstructorOptions[] => [
  { label: '打开值守台 Open', click: open },
  { type: 'separator' },
  { label: '退出… Quit…', click: quit },
];

/**
 * The same in the window's menu (hidden until Alt is pressed), for desktops that show no tray. Electron's own menu would bring
 * reload, zoom and developer tools with their keys.
 */
export function setMenu(actions: DeskActions): void {
  const edit: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'editMenu' }] : [];
  Menu.setApplicationMenu(Menu.buildFromTemplate([{ label: '值守台 Watchdesk', submenu: itemsOf(actions) }, ...edit]));
}

export function makeTray(actions: DeskActions): DeskTray {
  const looks = { quiet: iconImage('quiet', trayPixels), alarm: iconImage('alarm', trayPixels) };
  const tray = new Tray(looks.quiet);
  tray.setToolTip('值守台 Watchdesk');
  tray.setContextMenu(Menu.buildFromTemplate(itemsOf(actions)));
  tray.on('click', actions.open);
  return {
    show({ standing, sounding }) {
      tray.setImage(standing > 0 ? looks.alarm : looks.quiet);
      tray.setToolTip(standing > 0 ? `值守台：${standing} 项告警，${sounding} 项正在响` : '值守台 Watchdesk');
    },
    remove: () => tray.destroy(),
  };
}

/** Whether a person who quits means it. Asks only while alarms stand: then quitting leaves limits unwatched. */
export async function meansToQuit(window: BrowserWindow, { standing }: AlarmCounts): Promise<boolean> {
  if (standing === 0) return true;
  const question: MessageBoxOptions = {
    type: 'warning',
    title: '值守台 Watchdesk',
    message: `还有 ${standing} 项告警未办结，退出后没有人提醒时限。`,
    detail: `${standing} alarm(s) stand. After quitting nobody is reminded of their time limits.`,
    buttons: ['继续值守 Stay', '仍然退出 Quit'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  };
  // Before a hidden window the question would be hidden too.
  const { response } = await (window.isVisible() ? dialog.showMessageBox(window, question) : dialog.showMessageBox(question));
  return response === 1;
}
