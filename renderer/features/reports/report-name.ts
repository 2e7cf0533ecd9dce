// What a report is called: 电话首报, 续报二, 终报.
import { typeName } from '#shared/reports/layout.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import type { Party } from '#shared/obligations/types.ts';
import type { Report } from './report-model.ts';

/** The one that a report goes to, in the language of the page. */
export function usePartyName(): (party: Party) => string {
  const locale = useLocale((state) => state.locale);
  return (party) => (locale === 'en' ? (party.nameEn ?? party.name) : party.name);
}

export function useReportName(): (report: Pick<Report, 'type' | 'mode' | 'round'>) => string {
  const { common, reports } = useTexts();
  const locale = useLocale((state) => state.locale);
  return ({ type, mode, round }) => {
    const name = locale === 'zh-CN' ? typeName(type, round) : `${common.duty[type]}${type === 'followUp' ? ` ${round}` : ''}`;
    return reports.named(reports.modes[mode], name);
  };
}
