// Plotting beside the map: tools, what is in hand, what stands as a list that is read and worked by keys, the moment that is looked at.
import { Button } from 'antd';
import { useEffect } from 'react';
import { plotShapes } from '#shared/resources/plots/types.ts';
import { plotName, shapeNames } from '#shared/resources/plots/symbols.ts';
import { useNow } from '#renderer/client/now.ts';
import { useMay } from '#renderer/client/session.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { DraftPanel } from './DraftPanel.tsx';
import { newDraft } from './plot-draft.ts';
import { findDraft, setDraft, setPlotting, takeUp, usePlotting } from './plot-store.ts';
import { PlotList } from './PlotList.tsx';
import { Replay } from './Replay.tsx';
import { type PlottedIncident, usePlots } from './use-plots.ts';
import './plots.css';

export function PlotTools({ incident, onGoTo }: { incident: PlottedIncident; onGoTo?: (position: { lng: number; lat: number }) => void }) {
  const { plots: words } = useTexts();
  const locale = useLocale((state) => state.locale);
  const now = useNow();
  const mayWrite = useMay('incidents.write') && incident.state === 'open';
  const { plots, moment } = usePlots(incident.id);
  const { draft, active, asked } = usePlotting(incident.id);
  useEffect(() => void findDraft(incident.id), [incident.id]);
  return (
    <section className="plot-tools" aria-label={words.title} data-testid="plot-tools">
      {mayWrite && moment === null && draft === null ? (
        <div className="plot-bar" role="group" aria-label={words.tools}>
          {plotShapes.map((shape) => (
            <Button key={shape} data-shape={shape} onClick={() => takeUp(incident.id, newDraft(shape, incident.position, now))}>
              {shapeNames[locale][shape]}
            </Button>
          ))}
        </div>
      ) : null}
      {incident.state === 'open' ? null : <p className="hint">{words.closed}</p>}
      {incident.position ? null : <p className="hint">{words.noPlace}</p>}
      {draft && active ? <DraftPanel key={draft.before?.id ?? draft.shape} incident={incident} draft={draft} plots={plots} /> : null}
      {draft && !active ? (
        <div className="plot-half" role="status" data-testid="plot-half">
          <span>{words.half(plotName(draft, locale))}</span>
          <Button
            type="primary"
            // Esc led here from the map: the keyboard goes on here, unless the page was only opened.
            autoFocus={asked > 0}
            disabled={!mayWrite}
            onClick={() => takeUp(incident.id, draft)}
          >
            {words.goOn}
          </Button>
          <Button onClick={() => setDraft(incident.id, null)}>{words.discard}</Button>
        </div>
      ) : null}
      <Replay incident={incident.id} />
      <PlotList
        incident={incident}
        plots={plots}
        moment={moment}
        mayWrite={mayWrite && moment === null}
        onGoTo={(id, position) => {
          setPlotting(incident.id, { chosen: id });
          onGoTo?.(position);
        }}
      />
    </section>
  );
}
