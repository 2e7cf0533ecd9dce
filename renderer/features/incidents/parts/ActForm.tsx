// The acts that need a form of their own, beside the facts: end of handling, closing, reopening, merging and undoing it.
import { useEffect, useRef } from 'react';
import type { IncidentDetail } from '../facts-form.ts';
import { CloseForm } from './CloseForm.tsx';
import { EndHandlingForm } from './EndHandlingForm.tsx';
import { MergeForm } from './MergeForm.tsx';
import { ReasonForm } from './ReasonForm.tsx';

export const formActs = ['endHandling', 'close', 'reopen', 'merge', 'unmerge'] as const;
export type FormAct = (typeof formActs)[number];

interface Props {
  act: FormAct;
  incident: IncidentDetail;
  onDone: () => void;
  onReports: () => void;
}

export function ActForm({ act, incident, onDone, onReports }: Props) {
  const box = useRef<HTMLDivElement>(null);
  // Opened by a press on the act: the keyboard follows to its first field.
  useEffect(() => box.current?.querySelector<HTMLElement>('input, textarea')?.focus(), []);
  return (
    <div ref={box} className="act-form" data-testid="act-form" data-act={act}>
      {act === 'endHandling' ? <EndHandlingForm incident={incident} onDone={onDone} /> : null}
      {act === 'close' ? <CloseForm incident={incident} onDone={onDone} onReports={onReports} /> : null}
      {act === 'reopen' || act === 'unmerge' ? <ReasonForm act={act} incident={incident} onDone={onDone} /> : null}
      {act === 'merge' ? <MergeForm incident={incident} onDone={onDone} /> : null}
    </div>
  );
}
