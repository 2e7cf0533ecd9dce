// How a form ends: why it was refused, the button that sends it, the one that leaves it.
import type { UseMutationResult } from '@tanstack/react-query';
import { Button, type ButtonProps } from 'antd';
import type { ReactNode } from 'react';
import { SubmitButton } from '#renderer/components/SubmitButton.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { refusalOf } from '../errors.ts';

interface Props extends Pick<ButtonProps, 'danger'> {
  save: Pick<UseMutationResult, 'isError' | 'error' | 'isPending'>;
  /** What the button that sends it is called. */
  label: string;
  /** A form that always stands open is not left. */
  onLeave?: () => void;
  /** What the button that leaves it is called: "cancel" when left out. */
  leave?: string;
  /** Of the button that sends it. */
  'data-testid'?: string;
  /** Further buttons. */
  children?: ReactNode;
}

export function FormEnd({ save, label, onLeave, leave, children, ...button }: Props) {
  const { common } = useTexts();
  return (
    <>
      {save.isError ? <Refused refusal={refusalOf(save.error)} /> : null}
      <div className="buttons">
        <SubmitButton label={label} loading={save.isPending} {...button} />
        {onLeave ? <Button onClick={onLeave}>{leave ?? common.cancel}</Button> : null}
        {children}
      </div>
    </>
  );
}
