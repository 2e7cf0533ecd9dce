// What was removed since the page was opened, with the way back: for any list whose rows can be taken out.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { refusalOf } from '#renderer/client/errors.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import '../removed.css';

interface Props<R> {
  items: readonly R[];
  restore: (one: R) => Promise<unknown>;
  forget: (id: string) => void;
}

export function RemovedItems<R extends { id: string; name: string }>({ items, restore, forget }: Props<R>) {
  const { directory: words } = useTexts();
  const undo = useMutation({ mutationFn: restore, onSuccess: (_done, one) => forget(one.id) });
  if (items.length === 0) return null;
  return (
    <div className="removed-bar" role="status" data-testid="removed-bar">
      {items.map((one) => (
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
