// What is plotted, as a list: kind, text, where it lies in words, how long or large, who drew it when; each row with its acts.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { PlotOut } from '#shared/contract/plots.ts';
import type { Position } from '#shared/kernel/geo.ts';
import { drawingOf, plotName } from '#shared/resources/plots/symbols.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useNow } from '#renderer/client/now.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { Symbol } from '#renderer/map/symbols/Symbol.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { shortMoment } from '#renderer/texts/times.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { useMapLook } from '../map/map-look.ts';
import { sizeText, whereText, windText } from './drawn-plot.ts';
import { draftOf } from './plot-draft.ts';
import { setPlotting, takeUp, usePlotting } from './plot-store.ts';
import { StrokeSample } from './StrokeSample.tsx';
import { type PlottedIncident, useSavePlot } from './use-plots.ts';

interface Props {
  incident: PlottedIncident;
  plots: readonly PlotOut[];
  moment: string | null;
  mayWrite: boolean;
  onGoTo: (id: string, position: Position) => void;
}

export function PlotList({ incident, plots, moment, mayWrite, onGoTo }: Props) {
  const { plots: words } = useTexts();
  const { change } = useSavePlot();
  const list = useRef<HTMLUListElement>(null);
  const standing = plots.filter(({ removed }) => !removed);
  const removed = plots.filter((plot) => plot.removed);
  const set = (id: string, gone: boolean): void =>
    change.mutate(
      { id, patch: { removed: gone } },
      // The row goes with its buttons: the keyboard stays in the list.
      { onSuccess: () => list.current?.focus() },
    );
  return (
    <div className="plot-lists">
      {change.error ? <Refused refusal={refusalOf(change.error)} /> : null}
      {standing.length === 0 ? <Empty>{moment === null ? words.list.empty : words.list.emptyThen}</Empty> : null}
      <ul ref={list} tabIndex={-1} className="plot-list" aria-label={words.list.label} data-testid="plot-list">
        {standing.map((plot) => (
          <Row key={plot.id} incident={incident} plot={plot} mayWrite={mayWrite} onGoTo={onGoTo} onRemove={() => set(plot.id, true)} />
        ))}
      </ul>
      {removed.length > 0 && moment === null ? (
        <details className="plot-removed" data-testid="plot-removed">
          <summary>{words.list.removed(removed.length)}</summary>
          <ul className="plot-list">
            {removed.map((plot) => (
              <li key={plot.id} className="plot-row">
                <What plot={plot} incident={incident} by={plot.changed} />
                {mayWrite ? (
                  <Button size="small" onClick={() => set(plot.id, false)}>
                    {words.list.restore}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

function What({ plot, incident, by }: { plot: PlotOut; incident: PlottedIncident; by: PlotOut['drawn'] }) {
  const texts = useTexts();
  const { plots: words } = texts;
  const locale = useLocale((state) => state.locale);
  const now = useNow();
  const { set } = useMapLook();
  const symbol = plot.shape === 'point' ? drawingOf(plot.symbol, plot.text) : null;
  const [first] = plot.points;
  const facts = [
    ...(first ? [whereText(first, incident.position, texts, locale)] : []),
    sizeText(plot, texts),
    plot.points.length > 1 ? words.list.cornersOf(plot.points.length) : '',
  ].filter((fact) => fact !== '');
  return (
    <span className="plot-what">
      {symbol ? <Symbol symbol={symbol} set={set} size={30} /> : <StrokeSample plot={plot} />}
      <span>
        <b>{plotName(plot, locale)}</b> {plot.text}
        <small>{facts.join(' · ')}</small>
        {plot.wind ? (
          <small>
            {windText(plot.wind, texts, locale)} · {words.wind.caution}
          </small>
        ) : null}
        {plot.note === '' ? null : <small className="plot-note">{plot.note}</small>}
        <small>{words.list.at(shortMoment(Date.parse(by.at), now), by.by)}</small>
      </span>
    </span>
  );
}

interface RowProps {
  incident: PlottedIncident;
  plot: PlotOut;
  mayWrite: boolean;
  onGoTo: Props['onGoTo'];
  onRemove: () => void;
}

function Row({ incident, plot, mayWrite, onGoTo, onRemove }: RowProps) {
  const { plots: words } = useTexts();
  const locale = useLocale((state) => state.locale);
  const { hidden, chosen, focus, draft } = usePlotting(incident.id);
  const look = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focus !== plot.id) return;
    look.current?.focus();
    setPlotting(incident.id, { focus: null });
  }, [focus, plot.id, incident.id]);
  const isHidden = hidden.includes(plot.id);
  const [open, setOpen] = useState(false);
  const covers = plot.shape === 'area' || plot.shape === 'circle' || plot.shape === 'sector';
  const name = `${plotName(plot, locale)} ${plot.text}`.trim();
  const [first] = plot.points;
  return (
    <li className={plot.id === chosen ? 'plot-row chosen' : 'plot-row'} data-plot={plot.id} data-shape={plot.shape}>
      <What plot={plot} incident={incident} by={plot.drawn} />
      <span className="plot-row-acts">
        <Button ref={look} size="small" aria-label={`${words.list.goTo} ${name}`} onClick={() => first && onGoTo(plot.id, first)}>
          {words.list.goTo}
        </Button>
        {mayWrite ? (
          <Button
            size="small"
            disabled={draft !== null}
            aria-label={`${words.list.edit} ${name}`}
            onClick={() => {
              if (first) onGoTo(plot.id, first);
              takeUp(incident.id, draftOf(plot));
            }}
          >
            {words.list.edit}
          </Button>
        ) : null}
        <Button
          size="small"
          aria-pressed={isHidden}
          aria-label={`${isHidden ? words.list.show : words.list.hide} ${name}`}
          onClick={() => setPlotting(incident.id, { hidden: isHidden ? hidden.filter((id) => id !== plot.id) : [...hidden, plot.id] })}
        >
          {isHidden ? words.list.show : words.list.hide}
        </Button>
        {covers ? (
          <Button size="small" aria-expanded={open} aria-label={`${words.insideShow} ${name}`} onClick={() => setOpen(!open)}>
            {words.insideShow}
          </Button>
        ) : null}
        {mayWrite ? (
          <Button size="small" danger aria-label={`${words.list.remove} ${name}`} onClick={onRemove}>
            {words.list.remove}
          </Button>
        ) : null}
      </span>
      {open && covers ? <Inside plot={plot.id} /> : null}
    </li>
  );
}

/** Places inside, by name; more than this are only counted. */
const shownInside = 60;

function Inside({ plot }: { plot: string }) {
  const { plots: words, resources } = useTexts();
  const { data } = useQuery(orpc.plots.inside.queryOptions({ input: { id: plot } }));
  if (!data) return null;
  return (
    <div className="plot-inside" data-testid="plot-inside">
      <b>{data.items.length === 0 ? words.insideNone : words.inside(data.items.length)}</b>
      <ul>
        {data.items.slice(0, shownInside).map((place) => (
          <li key={place.id}>
            <a href={`#/resources?place=${place.id}`}>{place.name}</a> <small>{resources.kinds[place.kind]}</small>
          </li>
        ))}
      </ul>
    </div>
  );
}
