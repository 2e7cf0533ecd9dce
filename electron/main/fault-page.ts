// What the window shows when the data folder cannot be opened: the fault in words and the way out. No dialog: nothing to click away.
import { errorTexts } from '#shared/contract/error-texts.ts';
import type { ErrorCode } from '#shared/kernel/errors.ts';
import type { PlainPage } from './plain-page.ts';
import type { StationFault } from './station-messages.ts';

interface WayOut {
  zh: string;
  en: string;
}

const again: WayOut = {
  zh: '程序每半分钟自动再试一次；处理好后也可以点下面立即重试。在此之前请用电话和纸质登记继续值守。',
  en: 'The program tries again every half minute; you can also try at once below. Until then go on by phone and on paper.',
};

const waysOut: Partial<Record<ErrorCode, WayOut>> = {
  inUse: {
    zh: '请切换到已经打开的那个值守台窗口；若它没有窗口，请结束下面编号的进程。它结束后本窗口会自动接管。',
    en: 'Switch to the Watchdesk that is open already; if it has no window, end the process named below. This window takes over when it has ended.',
  },
  damaged: {
    zh: '请不要删除任何文件，立即告知管理员：数据目录中 backups 文件夹里有自动备份，可用命令行工具的 restore 恢复。',
    en: 'Delete nothing and tell the administrator: the folder "backups" in the data folder holds the daily backups; the command line tool restores them (restore).',
  },
  fromTheFuture: {
    zh: '请安装最新版本的值守台后再打开。',
    en: 'Install the newest version of Watchdesk and open it again.',
  },
};

/** @param dataDir named on the page, so that whoever helps knows where to look */
export function faultPage(fault: StationFault, dataDir: string): PlainPage {
  const way = waysOut[fault.code] ?? again;
  const found = fault.received === null ? [] : [`${fault.code === 'inUse' ? '进程 Process' : '详情 Details'}：${fault.received}`];
  return {
    title: '值守台 Watchdesk',
    heading: errorTexts['zh-CN'][fault.code],
    paragraphs: [way.zh, errorTexts.en[fault.code], way.en, `数据目录 Data folder：${dataDir}`, ...found],
    link: '立即重试 Try again',
  };
}
