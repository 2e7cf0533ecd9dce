// The files of an incident: dropped, pasted, chosen, taken or recorded; looked at beside the list; removed with a reason.
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ClipboardEvent, type DragEvent, useState } from 'react';
import type { z } from 'zod';
import type { attachmentOut } from '#shared/contract/incidents.ts';
import { errorTexts } from '#shared/contract/error-texts.ts';
import { maxNote } from '#shared/kernel/limits.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { Field } from '#renderer/components/Field.tsx';
import { VirtualList } from '#renderer/components/VirtualList.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { shortMoment } from '#renderer/texts/times.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import type { IncidentDetail } from '../facts-form.ts';
import { type Upload, useUpload } from '../use-files.ts';
import { FilePicker } from './FilePicker.tsx';
import { FilePreview } from './FilePreview.tsx';

export type Attachment = z.infer<typeof attachmentOut>;

const sizeText = (bytes: number): string => (bytes < 1_048_576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`);

export function Files({ incident }: { incident: IncidentDetail }) {
  const words = useTexts().incident.files;
  const now = useNow();
  const mayWrite = useMay('incidents.write');
  const upload = useUpload(incident.id);
  const [shownId, setShownId] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const shown = incident.attachments.find((one) => one.id === shownId) ?? incident.attachments[0];
  const items = incident.attachments.toReversed();
  const take = (event: DragEvent | ClipboardEvent, files: FileList | undefined): void => {
    if (!mayWrite || !files || files.length === 0) return;
    event.preventDefault();
    upload.send([...files]);
  };
  return (
    <div
      className={`file-tab${over ? ' files-over' : ''}`}
      data-testid="files"
      onPaste={(event) => take(event, event.clipboardData.files)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        if (!event.defaultPrevented) take(event, event.dataTransfer.files);
      }}
    >
      {mayWrite ? <FilePicker files={[]} hint={words.hint} onChange={(files) => upload.send(files)} /> : null}
      <UploadState upload={upload} />
      {items.length === 0 ? <Empty>{words.empty}</Empty> : null}
      <div className="file-view">
        {items.length > 0 ? (
          <VirtualList
            items={items}
            keyOf={(one) => one.id}
            estimate={58}
            label={words.label}
            onOpen={(one) => setShownId(one.id)}
            render={(one, active) => (
              <div
                className={`file-row${active ? ' active' : ''}${one.id === shown?.id ? ' shown' : ''}`}
                title={words.hash(one.hash)}
                onClick={() => setShownId(one.id)}
                data-testid="file-row"
              >
                <b>{one.name}</b>
                <small className="muted num">
                  {words.added(one.by, shortMoment(Date.parse(one.addedAt), now))} · {sizeText(one.size)}
                </small>
              </div>
            )}
          />
        ) : null}
        {shown ? (
          <div className="file-shown">
            <FilePreview key={shown.id} attachment={shown} />
            {mayWrite ? <RemoveFile key={`remove-${shown.id}`} attachment={shown} /> : null}
          </div>
        ) : null}
      </div>
    </div>
  );
}

function UploadState({ upload }: { upload: Upload }) {
  const words = useTexts().incident.files;
  const locale = useLocale((state) => state.locale);
  const { common } = useTexts();
  if (upload.waiting > 0) {
    return (
      <p className="muted" role="status">
        {words.uploading(upload.waiting)}
      </p>
    );
  }
  if (upload.failed.length === 0) return null;
  return (
    <div className="refused" role="alert">
      {upload.failed.map(({ file, refusal }, index) => (
        // The same file may fail twice.
        <span key={index}>
          {refusal?.code === 'tooLarge' && typeof refusal.limit === 'number' && refusal.limit > 1_048_576
            ? words.tooLarge(file.name, sizeText(refusal.limit))
            : `${words.failed(file.name)}：${refusal ? errorTexts[locale][refusal.code] : common.stationGone}`}
        </span>
      ))}
      <span className="row">
        <Button size="small" onClick={upload.again}>
          {words.again}
        </Button>
        <Button size="small" onClick={upload.drop}>
          {words.drop}
        </Button>
      </span>
    </div>
  );
}

function RemoveFile({ attachment }: { attachment: Attachment }) {
  const { common, incident } = useTexts();
  const words = incident.files;
  const [asking, setAsking] = useState(false);
  const remove = useMutation(orpc.incidents.removeAttachment.mutationOptions());
  const form = useForm({
    name: `remove-${attachment.id}`,
    start: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim() === '' ? incident.limits.reasonNeeded : undefined }),
    save: ({ reason }) => remove.mutate({ id: attachment.id, reason: reason.trim() }, { onSuccess: () => form.reset() }),
  });
  if (!asking) {
    return (
      <Button size="small" onClick={() => setAsking(true)} data-testid="file-remove">
        {words.remove}
      </Button>
    );
  }
  return (
    <form className="form" {...form.formProps}>
      <p>{words.removeTitle(attachment.name)}</p>
      <Field {...form.field('reason')} label={words.removeReason}>
        {(props) => (
          <Input {...props} value={form.values.reason} maxLength={maxNote} onChange={(event) => form.set({ reason: event.target.value })} />
        )}
      </Field>
      {remove.isError ? <Refused refusal={refusalOf(remove.error)} /> : null}
      <div className="buttons">
        <Button danger type="primary" htmlType="submit" loading={remove.isPending}>
          {words.remove}
        </Button>
        <Button onClick={() => setAsking(false)}>{common.cancel}</Button>
      </div>
    </form>
  );
}
