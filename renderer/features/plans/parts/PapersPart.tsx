// What belongs to the plan: annexes in the text, files beside it, the file it was read from.
import { useMutation } from '@tanstack/react-query';
import { App, Button, Input, Upload } from 'antd';
import { useState } from 'react';
import type { PlanDetail } from '#shared/contract/plans.ts';
import { download } from '#renderer/client/download.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { removedOne } from '../removed.ts';

export function PapersPart({ plan, onSection }: { plan: PlanDetail; onSection: (id: string) => void }) {
  const { plans } = useTexts();
  const words = plans.papers;
  const annexes = plan.text?.annexes ?? [];
  const version = plan.versions.find(({ id }) => id === plan.shown);
  const load = useMutation({ mutationFn: (id: string) => client.plans.original({ id }), onSuccess: download });
  return (
    <>
      <h3>{words.original}</h3>
      {version?.original ? (
        <div className="file-line" data-testid="original">
          <span>
            <b>{version.original.name}</b> <small className="muted num">{words.size(version.original.size)}</small>
          </span>
          <Button size="small" loading={load.isPending} onClick={() => load.mutate(version.id)}>
            {words.download}
          </Button>
        </div>
      ) : (
        <p className="muted">{words.noOriginal}</p>
      )}
      {load.isError ? <Refused refusal={refusalOf(load.error)} /> : null}
      <h3>{words.annexes}</h3>
      {annexes.length === 0 ? <p className="muted">{words.noAnnexes}</p> : null}
      <ul className="annex-list">
        {annexes.map(({ id, label, title, section }) => (
          <li key={id}>
            {section === null ? (
              <>
                <span>
                  {label} {title}
                </span>
                <span className="state state-near">{words.absent}</span>
              </>
            ) : (
              <button type="button" className="to-section" onClick={() => onSection(section)}>
                {label} {title}
              </button>
            )}
          </li>
        ))}
      </ul>
      <Files plan={plan} />
    </>
  );
}

function Files({ plan }: { plan: PlanDetail }) {
  const { common, plans } = useTexts();
  const words = plans.papers;
  const mayEdit = useMay('plans.edit');
  const { message } = App.useApp();
  const add = useMutation(orpc.plans.addFile.mutationOptions());
  return (
    <>
      <h3>{words.files}</h3>
      {plan.files.length === 0 ? <Empty>{words.noFiles}</Empty> : null}
      <ul className="file-list" data-testid="plan-files">
        {plan.files.map((file) => (
          <FileLine key={file.id} plan={plan.id} file={file} />
        ))}
      </ul>
      {add.isError ? <Refused refusal={refusalOf(add.error)} /> : null}
      {mayEdit ? (
        <Upload
          showUploadList={false}
          beforeUpload={(file) => {
            add.mutate({ id: plan.id, file }, { onSuccess: () => void message.success(common.saved) });
            return false;
          }}
        >
          <Button loading={add.isPending}>{words.addFile}</Button>
        </Upload>
      ) : null}
    </>
  );
}

function FileLine({ plan, file }: { plan: string; file: PlanDetail['files'][number] }) {
  const { common, plans } = useTexts();
  const words = plans.papers;
  const mayEdit = useMay('plans.edit');
  const [title, setTitle] = useState<string | null>(null);
  const load = useMutation({ mutationFn: () => client.plans.file({ id: file.id }), onSuccess: download });
  const change = useMutation(orpc.plans.changeFile.mutationOptions());
  const rename = (): void => {
    const typed = title?.trim() ?? '';
    if (typed === '' || typed === file.title) setTitle(null);
    else change.mutate({ id: file.id, patch: { title: typed } }, { onSuccess: () => setTitle(null) });
  };
  const error = load.error ?? change.error;
  return (
    <li>
      <div className="file-line">
        {title === null ? (
          <span>
            <b>{file.title}</b> <small className="muted num">{words.size(file.file.size)}</small>{' '}
            {file.chars === 0 ? <small className="muted">{words.notSearched}</small> : null}
          </span>
        ) : (
          <Input
            aria-label={words.fileTitle}
            value={title}
            maxLength={200}
            autoFocus
            onChange={(event) => setTitle(event.target.value)}
            onPressEnter={rename}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              event.stopPropagation();
              setTitle(null);
            }}
          />
        )}
        <span className="row-buttons">
          <Button size="small" loading={load.isPending} onClick={() => load.mutate()}>
            {words.download}
          </Button>
          {mayEdit ? (
            <>
              <Button size="small" onClick={() => (title === null ? setTitle(file.title) : rename())}>
                {title === null ? common.edit : common.save}
              </Button>
              <Button
                size="small"
                danger
                aria-label={words.removeFile(file.title)}
                onClick={() =>
                  change.mutate(
                    { id: file.id, patch: { removed: true } },
                    { onSuccess: () => removedOne({ kind: 'file', id: file.id, plan, name: file.title }) },
                  )
                }
              >
                {common.remove}
              </Button>
            </>
          ) : null}
        </span>
      </div>
      {error ? <Refused refusal={refusalOf(error)} /> : null}
    </li>
  );
}
