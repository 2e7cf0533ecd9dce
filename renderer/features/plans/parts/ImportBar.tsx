// How far the list of files is: what is being sent and read, how many stand where, and what can be done with all of them.
import { useMutation } from '@tanstack/react-query';
import { App, Button, Dropdown, Progress } from 'antd';
import type { BatchState } from '#shared/contract/plan-import.ts';
import { maxPageSize } from '#shared/kernel/limits.ts';
import { download } from '#renderer/client/download.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { orpc } from '#renderer/client/query.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { forgetFailed, stopSending, useSending } from '../import/sending.ts';
import { askAnew, isBusy } from '../import/use-batch.ts';

export function ImportBar({ batch }: { batch: BatchState }) {
  const { planImport: words } = useTexts();
  const { message, modal } = App.useApp();
  const locale = useLocale((state) => state.locale);
  const sending = useSending();
  const id = { batch: batch.batch };
  const cancel = useMutation({
    ...orpc.planImport.batchCancel.mutationOptions(),
    onSuccess: () => {
      void message.info(words.cancelled);
      askAnew();
    },
  });
  const accept = useMutation({
    ...orpc.planImport.batchAccept.mutationOptions(),
    onSuccess: ({ accepted, failed }) => void message.success(words.acceptedAll(accepted, failed), 6),
    onSettled: askAnew,
  });
  const clear = useMutation({ ...orpc.planImport.batchRemove.mutationOptions(), onSettled: askAnew, onSuccess: forgetFailed });
  const refused = useMutation({ ...orpc.planImport.batchRefused.mutationOptions(), onSuccess: download });
  const restore = useMutation({
    mutationFn: async () => {
      const { items } = await client.planImport.batchItems({ ...id, state: 'skipped', limit: maxPageSize });
      for (const { previewId } of items) await client.planImport.skip({ previewId, again: true });
    },
    onSettled: askAnew,
  });
  const failed = [cancel, accept, clear, refused, restore].find((one) => one.isError);
  const read = batch.total - batch.waiting - batch.reading;
  const busy = isBusy(batch);
  const putAway = (): void => {
    if (batch.ready === 0 && !busy) return clear.mutate(id);
    void modal.confirm({
      title: words.clear,
      content: words.clearWhat(batch.ready + batch.waiting + batch.reading),
      okText: words.clearYes,
      cancelText: words.keep,
      autoFocusButton: 'cancel',
      onOk: () => clear.mutate(id),
    });
  };
  return (
    <section className="panel import-state" data-testid="import-state">
      <div className="row">
        <b className="num" role="status">
          {words.progress(read, batch.total)}
        </b>
        <Progress
          className="grow"
          percent={batch.total === 0 ? 0 : Math.round((read / batch.total) * 100)}
          showInfo={false}
          aria-label={words.progressLabel}
          status={busy ? 'active' : 'normal'}
        />
        {busy ? (
          <Button size="small" loading={cancel.isPending} onClick={() => cancel.mutate(id)}>
            {words.cancel}
          </Button>
        ) : null}
      </div>
      {sending.current === null ? null : (
        <div className="row">
          <span className="muted">{words.sending(sending.done + 1, sending.all, sending.current)}</span>
          <Button size="small" onClick={stopSending}>
            {words.stopSending}
          </Button>
        </div>
      )}
      {batch.unpacking.length > 0 ? <p className="muted">{words.unpacking(batch.unpacking.join('、'))}</p> : null}
      {batch.running.length > 0 ? <p className="muted import-running">{words.running(batch.running.join('、'))}</p> : null}
      {batch.litter > 0 ? <p className="muted">{words.litter(batch.litter)}</p> : null}
      {sending.ignored > 0 ? <p className="muted">{words.ignored(sending.ignored)}</p> : null}
      {sending.failed.map((one) => (
        <div key={one.name} className="import-failed">
          <b>{one.name}</b>
          <Refused refusal={one.refusal} />
        </div>
      ))}
      {failed ? <Refused refusal={refusalOf(failed.error)} /> : null}
      <div className="row">
        <Button
          type="primary"
          disabled={batch.acceptable === 0}
          loading={accept.isPending}
          onClick={() => accept.mutate(id)}
          data-testid="accept-all"
        >
          {words.acceptAll(batch.acceptable)}
        </Button>
        {batch.refused > 0 ? (
          <Dropdown
            menu={{
              items: [
                { key: 'xlsx', label: 'Excel（.xlsx）' },
                { key: 'csv', label: 'CSV（.csv）' },
              ],
              onClick: ({ key }) => refused.mutate({ ...id, format: key === 'csv' ? 'csv' : 'xlsx', locale }),
            }}
          >
            <Button loading={refused.isPending}>{words.refusedFile}</Button>
          </Dropdown>
        ) : null}
        {batch.skipped > 0 ? (
          <Button loading={restore.isPending} onClick={() => restore.mutate()}>
            {words.restore(batch.skipped)}
          </Button>
        ) : null}
        <span className="end">
          <Button onClick={putAway} loading={clear.isPending}>
            {words.clear}
          </Button>
        </span>
      </div>
    </section>
  );
}
