// What is done with a slip in one line: issued, cancelled, settled.
import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { type Refusal, refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';

interface WordProps {
  label: string;
  act: string;
  required?: boolean;
  busy: boolean;
  /** null: the station was not reached. */
  refusal: Refusal | null | undefined;
  onSend: (text: string) => void;
  onClose: () => void;
}

export function WordForm({ label, act, required = false, busy, refusal, onSend, onClose }: WordProps) {
  const { common } = useTexts();
  const [text, setText] = useState('');
  const ready = !required || text.trim() !== '';
  return (
    <form
      className="slip-act no-print"
      aria-label={act}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onSend(text.trim());
      }}
    >
      <Input
        autoFocus
        aria-label={label}
        placeholder={label}
        maxLength={1_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="primary" htmlType="submit" disabled={!ready} loading={busy}>
        {act}
      </Button>
      <Button onClick={onClose}>{common.close}</Button>
      {refusal === undefined ? null : <Refused refusal={refusal} />}
    </form>
  );
}

/** The book is checked again when the goods go out: it may have changed since the slip was written. */
export function IssueForm({ id, onClose }: { id: string; onClose: () => void }) {
  const { common, stock } = useTexts();
  const [person, setPerson] = useState('');
  const [reason, setReason] = useState('');
  const [beyond, setBeyond] = useState(false);
  const save = useMutation({ ...orpc.stock.issue.mutationOptions(), onSuccess: onClose });
  const refusal = save.isError ? refusalOf(save.error) : null;
  return (
    <form
      className="slip-act no-print"
      aria-label={stock.slips.issueNow}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ id, person, reason, beyond });
      }}
    >
      <Input
        autoFocus
        aria-label={stock.form.person}
        placeholder={stock.form.person}
        maxLength={200}
        value={person}
        onChange={(event) => setPerson(event.target.value)}
      />
      {refusal?.code === 'stockShort' || beyond ? (
        <>
          <Checkbox checked={beyond} onChange={(event) => setBeyond(event.target.checked)}>
            {stock.form.beyond}
          </Checkbox>
          <Input
            aria-label={stock.form.reason}
            placeholder={stock.form.reason}
            maxLength={1_000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </>
      ) : null}
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {stock.slips.issueNow}
      </Button>
      <Button onClick={onClose}>{common.close}</Button>
      {save.isError ? <Refused refusal={refusal} /> : null}
    </form>
  );
}
