// Settings as they stand in forms: text that is checked before it is sent, and back.
import type { z } from 'zod';
import type { contract } from '#shared/contract/index.ts';
import type { Level } from '#shared/settings/types.ts';
import type { Problems } from '#renderer/client/use-form.ts';
import type { Texts } from '#renderer/texts/catalogue.ts';
import { plain, wholeOf } from './forms/values.ts';

type Procedures = typeof contract.settings;
export type Settings = z.infer<NonNullable<Procedures['get']['~orpc']['outputSchema']>>;
export type Station = z.infer<NonNullable<Procedures['station']['~orpc']['outputSchema']>>;
export type Pack = z.infer<NonNullable<Procedures['packs']['~orpc']['outputSchema']>>['items'][number];
type Words = Texts['settings']['problems'];

const timePattern = /^([01]\d|2[0-3]):[0-5]\d$/;
const prefixPattern = /^[A-Z0-9]{1,4}$/;
const emailPattern = /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/;
const hostPattern = /^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9._-]+)(:\d{1,5})?$/;

function degreesOf(text: string, limit: number): number | null {
  const typed = plain(text).replace('−', '-');
  return /^-?\d{1,3}(\.\d{1,8})?$/.test(typed) && Math.abs(Number(typed)) <= limit ? Number(typed) : null;
}

export interface UnitForm {
  unitName: string;
  officeName: string;
  level: Level;
  zone: string;
  prefix: string;
  serialTitle: string;
  handoverTime: string;
  directorId: string | null;
  lng: string;
  lat: string;
}

export function unitForm(settings: Settings): UnitForm {
  const { unitName, officeName, level, zone, prefix, serialTitle, handoverTime, directorId, centre } = settings;
  return {
    unitName,
    officeName,
    level,
    zone,
    prefix,
    serialTitle,
    handoverTime,
    directorId,
    lng: centre ? String(centre.lng) : '',
    lat: centre ? String(centre.lat) : '',
  };
}

export function centreOf(form: Pick<UnitForm, 'lng' | 'lat'>): { lng: number; lat: number } | null {
  const [lng, lat] = [degreesOf(form.lng, 180), degreesOf(form.lat, 90)];
  return lng !== null && lat !== null ? { lng, lat } : null;
}

export function unitProblems(form: UnitForm, words: Words): Problems {
  const needed = (text: string): string | undefined => (text.trim() === '' ? words.required : undefined);
  const [noLng, noLat] = [plain(form.lng) === '', plain(form.lat) === ''];
  return {
    unitName: needed(form.unitName),
    officeName: needed(form.officeName),
    prefix: prefixPattern.test(plain(form.prefix)) ? undefined : words.prefix,
    serialTitle: needed(form.serialTitle),
    handoverTime: timePattern.test(plain(form.handoverTime)) ? undefined : words.time,
    lng: noLng ? (noLat ? undefined : words.both) : degreesOf(form.lng, 180) === null ? words.lng : undefined,
    lat: noLat ? (noLng ? undefined : words.both) : degreesOf(form.lat, 90) === null ? words.lat : undefined,
  };
}

export function unitSettings(form: UnitForm): Partial<Settings> {
  return {
    unitName: form.unitName.trim(),
    officeName: form.officeName.trim(),
    level: form.level,
    zone: form.zone,
    prefix: plain(form.prefix),
    serialTitle: form.serialTitle.trim(),
    handoverTime: plain(form.handoverTime),
    directorId: form.directorId,
    centre: centreOf(form),
  };
}

export interface MailForm {
  use: boolean;
  host: string;
  port: string;
  secure: boolean;
  user: string;
  from: string;
}

export function mailForm(mail: Settings['mail']): MailForm {
  return mail
    ? { use: true, host: mail.host, port: String(mail.port), secure: mail.secure, user: mail.user, from: mail.from }
    : { use: false, host: '', port: '465', secure: true, user: '', from: '' };
}

export function mailProblems(form: MailForm, words: Words): Problems {
  if (!form.use) return {};
  return {
    'mail.host': form.host.trim() === '' ? words.required : hostPattern.test(plain(form.host)) ? undefined : words.host(plain(form.host)),
    'mail.port': wholeOf(form.port, 1, 65_535) === null ? words.port : undefined,
    'mail.from': emailPattern.test(plain(form.from)) ? undefined : words.email,
  };
}

export function mailOf(form: MailForm): Settings['mail'] {
  if (!form.use) return null;
  return {
    host: plain(form.host),
    port: wholeOf(form.port, 1, 65_535) ?? 465,
    secure: form.secure,
    user: form.user.trim(),
    from: plain(form.from),
  };
}

export interface WebhookForm {
  use: boolean;
  url: string;
}

export function urlProblem(text: string, words: Words): string | undefined {
  const typed = text.trim();
  return /^https?:\/\/\S+$/.test(typed) && URL.canParse(typed) ? undefined : words.url;
}

export function emailProblem(text: string, words: Words): string | undefined {
  return emailPattern.test(plain(text)) ? undefined : words.email;
}

export interface BackupForm {
  backupTime: string;
  backupKeep: string;
  backupDir: string;
  backupMaps: boolean;
}

export function backupForm(settings: Settings): BackupForm {
  return {
    backupTime: settings.backupTime,
    backupKeep: String(settings.backupKeep),
    backupDir: settings.backupDir ?? '',
    backupMaps: settings.backupMaps,
  };
}

export function backupProblems(form: BackupForm, words: Words): Problems {
  return {
    backupTime: timePattern.test(plain(form.backupTime)) ? undefined : words.time,
    backupKeep: wholeOf(form.backupKeep, 1, 365) === null ? words.keep : undefined,
  };
}

export function backupSettings(form: BackupForm): Partial<Settings> {
  return {
    backupTime: plain(form.backupTime),
    backupKeep: wholeOf(form.backupKeep, 1, 365) ?? 14,
    backupDir: form.backupDir.trim() === '' ? null : form.backupDir.trim(),
    backupMaps: form.backupMaps,
  };
}

export function hostsOf(text: string): string[] {
  return [...new Set(text.split(/[\s,，;；]+/).map(plain))].filter((name) => name !== '');
}

export function hostsProblem(text: string, words: Words): string | undefined {
  const hosts = hostsOf(text);
  const wrong = hosts.find((name) => !hostPattern.test(name));
  if (wrong !== undefined) return words.host(wrong);
  return hosts.length > 50 ? words.tooMany : undefined;
}

/** 1536 → "1.5 kB" */
export function sizeOf(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log(bytes) / Math.log(1024)));
  const value = bytes / 1024 ** power;
  return `${power === 0 ? value : value.toFixed(value < 10 ? 1 : 0)} ${units[power] ?? ''}`;
}
