// Who is told around an incident: words to read out or send, and how far each telling has come. Sent, arrived and answered are three.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useCopy } from '#renderer/texts/use-copy.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { ToldRow } from './ToldRow.tsx';

export function ToldView({ incident }: { incident: string }) {
  const { near } = useTexts();
  const words = near.told;
  const copy = useCopy();
  const may = useMay('incidents.write');
  const { data, error } = useQuery(orpc.told.list.queryOptions({ input: { id: incident } }));
  const send = useMutation(orpc.told.send.mutationOptions());
  if (error) return <Refused refusal={refusalOf(error)} />;
  if (!data) return null;
  const { items, sms } = data;
  const told = items.filter((one) => one.sent !== null || one.message?.state === 'taken' || one.answered !== null).length;
  const unsent = items.filter((one) => one.sent === null && one.message === null && one.answered === null && one.phone !== '');
  const numbers = [...new Set(items.map(({ phone }) => phone).filter((phone) => phone !== ''))];
  return (
    <section className="near-told" data-testid="near-told" data-told={told}>
      {items.length === 0 ? (
        <Empty>{words.none}</Empty>
      ) : (
        <>
          <header className="row">
            <b className="num">{words.count(told, items.length)}</b>
            {may && sms && unsent.length > 0 ? (
              <Button
                size="small"
                type="primary"
                loading={send.isPending}
                onClick={() => send.mutate({ id: incident, notices: unsent.map(({ id }) => id) })}
                data-testid="told-send-all"
              >
                {words.sendAll(unsent.length)}
              </Button>
            ) : null}
            <Button size="small" disabled={numbers.length === 0} onClick={() => copy(numbers.join('\n'))}>
              {words.copyNumbers} {numbers.length}
            </Button>
          </header>
          {sms ? null : <p className="muted">{words.noSms}</p>}
          {send.isError ? <Refused refusal={refusalOf(send.error)} /> : null}
          <ul className="told-list">
            {items.map((one) => (
              <ToldRow key={one.id} incident={incident} told={one} sms={sms} may={may} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
