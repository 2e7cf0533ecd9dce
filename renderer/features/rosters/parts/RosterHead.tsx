// The head of the roster: which rosters, which days, gaps, the last change back, and the ways on to drafts.
import { Button, Checkbox, Input, Popover, Segmented } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useMay } from '#renderer/client/session.ts';
import { Key } from '#renderer/components/Key.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { type RosterView, stepped, views } from '../calendar-model.ts';
import { ExportMenu } from './ExportMenu.tsx';
import { dayOfTyped, monthOfTyped } from '#renderer/texts/typed-day.ts';
import { chooseRosters, setView, useRosterView } from '../view.ts';

interface Props {
  rosters: readonly RosterView[];
  shown: readonly RosterView[];
  from: string;
  to: string;
  day: string;
  today: string;
  gaps: number;
  onGap: () => void;
  undo: (() => void) | null;
}

export function RosterHead({ rosters, shown, from, to, day, today, gaps, onGap, undo }: Props) {
  const { rosters: words, rosterFiles } = useTexts();
  const navigate = useNavigate();
  const view = useRosterView((state) => state.view);
  const mayPlan = useMay('rosters.edit');
  const step = (by: 1 | -1): void => setView({ day: stepped(view, day, by), picked: null });
  return (
    <header className="page-head roster-head">
      <RosterChoice rosters={rosters} shown={shown} />
      <Segmented
        aria-label={words.view}
        value={view}
        options={views.map((value) => ({ value, label: words.views[value] }))}
        onChange={(value) => setView({ view: value })}
      />
      <span className="row">
        <Button onClick={() => step(-1)} aria-label={words.earlier} data-testid="earlier">
          ←
        </Button>
        <DayJump day={day} title={view === 'month' ? from.slice(0, 7) : `${from} – ${to.slice(5)}`} />
        <Button onClick={() => step(1)} aria-label={words.later} data-testid="later">
          →
        </Button>
        <Button disabled={from <= today && today <= to} onClick={() => setView({ day: null })}>
          {words.toToday}
        </Button>
      </span>
      <span className="end">
        {gaps > 0 ? (
          <Button className="gap-count" onClick={onGap} data-testid="gaps">
            ▲ {words.gaps(gaps)}
          </Button>
        ) : (
          <span className="gap-none">✓ {words.noGaps}</span>
        )}
        {undo ? (
          <Button onClick={undo} data-testid="undo">
            {words.undo} <Key name="Ctrl Z" />
          </Button>
        ) : null}
        {mayPlan ? (
          <Button onClick={() => void navigate('/duty/import')} data-testid="to-import">
            {rosterFiles.import.title}
          </Button>
        ) : null}
        <ExportMenu from={from} to={to} roster={shown.length === 1 ? (shown[0]?.id ?? null) : null} />
        <Button onClick={() => void navigate('/duty/drafts')} data-testid="to-drafts">
          {words.drafts}
        </Button>
        {mayPlan ? (
          <Button type="primary" onClick={() => void navigate('/duty/generate')} data-testid="to-generate">
            {words.generate}
          </Button>
        ) : null}
      </span>
    </header>
  );
}

function RosterChoice({ rosters, shown }: { rosters: readonly RosterView[]; shown: readonly RosterView[] }) {
  const { rosters: words } = useTexts();
  if (rosters.length < 2) return <h1>{shown[0]?.name ?? words.title}</h1>;
  const ids = shown.map((roster) => roster.id);
  const change = (next: string[]): void => {
    if (next.length > 0) chooseRosters(next);
  };
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      content={
        <div className="roster-choice" data-testid="roster-choice">
          {rosters.map((roster) => (
            <Checkbox
              key={roster.id}
              checked={ids.includes(roster.id)}
              onChange={(event) => change(event.target.checked ? [...ids, roster.id] : ids.filter((one) => one !== roster.id))}
            >
              {roster.name} <small className="muted">{words.kinds[roster.kind]}</small>
            </Checkbox>
          ))}
          <Button size="small" onClick={() => chooseRosters(rosters.map((roster) => roster.id))}>
            {words.allRosters}
          </Button>
        </div>
      }
    >
      <Button data-testid="choose-rosters">
        <b>{shown.length === 1 ? shown[0]?.name : words.someRosters(shown.length, rosters.length)}</b> ▾
      </Button>
    </Popover>
  );
}

/** The period in words; pressed, it takes a day or a month. */
function DayJump({ day, title }: { day: string; title: string }) {
  const { rosters: words } = useTexts();
  const [text, setText] = useState<string | null>(null);
  if (text === null)
    return (
      <Button className="num" type="text" onClick={() => setText('')} title={words.jump} data-testid="period">
        {title}
      </Button>
    );
  const wanted = monthOfTyped(text, day) ?? dayOfTyped(text, day);
  return (
    <Input
      className="num day-jump"
      aria-label={words.jump}
      placeholder={words.jumpExample}
      autoFocus
      value={text}
      maxLength={20}
      status={text !== '' && wanted === null ? 'error' : ''}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => setText(null)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setText(null);
        if (event.key !== 'Enter' || event.nativeEvent.isComposing || wanted === null) return;
        setView({ day: wanted, picked: null });
        setText(null);
      }}
    />
  );
}
