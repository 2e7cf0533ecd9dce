// One finding: how grave, what, the words it is about, and the way to mend it.
import type { ReactNode } from 'react';
import type { FindingOut } from '#shared/contract/plan-lint.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import '../state.css';

const mark: Record<FindingOut['severity'], string> = { error: '■', warning: '▲', notice: '●' };

export function FindingLine({ finding, where, children }: { finding: FindingOut; where: ReactNode; children?: ReactNode }) {
  const { planState } = useTexts();
  const words = planState.lint;
  return (
    <div className={`finding ${finding.severity}${finding.aside ? ' aside' : ''}`}>
      <span className="finding-mark">
        <span aria-hidden="true">{mark[finding.severity]}</span> {words.severity[finding.severity]}
      </span>
      <span className="finding-what">
        <b>{words.code[finding.code]}</b>
        {finding.received === '' ? null : <q className="legal">{finding.received}</q>}
        {where}
      </span>
      <span className="finding-advice muted">{words.advice[finding.code](finding.params)}</span>
      {finding.aside ? <small className="muted legal">{words.aside(finding.aside.by, finding.aside.reason)}</small> : null}
      {children}
    </div>
  );
}
