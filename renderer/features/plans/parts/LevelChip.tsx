// A response level with its colour, its shape and its word, so that it reads without colour.
import type { Grade } from '#shared/incidents/types.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

export function LevelChip({ level, name }: { level: Grade; name?: string | undefined }) {
  const { plans } = useTexts();
  return (
    <span className={`grade grade-${level}`}>
      <i aria-hidden="true" />
      {name ?? plans.level[level]}
    </span>
  );
}
