// How a slip stands, in a word, a shape and a colour.
import type { SlipOut } from '#shared/contract/stock-shape.ts';
import type { SlipState as State } from '#shared/resources/stock/types.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

const looks: Record<State, { shape: string; className: string }> = {
  prepared: { shape: '◷', className: 'state-near' },
  issued: { shape: '▶', className: '' },
  settled: { shape: '✓', className: 'state-met' },
  cancelled: { shape: '✕', className: '' },
};

export function SlipState({ slip }: { slip: Pick<SlipOut, 'state' | 'out'> }) {
  const { slips } = useTexts().stock;
  const back = slip.state === 'issued' && slip.out.every(({ quantity }) => quantity <= 0);
  const { shape, className } = back ? looks.settled : looks[slip.state];
  return (
    <span>
      <span className={`state ${className}`}>
        {shape} {back ? slips.outNone : slips.states[slip.state]}
      </span>
    </span>
  );
}
