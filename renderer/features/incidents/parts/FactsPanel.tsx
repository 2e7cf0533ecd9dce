// The facts as they are now; each opens its history: who wrote which value when, and why.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { Key } from '#renderer/components/Key.tsx';
import { VirtualList } from '#renderer/components/VirtualList.tsx';
import { momentOf } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { type FactRow, factRows, notFilled } from '../fact-rows.ts';
import { valueText } from '../fact-words.ts';
import type { IncidentDetail } from '../facts-form.ts';
import { useKinds } from './KindSelect.tsx';
// The styles of an incident's screens stand with a part that both have: a chunk of nothing but styles is dropped by the builder.
import '../incident.css';
import '../facts.css';
import '../timeline.css';
import '../files.css';
import '../incident-forms.css';

interface Props {
  incident: IncidentDetail;
  /** Opens the changing of facts; absent where they are only read. */
  onEdit?: () => void;
}

export function FactsPanel({ incident, onEdit }: Props) {
  const texts = useTexts();
  const { common, incident: words } = texts;
  const { byCode } = useKinds();
  const { data } = useQuery(orpc.incidents.factHistory.queryOptions({ input: { id: incident.id } }));
  const [opened, setOpened] = useState<string | null>(null);
  const mayWrite = useMay('incidents.write');
  const kindName = (code: string): string => byCode.get(code)?.name ?? (code === incident.kind ? (incident.kindName ?? code) : code);
  const rows = factRows(incident, data?.items ?? [], texts, kindName);
  const empty = notFilled(incident, texts);
  const toggle = (key: string): void => setOpened((before) => (before === key ? null : key));
  return (
    <section className="panel facts-panel" data-testid="facts">
      <h2>
        {words.facts.title} <em>{words.facts.hint}</em>
        {onEdit ? (
          <span className="end">
            <Button size="small" disabled={!mayWrite || incident.state !== 'open'} onClick={onEdit} data-testid="edit-facts">
              {common.edit} <Key name="Ctrl E" />
            </Button>
          </span>
        ) : null}
      </h2>
      <VirtualList
        items={rows}
        keyOf={(row) => `fact-${row.key}`}
        estimate={36}
        label={words.facts.title}
        onOpen={(row) => toggle(row.key)}
        render={(row, active) => (
          <FactLine row={row} active={active} open={opened === row.key} onToggle={() => toggle(row.key)} kindName={kindName} />
        )}
      />
      {empty.length > 0 ? <p className="facts-empty">{words.facts.notFilled(empty.join(words.facts.comma))}</p> : null}
    </section>
  );
}

interface LineProps {
  row: FactRow;
  active: boolean;
  open: boolean;
  onToggle: () => void;
  kindName: (code: string) => string;
}

function FactLine({ row, active, open, onToggle, kindName }: LineProps) {
  const texts = useTexts();
  const { common, incident: words } = texts;
  const [last] = row.versions;
  const changes = row.versions.length - 1;
  const who = last ? common.recordedAt(momentOf(last.recordedAt), last.by) : undefined;
  return (
    <div
      className="fact"
      data-fact={row.key}
      title={who}
      onClick={() => (window.getSelection()?.isCollapsed === false ? undefined : onToggle())}
    >
      {row.group === null ? null : <p className="fact-group">{row.group}</p>}
      <div className={`fact-line${active ? ' active' : ''}`}>
        <span className="muted">{row.label}</span>
        <span className={row.value === '' ? 'faint' : 'fact-value num'}>
          {row.value === '' ? common.notSaid : row.value} {row.aside === '' ? null : <small className="fact-aside">{row.aside}</small>}
        </span>
        {changes > 0 ? <small className="fact-changes num">{words.facts.changed(changes)}</small> : <span />}
      </div>
      {open ? (
        <ol className="fact-versions" data-testid="fact-history">
          {row.versions.length === 0 ? <li className="muted">{words.facts.noHistory}</li> : null}
          {row.versions.map((version, index) => (
            <li key={version.hash} title={`SHA-256 ${version.hash}`}>
              <time className="num">{momentOf(version.recordedAt)}</time> <b>{version.by}</b>
              <span className="fact-version">
                {index === 0 ? '' : `${words.facts.was} `}
                {valueText(row.key, version.value, texts, kindName) || common.notSaid}
              </span>
              {version.reason ? <small className="muted">{version.reason}</small> : null}
            </li>
          ))}
        </ol>
      ) : null}
    </div>
  );
}
