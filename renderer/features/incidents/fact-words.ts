// What facts are called and how their values read.
import { casualtyFields, type CasualtyField, grades, marks, narrativeFields, sourceModes } from '#shared/incidents/types.ts';
import type { Texts } from '#renderer/texts/catalogue.ts';
import { momentOf } from '#renderer/texts/times.ts';
import { type FactKey, groupOf } from './facts-form.ts';
import type { FactVersion } from './fact-history.ts';

type MetricName = keyof Texts['incident']['metrics'];
type UnitName = keyof Texts['incident']['units'];

/** The unit of each figure that grading rules ask for. */
const metricUnits: Record<MetricName, UnitName> = {
  directLoss: 'wan',
  directPropertyLoss: 'wan',
  economicLoss: 'wan',
  potentialLoss: 'wan',
  forestAreaHa: 'ha',
  magnitudeOther: 'level',
  magnitudeDense: 'level',
  participants: 'people',
  armedFightParticipants: 'people',
  prisonRiotParticipants: 'people',
  majorEventHarmed: 'people',
  householdsNoGas: 'households',
  householdsNoGasOrWater48h: 'households',
  trafficBlockedHours: 'hours',
  trunkBlockHours: 'hours',
  otherLineBlockHours: 'hours',
  strandedHours: 'hours',
  strandedHigh100pHours: 'hours',
  elevatorTrappedHours: 'hours',
  ropewayStrandedHours: 'hours',
  rideStrandedHours: 'hours',
  burningHours: 'hours',
  projectStoppedHours: 'hours',
  hours: 'hours',
  pneumonicPlagueCases: 'cases',
  bubonicPlagueCases: 'cases',
  choleraWeeklyCases: 'cases',
  lossToProvGdpPct: 'percent',
};

export const metricNames = Object.keys(metricUnits) as MetricName[];
const isMetric = (name: string): name is MetricName => name in metricUnits;

export function metricLabel(name: string, texts: Texts): string {
  return isMetric(name) ? texts.incident.metrics[name] : name;
}

export function metricUnit(name: string, texts: Texts): string {
  return isMetric(name) ? texts.incident.units[metricUnits[name]] : '';
}

const isCasualty = (name: string): name is CasualtyField => (casualtyFields as readonly string[]).includes(name);

export function factLabel(key: FactKey, texts: Texts): string {
  const { common, incident } = texts;
  const { fields } = incident.facts;
  const [group, name] = groupOf(key);
  if (group === 'casualties' || group === 'approximate') return isCasualty(name) ? common.casualties[name] : name;
  if (group === 'figures') return metricLabel(name, texts);
  const told = narrativeFields.find((field) => field === name);
  if (told) return common.narrative[told];
  const own = group === 'source' ? name : group;
  return own in fields ? fields[own as keyof typeof fields] : key;
}

export function gradeText(grade: string, texts: Texts): string {
  const known = grades.find((one) => one === grade);
  return known ? `${texts.common.gradeShort[known]} ${texts.common.grade[known]}` : grade;
}

/** A value as the journal or a field has it, in words; '' when there is none. */
export function valueText(key: FactKey, value: FactVersion['value'], texts: Texts, kindName: (code: string) => string): string {
  if (value === null || value === '') return '';
  const text = String(value);
  if (typeof value === 'number' && key.endsWith('At')) return momentOf(value, value % 60_000 >= 1_000);
  switch (key) {
    case 'grade':
      return gradeText(text, texts);
    case 'kind':
      return kindName(text);
    case 'marks':
      return marks
        .filter((mark) => text.split(',').includes(mark))
        .map((mark) => texts.common.marks[mark])
        .join(texts.incident.facts.comma);
    case 'source.mode': {
      const mode = sourceModes.find((one) => one === text);
      return mode ? texts.common.modes[mode] : text;
    }
    case 'occurredApprox':
      return value === true || text === '1' ? texts.common.yes : texts.common.no;
    default:
      return key.startsWith('figures.') ? `${text} ${metricUnit(key.slice('figures.'.length), texts)}` : text;
  }
}
