// A report as it prints: shown frozen after it was submitted, and put on paper from either state.
import { paragraphsOf } from '#shared/reports/layout.ts';
import type { Report } from '../report-model.ts';
import { PaperLayout } from './PaperLayout.tsx';

/** "一、基本情况。" at the beginning of a paragraph is set in 黑体. */
const sectionHead = /^([一二三四五六七八九十]+、[^。]{1,16}。)(.*)$/s;

export function Paper({ content, label }: { content: Report['content']; label: string }) {
  return (
    <PaperLayout
      content={content}
      label={label}
      parts={{
        title: <h2>{content.title}</h2>,
        to: `${content.to}：`,
        body: (
          <div className="paper-body">
            {paragraphsOf(content.body).map((text, index) => {
              const head = sectionHead.exec(text);
              // Paragraphs have no identity but their place.
              return <p key={index}>{head ? [<b key="head">{head[1]}</b>, head[2]] : text}</p>;
            })}
          </div>
        ),
        submitTo: <span>{content.submitTo.join('，') || content.to}</span>,
        copyTo: content.copyTo.length === 0 ? null : <span>{content.copyTo.join('，')}</span>,
        signer: content.signer,
        editor: content.editor,
        phone: content.phone,
      }}
    />
  );
}
