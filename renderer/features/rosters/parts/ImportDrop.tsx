// The first step of an import: into which roster, and the file, dropped or chosen.
import { Button, Select } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import { refusalOf } from '#renderer/client/errors.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { ImportActions } from '../use-import.ts';

interface Props {
  rosters: readonly { id: string; name: string }[];
  into: string;
  onInto: (roster: string) => void;
  send: ImportActions['send'];
}

export function ImportDrop({ rosters, into, onInto, send }: Props) {
  const { rosterFiles } = useTexts();
  const words = rosterFiles.import;
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null): void => {
    const file = files?.[0];
    if (file) send.mutate({ file, roster: into });
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const refusal = send.isError ? refusalOf(send.error) : null;
  const wrongType = refusal?.code === 'typeNotAllowed';
  return (
    <section
      className={`panel import-drop${over ? ' over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      data-testid="import-drop"
    >
      {rosters.length > 1 ? (
        <span className="row">
          <span id="import-into">{words.into}</span>
          <Select
            aria-labelledby="import-into"
            value={into}
            options={rosters.map((roster) => ({ value: roster.id, label: roster.name }))}
            onChange={onInto}
            popupMatchSelectWidth={false}
          />
        </span>
      ) : null}
      <p className="import-lead">
        {words.intro}{' '}
        <Button type="primary" loading={send.isPending} onClick={() => input.current?.click()} data-testid="choose-file">
          {send.isPending ? words.reading : words.choose}
        </Button>
      </p>
      <p className="muted">{words.kinds}</p>
      <input
        ref={input}
        type="file"
        accept=".xlsx,.xlsm,.ods,.csv,.tsv,.txt,.docx,.xls,.doc"
        hidden
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
        data-testid="import-input"
      />
      {wrongType ? (
        <p className="problem" role="alert">
          {refusal.received === 'xls' || refusal.received === 'doc' ? words.oldFormat : words.badType}
        </p>
      ) : send.isError ? (
        <Refused refusal={refusal} />
      ) : null}
    </section>
  );
}
