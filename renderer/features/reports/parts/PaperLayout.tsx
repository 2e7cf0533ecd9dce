// The official layout on a page of A4: red head with the number, unit and time over the red line, title, body, and the lines at the foot.
import type { ReactNode, Ref } from 'react';
import { officialTime } from '#shared/reports/layout.ts';
import { zoneNow } from '#renderer/texts/times.ts';
import type { Report } from '../report-model.ts';

export interface PaperParts {
  title: ReactNode;
  to: ReactNode;
  body: ReactNode;
  submitTo: ReactNode;
  /** null: the line is left out, as nobody gets a copy. */
  copyTo: ReactNode | null;
  signer: ReactNode;
  editor: ReactNode;
  phone: ReactNode;
}

interface Props {
  content: Report['content'];
  parts: PaperParts;
  label: string;
  paperRef?: Ref<HTMLElement>;
}

/** The words of the form itself are those of the official layout, in whatever language the page is. */
export function PaperLayout({ content, parts, label, paperRef }: Props) {
  return (
    <article ref={paperRef} className="paper" lang="zh-CN" aria-label={label} data-testid="paper">
      <p className="paper-head">{content.number.replace(/〔.*$/, '')}</p>
      <p className="paper-number">{content.number.replace(/^[^〔]*/, '')}</p>
      <p className="paper-unit">
        <span>{content.unit}</span>
        <span>{officialTime(Date.parse(content.at), zoneNow())}</span>
      </p>
      <div className="paper-title">{parts.title}</div>
      <div className="paper-to">{parts.to}</div>
      {parts.body}
      <div className="paper-foot">
        <div className="paper-line">
          <span>报送：</span>
          {parts.submitTo}
        </div>
        {parts.copyTo === null ? null : (
          <div className="paper-line">
            <span>抄送：</span>
            {parts.copyTo}
          </div>
        )}
        <div className="paper-signs">
          <div>
            <span>签发：</span>
            {parts.signer}
          </div>
          <div>
            <span>编辑：</span>
            {parts.editor}
          </div>
          <div>
            <span>电话：</span>
            {parts.phone}
          </div>
        </div>
      </div>
    </article>
  );
}
