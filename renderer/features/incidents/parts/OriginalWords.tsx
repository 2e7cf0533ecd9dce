// What was said, as it was received, with what the program hears in it marked.
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { casualtyFields, type CasualtyField, sourceModes } from '#shared/incidents/types.ts';
import { orpc } from '#renderer/client/query.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import type { Texts } from '#renderer/texts/catalogue.ts';
import { momentOf } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { metricLabel } from '../fact-words.ts';
import type { IncidentDetail } from '../facts-form.ts';
import { piecesOf } from './MarkedText.tsx';

const isCasualty = (field: string): field is CasualtyField => (casualtyFields as readonly string[]).includes(field);

function fieldName(field: string, texts: Texts): string {
  const { fields } = texts.incident.words;
  if (isCasualty(field)) return texts.common.casualties[field];
  return field in fields ? fields[field as keyof typeof fields] : metricLabel(field.replace(/^figures\./, ''), texts);
}

export function OriginalWords({ incident }: { incident: IncidentDetail }) {
  const texts = useTexts();
  const { common, incident: all } = texts;
  const words = all.words;
  const { text, receivedAt, source } = incident;
  const { data } = useQuery({ ...orpc.incidents.parse.queryOptions({ input: { text, receivedAt } }), enabled: text.trim() !== '' });
  const evidence = data?.evidence ?? [];
  const mode = sourceModes.find((one) => one === source.mode);
  return (
    <div className="original-words" tabIndex={0} role="region" aria-label={words.received}>
      <p className="muted num">
        {momentOf(Date.parse(receivedAt))} · {words.source(mode ? common.modes[mode] : '')} · {source.caller ?? common.unknown}{' '}
        {source.phone ?? ''}
      </p>
      {text.trim() === '' ? (
        <Empty>{words.empty}</Empty>
      ) : (
        <p className="original-text" data-testid="original-text">
          {piecesOf(text, evidence).map((piece, index) =>
            piece.field === null ? (
              // The pieces have no identity but their order.
              <span key={index}>{piece.text}</span>
            ) : (
              <mark key={index} data-field={piece.field} title={fieldName(piece.field, texts)}>
                {piece.text}
              </mark>
            ),
          )}
        </p>
      )}
      {evidence.length > 0 ? (
        <>
          <h3>{words.heard}</h3>
          <dl className="original-heard">
            {evidence.map((item) => (
              <div key={`${item.field}-${item.start}`}>
                <dt>
                  <mark data-field={item.field}>{fieldName(item.field, texts)}</mark>
                </dt>
                <dd>{item.text}</dd>
              </div>
            ))}
          </dl>
        </>
      ) : null}
      {data && evidence.length === 0 && text.trim() !== '' ? <p className="muted">{words.nothing}</p> : null}
      {incident.merged.length > 0 ? (
        <p>
          {words.mergedWords}
          {incident.merged.map((one) => (
            <Link key={one.id} to={`/incidents/${one.id}?tab=words`}>
              {one.number} {one.title}
            </Link>
          ))}
        </p>
      ) : null}
    </div>
  );
}
