// What was removed since the page was opened, with the way back.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
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
  const { directory: words } = useTexts();
  const { items } = useRemoved();
  const undo = useMutation({ mutationFn: restore, onSuccess: (_done, one) => forget(one.id) });
  const mine = items.filter((one) => (plan === null ? one.kind === 'plan' : one.kind !== 'plan' && one.plan === plan));
  if (mine.length === 0) return null;
  return (
    <div className="removed-bar" role="status" data-testid="removed-bar">
      {mine.map((one) => (
        <span key={one.id}>
          {words.removed(one.name)}
          <Button type="primary" size="small" onClick={() => undo.mutate(one)}>
            {words.undo}
          </Button>
          <Button type="text" size="small" onClick={() => forget(one.id)}>
            {words.dismiss}
          </Button>
        </span>
      ))}
      {undo.isError ? <Refused refusal={refusalOf(undo.error)} /> : null}
    </div>
  );
}
