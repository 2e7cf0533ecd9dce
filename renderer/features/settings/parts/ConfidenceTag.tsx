// How sure a rule is: read in its source, recalled and to be verified, or a proposal to be confirmed. A word and a shape, never colour alone.
import type { Confidence } from '#shared/settings/types.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

const shapes: Record<Confidence, string> = { seen: '✓', recalled: '?', proposal: '▲' };

export function ConfidenceTag({ confidence }: { confidence: Confidence }) {
  const { common } = useTexts();
  return (
    <span className={`rule-tag confidence-${confidence}`} data-testid="confidence" data-confidence={confidence}>
      <i aria-hidden="true">{shapes[confidence]}</i> {common.confidence[confidence]}
    </span>
  );
}
