// The duty log: finding a line, lines noted late.
import type { duty as zh } from '../zh-CN/duty.ts';

export const duty: typeof zh = {
  searchLog: 'Search the log',
  backdated: 'late',
  noneFound: 'Nothing in the log fits.',
};
