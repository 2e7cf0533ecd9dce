// Under each form of the settings: save, back to what is stored, and why it was refused.
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Refusal } from '#renderer/client/errors.ts';
import { Key } from '#renderer/components/Key.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';

interface Props {
  dirty: boolean;
  pending: boolean;
  /** undefined: nothing was refused; null: the station was not reached. */
  refusal: Refusal | null | undefined;
  onReset: () => void;
  disabled?: boolean;
  children?: ReactNode;
}

export function SaveButtons({ dirty, pending, refusal, onReset, disabled = false, children }: Props) {
  const { settings: words } = useTexts();
  return (
    <>
      {refusal === undefined ? null : <Refused refusal={refusal} />}
      {disabled ? (
        <p className="muted">{words.readOnly}</p>
      ) : (
        <div className="buttons">
          <Button type="primary" htmlType="submit" loading={pending} disabled={!dirty}>
            {words.save} <Key name="Ctrl ↵" />
          </Button>
          {dirty ? (
            <Button type="text" onClick={onReset}>
              {words.discard}
            </Button>
          ) : (
            <span className="faint">{words.unchanged}</span>
          )}
          {children}
        </div>
      )}
    </>
  );
}
