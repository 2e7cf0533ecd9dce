// A time as people read it: wall time or age, with the full time on hovering.
import { ageOf, momentOf, remaining } from './times.ts';
import { useTexts } from './use-texts.ts';

/** "32 分钟前"; hovering shows the full time. */
export function Age({ at, now }: { at: number; now: number }) {
  const texts = useTexts();
  return (
    <time className="num" dateTime={new Date(at).toISOString()} title={momentOf(at)}>
      {ageOf(at, now, texts)}
    </time>
  );
}

/** What is left to a limit; negative and red when it is over. */
export function Remaining({ dueAt, now }: { dueAt: number; now: number }) {
  return (
    <span className="num remaining" role="timer" aria-live="off" title={momentOf(dueAt)}>
      {remaining(dueAt, now)}
    </span>
  );
}
