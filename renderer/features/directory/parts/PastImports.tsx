// What was imported so far, by whom and when; each can be set back as a whole.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useAskBefore } from '#renderer/texts/use-ask-before.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

export function PastImports() {
  const { directoryFiles, common } = useTexts();
  const words = directoryFiles.import;
  const askBefore = useAskBefore();
  const { data, isPending } = useQuery(orpc.directory.imports.queryOptions({ input: {} }));
  const undo = useMutation(orpc.directory.undoImport.mutationOptions());
  const items = data?.items ?? [];
  const ask = (id: string, file: string): void => {
    askBefore({
      title: words.undo,
      content: words.undoWhat(file),
      ok: words.undo,
      onOk: async () => {
        await undo.mutateAsync({ id });
      },
    });
  };
  return (
    <section className="panel" data-testid="past-imports">
      <h2>{words.past}</h2>
      {undo.isError ? <Refused refusal={refusalOf(undo.error)} /> : null}
      {items.length === 0 && !isPending ? <Empty>{words.noPast}</Empty> : null}
      <ul className="past-imports">
        {items.map((one) => (
          <li key={one.id}>
            <span className="num muted">{one.at.slice(0, 16).replace('T', ' ')}</span>
            <b>{one.file}</b>
            <span className="muted">{one.by}</span>
            <span>{words.done(one.added, one.changed, one.refused)}</span>
            {one.undone ? (
              <span className="muted">{common.bracketed(words.undone(one.undone.restored, one.undone.kept), one.undone.by)}</span>
            ) : (
              <Button size="small" onClick={() => ask(one.id, one.file)}>
                {words.undo}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
