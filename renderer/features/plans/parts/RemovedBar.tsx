// What of the library was removed since the page was opened.
import { client } from '#renderer/client/link.ts';
import { RemovedItems } from '#renderer/features/directory/index.ts';
import { forget, type RemovedOne, useRemoved } from '../removed.ts';

const back = { removed: false };

function restore({ kind, id }: RemovedOne): Promise<unknown> {
  const ways: Record<RemovedOne['kind'], () => Promise<unknown>> = {
    plan: () => client.plans.restore({ id }),
    version: () => client.plans.changeVersion({ id, patch: back }),
    act: () => client.plans.changeAct({ id, patch: back }),
    copy: () => client.plans.changeCopy({ id, patch: back }),
    file: () => client.plans.changeFile({ id, patch: back }),
  };
  return ways[kind]();
}

/** @param plan only what was removed of this plan; null: whole plans */
export function RemovedBar({ plan }: { plan: string | null }) {
  const { items } = useRemoved();
  const mine = items.filter((one) => (plan === null ? one.kind === 'plan' : one.kind !== 'plan' && one.plan === plan));
  return <RemovedItems items={mine} restore={restore} forget={forget} />;
}
