// What was removed since the page was opened, with the way back.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { type Removed, useView } from '../view.ts';

const forget = (id: string): void => useView.setState(({ removed }) => ({ removed: removed.filter((one) => one.id !== id) }));

export function RemovedBar() {
  const { directory: words } = useTexts();
  const removed = useView((view) => view.removed);
  const undo = useMutation({
    mutationFn: async (one: Removed) =>
      one.kind === 'person'
        ? client.directory.savePerson({ id: one.id, removed: false })
        : client.directory.saveUnit({ id: one.id, removed: false }),
    onSuccess: (_saved, one) => forget(one.id),
  });
  if (removed.length === 0) return null;
  return (
    <div className="removed-bar" role="status" data-testid="removed-bar">
      {removed.map((one) => (
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
