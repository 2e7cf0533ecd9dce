// All visible texts. zh-CN is written first; the compiler asks that en has the same. A new screen adds a file in both and a line here.
import { accounts as accountsEn } from './en/accounts.ts';
import { common as commonEn } from './en/common.ts';
import { desk as deskEn } from './en/desk.ts';
import { frame as frameEn } from './en/frame.ts';
import { intake as intakeEn } from './en/intake.ts';
import { directory as directoryEn } from './en/directory.ts';
import { duty as dutyEn } from './en/duty.ts';
import { accounts } from './zh-CN/accounts.ts';
import { common } from './zh-CN/common.ts';
import { desk } from './zh-CN/desk.ts';
import { frame } from './zh-CN/frame.ts';
import { intake } from './zh-CN/intake.ts';
import { directory } from './zh-CN/directory.ts';
import { duty } from './zh-CN/duty.ts';

const zhCN = { accounts, common, desk, frame, intake, directory, duty };
export type Texts = typeof zhCN;
const en: Texts = { accounts: accountsEn, common: commonEn, desk: deskEn, frame: frameEn, intake: intakeEn, directory: directoryEn, duty: dutyEn };

export const catalogues = { 'zh-CN': zhCN, en };
export type LocaleName = keyof typeof catalogues;
