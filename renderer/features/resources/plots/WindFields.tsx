// The wind as somebody said it, and the opening of the sector: proposals are marked as rough, nothing is computed.
import { Button } from 'antd';
import { maxOpening, minOpening } from '#shared/resources/plots/limits.ts';
import { roughLengths, roughOpening } from '#shared/resources/plots/sector.ts';
import { pointName, reckonedSpeed, windFrom } from '#shared/resources/plots/wind.ts';
import { Field } from '#renderer/components/Field.tsx';
import { TextField } from '#renderer/components/TextField.tsx';
import { MomentInput } from '#renderer/texts/MomentInput.tsx';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import type { DraftField, PlotDraft } from './plot-draft.ts';

interface Props {
  draft: PlotDraft;
  problem: (field: DraftField) => string | undefined;
  onChange: (patch: Partial<PlotDraft>) => void;
  now: number;
}

const said = (text: string): number | null => (text.trim() === '' || Number.isNaN(Number(text)) ? null : Number(text));

export function WindFields({ draft, problem, onChange, now }: Props) {
  const { plots } = useTexts();
  const { wind: words } = plots;
  const locale = useLocale((state) => state.locale);
  const from = windFrom(draft.windFrom);
  const rough = roughOpening(reckonedSpeed({ speed: said(draft.windSpeed), force: said(draft.windForce) }));
  return (
    <>
      <p className="plot-caution">{words.caution}</p>
      <TextField
        id="plot-wind-from"
        label={words.from}
        value={draft.windFrom}
        maxLength={12}
        error={problem('windFrom')}
        hint={from === null ? words.fromHint : words.reads(pointName(from, locale), from)}
        onChange={(text) => onChange({ windFrom: text })}
      />
      <div className="plot-pair">
        <TextField
          id="plot-wind-speed"
          label={words.speed}
          inputMode="decimal"
          maxLength={6}
          value={draft.windSpeed}
          error={problem('windSpeed')}
          onChange={(windSpeed) => onChange({ windSpeed })}
        />
        <TextField
          id="plot-wind-force"
          label={words.force}
          inputMode="numeric"
          maxLength={2}
          value={draft.windForce}
          error={problem('windForce')}
          onChange={(windForce) => onChange({ windForce })}
        />
      </div>
      <TextField
        id="plot-wind-by"
        label={words.by}
        placeholder={words.byHint}
        maxLength={200}
        value={draft.windBy}
        onChange={(windBy) => onChange({ windBy })}
      />
      <Field id="plot-wind-at" label={words.at} error={problem('windAt')}>
        {(tied) => <MomentInput {...tied} value={draft.windAt} now={now} onChange={(windAt) => onChange({ windAt })} />}
      </Field>
      <TextField
        id="plot-opening"
        label={plots.opening}
        inputMode="decimal"
        maxLength={5}
        value={draft.opening}
        error={problem('opening')}
        hint={plots.wrong.opening(minOpening, maxOpening)}
        onChange={(opening) => onChange({ opening })}
      />
      <div className="plot-rough" role="group" aria-label={words.rough}>
        <small>{words.rough}</small>
        <Button size="small" onClick={() => onChange({ opening: String(rough) })}>
          {words.roughOpening(rough)}
        </Button>
        {roughLengths.map((metres) => (
          <Button key={metres} size="small" onClick={() => onChange({ radius: String(metres) })}>
            {plots.metres(metres)}
          </Button>
        ))}
      </div>
    </>
  );
}
