// The files of a list that could not be read, as rows: where each stood and why it was refused.
import type { ErrorCode } from '#shared/kernel/errors.ts';
import type { Item } from './store.ts';

const words = {
  'zh-CN': { title: '未能导入的预案文件', file: '文件', size: '大小（字节）', reason: '原因', limit: '上限', received: '实际' },
  en: { title: 'Plan files not imported', file: 'File', size: 'Bytes', reason: 'Reason', limit: 'Limit', received: 'Received' },
};

export function refusedRows(items: readonly Item[], locale: 'zh-CN' | 'en', texts: Record<ErrorCode, string>) {
  const { title, file, size, reason, limit, received } = words[locale];
  return {
    title,
    columns: [
      { head: file, width: 50 },
      { head: size, width: 12 },
      { head: reason, width: 70 },
      { head: limit, width: 14 },
      { head: received, width: 14 },
    ],
    rows: items.flatMap((item): string[][] =>
      item.refusal === null
        ? []
        : [
            [
              item.name,
              String(item.size),
              texts[item.refusal.code],
              String(item.refusal.details.limit ?? ''),
              String(item.refusal.details.received ?? ''),
            ],
          ],
    ),
  };
}
