// Said above the buttons of a form: somebody else has just written the same fields.
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '#renderer/texts/use-texts.ts';
import './clash-note.css';

export const ClashBox = ({ children }: { children: ReactNode }) => (
  <div className="clash-note" role="alert" data-testid="clash">
    {children}
  </div>
);

interface Props {
  /** Names of the fields, with what stands in them now. */
  fields: { label: string; now: string }[];
  onTheirs: () => void;
}

export function ClashNote({ fields, onTheirs }: Props) {
  const { common, plans } = useTexts();
  if (fields.length === 0) return null;
  return (
    <ClashBox>
      <b>{plans.clash.title}</b>
      {fields.map(({ label, now }) => (
        <span key={label}>{common.labelled(label, now || '—')}</span>
      ))}
      <span>
        {plans.clash.hint}{' '}
        <Button size="small" onClick={onTheirs}>
          {plans.clash.theirs}
        </Button>
      </span>
    </ClashBox>
  );
}
