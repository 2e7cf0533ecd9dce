// What is in hand: its sign, words, corners and figures; what is drawn on the map shows here at once and the other way round.
import { Button, Select, Switch } from 'antd';
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { PlotOut } from '#shared/contract/plots.ts';
import { maxPlotText } from '#shared/resources/plots/limits.ts';
import { plotName, symbolsOf } from '#shared/resources/plots/symbols.ts';
import { plotColours } from '#shared/resources/plots/types.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { useNow } from '#renderer/client/now.ts';
import { ChoiceField } from '#renderer/components/ChoiceField.tsx';
import { Field } from '#renderer/components/Field.tsx';
import { Key } from '#renderer/components/Key.tsx';
import { TextAreaField, TextField } from '#renderer/components/TextField.tsx';
import { redo, type Sketch, takeBack, undo } from '#renderer/map/tools/sketch.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { CornerList } from './CornerList.tsx';
import { sizeText } from './drawn-plot.ts';
import { draftProblems, type PlotDraft, mostOf, patchOf, valueOf } from './plot-draft.ts';
import { changeDraft, plottingNow, setDraft, setPlotting, usePlotting } from './plot-store.ts';
import { type PlottedIncident, useSavePlot } from './use-plots.ts';
import { WindFields } from './WindFields.tsx';

interface Props {
  incident: PlottedIncident;
  draft: PlotDraft;
  plots: readonly PlotOut[];
}

