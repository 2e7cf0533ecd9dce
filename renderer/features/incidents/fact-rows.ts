// The rows of the facts: which facts an incident shows, in which order, and how each reads.
import { casualtyFields, narrativeFields } from '#shared/incidents/types.ts';
import type { Texts } from '#renderer/texts/catalogue.ts';
import { type FactRecord, type FactVersion, historyOf } from './fact-history.ts';
import { factLabel, gradeText, valueText } from './fact-words.ts';
import { type FactKey, factText, type IncidentDetail } from './facts-form.ts';

export interface FactRow {
  key: FactKey;
  label: string;
  /** '' when nothing was said. */
  value: string;
  /** Beside the value: how it was given, by whom it was judged. */
  aside: string;
  versions: FactVersion[];
  /** Set on the first row of a group. */
  group: string | null;
}

type Group = keyof Texts['incident']['facts']['groups'];

function groupsOf(incident: IncidentDetail): [Group, FactKey[]][] {
  return [
    ['people', casualtyFields.map((field): FactKey => `casualties.${field}`)],
    ['what', ['grade', 'kind', 'place', 'marks']],
    ['moments', ['occurredAt', 'learnedAt', 'receivedAt', ...(incident.handlingEndedAt === null ? [] : (['handlingEndedAt'] as const))]],
    ['figures', Object.keys(incident.figures).map((metric): FactKey => `figures.${metric}`)],
    ['told', narrativeFields.map((field): FactKey => `narrative.${field}`)],
    ['source', ['source.mode', 'source.caller', 'source.phone', 'title']],
  ];
}

/** Left out while nothing was ever said of them. */
const quiet = (key: FactKey): boolean => key.startsWith('narrative.') || key === 'marks' || key === 'learnedAt';

function asideOf(incident: IncidentDetail, key: FactKey, texts: Texts): string {
  const words = texts.incident;
  if (key === 'occurredAt') return incident.occurredApprox && incident.occurredAt !== null ? words.approx : '';
  if (key === 'grade') {
    const by = incident.gradeBy === 'person' ? words.facts.gradeByPerson : words.facts.gradeByRule;
    const { timedAs } = incident.gradeReason;
    return timedAs === incident.grade ? by : `${by} · ${words.facts.timedAs(gradeText(timedAs, texts))}`;
  }
  if (!key.startsWith('casualties.')) return '';
  const rough = factText(incident, `approximate.${key.slice('casualties.'.length)}`);
  return rough === '' ? '' : words.facts.roughly(rough);
}

export function factRows(
  incident: IncidentDetail,
  records: readonly FactRecord[],
  texts: Texts,
  kindName: (code: string) => string,
): FactRow[] {
  return groupsOf(incident).flatMap(([group, keys]) => {
    const rows = keys
      .map(
        (key): FactRow => ({
          key,
          label: factLabel(key, texts),
          value: valueText(key, factText(incident, key), texts, kindName),
          aside: asideOf(incident, key, texts),
          versions: historyOf(records, key),
          group: null,
        }),
      )
      .filter((row) => row.value !== '' || row.versions.length > 0 || !quiet(row.key));
    const [first] = rows;
    if (first) first.group = texts.incident.facts.groups[group];
    return rows;
  });
}

/** What nobody has said anything of yet, for the report. */
export function notFilled(incident: IncidentDetail, texts: Texts): string[] {
  return narrativeFields.filter((field) => !incident.narrative[field]?.trim()).map((field) => texts.common.narrative[field]);
}
