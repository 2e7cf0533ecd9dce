// A ladder's stages as absolute times for one obligation. Absolute once and for all: nothing moves them afterwards.
import { type Millis, seconds } from '../time/clock.ts';
import type { Ladder, PlannedStage } from './types.ts';

/**
 * @param startedAt moment the limit counts from
 * @param dueAt the limit
 * @param openedAt moment the obligation comes to life; stages before it have no time of their own any more:
 *   of those only the highest is kept, and fires at once
 */
export function planStages(ladder: Ladder, startedAt: Millis, dueAt: Millis, openedAt: Millis): PlannedStage[] {
  const span = dueAt - startedAt;
  const planned = ladder.stages
    .map((stage): PlannedStage => {
      const at = 'share' in stage.at ? startedAt + Math.round(span * stage.at.share) : dueAt + seconds(stage.at.afterSeconds);
      return {
        id: stage.id,
        at,
        tells: [...stage.tells],
        priority: stage.priority,
        repeatMs: stage.repeatSeconds === null ? null : seconds(stage.repeatSeconds),
      };
    })
    .sort((a, b) => a.at - b.at);
  const past = planned.filter((stage) => stage.at <= openedAt);
  const ahead = planned.filter((stage) => stage.at > openedAt);
  const highest = past.at(-1);
  return highest ? [{ ...highest, at: openedAt }, ...ahead] : ahead;
}