export function DraftPanel({ incident, draft, plots }: Props) {
  const texts = useTexts();
  const { plots: words } = texts;
  const locale = useLocale((state) => state.locale);
  const now = useNow();
  const { finished, snap } = usePlotting(incident.id);
  const { draw, change } = useSavePlot();
  const [tried, setTried] = useState(false);
  const panel = useRef<HTMLFormElement>(null);
  const set = (patch: Partial<PlotDraft>): void => changeDraft(incident.id, (before) => ({ ...before, ...patch }));
  const onSketch = (change: (sketch: Sketch) => Sketch): void =>
    changeDraft(incident.id, (before) => ({ ...before, sketch: change(before.sketch) }));
  const problems = draftProblems(draft, texts, now);
  const shown = (field: keyof typeof problems): string | undefined => (tried ? problems[field] : undefined);
  const value = valueOf(draft, now);
  const symbols = symbolsOf(draft.shape);
  const standing = draft.before ? plots.find(({ id }) => id === draft.before?.id) : undefined;
  const removed = standing?.removed ?? false;
  const changed = standing && draft.before && !removed && standing.changed.at !== draft.before.changed.at;
  const error = draw.error ?? change.error;
  const pending = draw.isPending || change.isPending;

  const save = (): void => {
    if (pending) return;
    setTried(true);
    if (Object.keys(problems).length > 0) {
      window.setTimeout(() => panel.current?.querySelector<HTMLElement>('[aria-invalid="true"], .plot-corner-add input')?.focus());
      return;
    }
    const done = (plot: PlotOut): void => {
      setDraft(incident.id, null);
      setPlotting(incident.id, { chosen: plot.id, focus: plot.id });
    };
    if (draft.before)
      change.mutate(
        { id: draft.before.id, patch: { ...patchOf(draft, now), ...(removed ? { removed: false } : {}) } },
        { onSuccess: done },
      );
    else draw.mutate({ id: incident.id, plot: value }, { onSuccess: done });
  };
  const saveNow = useEffectEvent(save);
  const first = useRef(finished);
  useEffect(() => {
    if (finished === first.current) return;
    first.current = finished;
    saveNow();
  }, [finished]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const field = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    if (event.key === 'Enter' && event.ctrlKey) {
      event.preventDefault();
      save();
    } else if (event.key === 'Escape' && !field) {
      event.preventDefault();
      event.stopPropagation();
      setPlotting(incident.id, { active: false });
    } else if (!field && event.ctrlKey && event.key.toLowerCase() === 'z') {
      event.preventDefault();
      onSketch(event.shiftKey ? redo : undo);
    }
  };
  const size = sizeText({ id: '', ...value }, texts);
  const name = plotName(draft, locale);
  return (
    <form
      ref={panel}
      className="plot-draft"
      data-testid="plot-draft"
      data-own-escape
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={onKeyDown}
    >
      <h3>{draft.before ? words.editing(name) : words.drawing(name)}</h3>
      {removed ? (
        <p className="refused" role="alert">
          {words.removedByOther(standing?.changed.by ?? '')}
        </p>
      ) : null}
      {changed ? (
        <p className="hint" role="status">
          {words.changedByOther(standing.changed.by)}
        </p>
      ) : null}
      <details className="plot-how">
        <summary>{words.how}</summary>
        {mostOf(draft.shape) === 1 ? words.onePoint : ''} {words.keys}
      </details>
      {symbols.length > 0 ? (
        <Field id="plot-symbol" label={words.symbol} hint={words.symbolHint}>
          {(tied) => (
            <Select
              {...tied}
              value={draft.symbol}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={(symbol) => set({ symbol })}
              options={[
                { value: '', label: words.noSymbol },
                ...symbols.map((symbol) => ({ value: symbol.code, label: `${locale === 'en' ? symbol.en : symbol.zh} ${symbol.code}` })),
              ]}
            />
          )}
        </Field>
      ) : null}
      <TextField
        id="plot-text"
        label={words.text}
        value={draft.text}
        maxLength={maxPlotText}
        error={shown('text')}
        hint={draft.shape === 'point' ? words.textHint(maxPlotText) : undefined}
        onChange={(text) => set({ text })}
      />
      {draft.shape === 'sector' ? <WindFields draft={draft} problem={shown} onChange={set} now={now} /> : null}
      {draft.shape === 'circle' || draft.shape === 'sector' ? (
        <TextField
          id="plot-radius"
          label={draft.shape === 'circle' ? words.radius : words.length}
          inputMode="decimal"
          value={draft.radius}
          error={shown('radius')}
          onChange={(radius) => set({ radius })}
        />
      ) : null}
      {draft.shape === 'point' && draft.symbol !== '' ? null : (
        <ChoiceField
          id="plot-colour"
          label={words.colour}
          value={draft.colour}
          options={plotColours}
          nameOf={(colour) => words.colours[colour]}
          onChange={(colour) => set({ colour })}
        />
      )}
      <CornerList incident={incident.id} sketch={draft.sketch} most={mostOf(draft.shape)} problem={shown('points')} onSketch={onSketch} />
      <p className="plot-size" role="status" data-testid="plot-size">
        {size}
      </p>
      <TextAreaField id="plot-note" label={words.note} value={draft.note} rows={2} maxLength={4000} onChange={(note) => set({ note })} />
      {mostOf(draft.shape) === 1 ? null : (
        <label className="plot-snap">
          <Switch size="small" checked={snap} onChange={(on) => setPlotting(incident.id, { snap: on })} aria-label={words.snap} />{' '}
          {words.snap}
        </label>
      )}
      {error ? <Refused refusal={refusalOf(error)} /> : null}
      <div className="plot-acts">
        <Button type="primary" htmlType="submit" loading={pending} data-testid="plot-save">
          {removed ? words.saveAndRestore : words.save} <Key name="Ctrl ↵" />
        </Button>
        <Button disabled={draft.sketch.past.length === 0} onClick={() => onSketch(undo)}>
          {words.undo}
        </Button>
        <Button disabled={draft.sketch.future.length === 0} onClick={() => onSketch(redo)}>
          {words.redo}
        </Button>
        <Button disabled={draft.sketch.points.length === 0} onClick={() => onSketch(takeBack)}>
          {words.back}
        </Button>
        <Button onClick={() => setPlotting(incident.id, { active: false, asked: plottingNow(incident.id).asked })}>{words.leave}</Button>
        <Button danger onClick={() => setDraft(incident.id, null)}>
          {words.discard}
        </Button>
      </div>
    </form>
  );
}
