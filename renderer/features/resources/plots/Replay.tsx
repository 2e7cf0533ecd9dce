// The picture as it stood: a moment is chosen from the steps that were written, one by one or from the list.
import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import type { Id } from '#shared/kernel/ids.ts';
import { plotName } from '#shared/resources/plots/symbols.ts';
import { orpc } from '#renderer/client/query.ts';
import { momentOf } from '#renderer/texts/times.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { setPlotting, usePlotting } from './plot-store.ts';

export function Replay({ incident }: { incident: Id }) {
  const { plots: words } = useTexts();
  const locale = useLocale((state) => state.locale);
  const { moment } = usePlotting(incident);
  const { data } = useQuery(orpc.plots.steps.queryOptions({ input: { id: incident } }));
  const steps = data?.items ?? [];
  if (steps.length === 0) return null;
  const look = (at: string | null): void => setPlotting(incident, { moment: at, chosen: null });
  // Steps of one command share their moment; the last of them stands for it.
  const moments = [...new Map(steps.map((step) => [step.at, step])).values()];
  const at = moment === null ? moments.length : moments.findIndex((step) => step.at === moment);
  return (
    <div className="plot-replay" role="group" aria-label={words.replay.label} data-testid="plot-replay">
      <Button size="small" aria-label={words.replay.earlier} disabled={at <= 0} onClick={() => look(moments[at - 1]?.at ?? null)}>
        ◀
      </Button>
      <Select
        size="small"
        aria-label={words.replay.label}
        value={moment ?? ''}
        onChange={(value) => look(value === '' ? null : value)}
        options={[
          { value: '', label: words.replay.now },
          ...moments.toReversed().map((step) => ({
            value: step.at,
            label: words.replay.entry(
              momentOf(Date.parse(step.at)).slice(5),
              step.by,
              words.replay.acts[step.act],
              `${plotName(step.named, locale)}${step.named.text === '' ? '' : ` ${step.named.text}`}`,
            ),
          })),
        ]}
      />
      <Button size="small" aria-label={words.replay.later} disabled={moment === null} onClick={() => look(moments[at + 1]?.at ?? null)}>
        ▶
      </Button>
      {moment === null ? null : (
        <p className="plot-then" role="status">
          {words.replay.picture(momentOf(Date.parse(moment)))}{' '}
          <Button size="small" type="primary" onClick={() => look(null)}>
            {words.replay.backToNow}
          </Button>
        </p>
      )}
    </div>
  );
}
