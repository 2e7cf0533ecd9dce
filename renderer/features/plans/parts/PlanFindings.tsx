// What the check finds in the version that is shown: each with its place in the text and the way to mend it; set aside with a reason.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { FindingOut } from '#shared/contract/plan-lint.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { FindingLine } from './FindingLine.tsx';

interface Props {
  plan: string;
  /** null: the plan has none yet, there is nothing to check. */
  version: string | null;
  onSection: (section: string, find: string) => void;
}

export function PlanFindings({ plan, version, onSection }: Props) {
  const { planState } = useTexts();
  const words = planState.lint;
  const { data, error, isFetching } = useQuery({
    ...orpc.planLint.of.queryOptions({ input: { id: plan, ...(version === null ? {} : { version }) } }),
    enabled: version !== null,
  });
  const items = data?.items ?? [];
  const open = items.filter((one) => one.aside === null);
  return (
    <section className="plan-findings" data-testid="plan-findings" aria-label={words.title} aria-busy={isFetching}>
      <h3>
        {words.title} {data ? <em className="num">{words.openPlaces(open.length)}</em> : null}
      </h3>
      {error ? <Refused refusal={refusalOf(error)} /> : null}
      {isFetching && !data ? <p className="muted">{words.checking}</p> : null}
      {data && items.length === 0 ? <Empty>{words.clean}</Empty> : null}
      <ul>
        {[...open, ...items.filter((one) => one.aside !== null)].map((finding) => (
          <li key={`${finding.key}-${finding.section ?? ''}-${finding.from}`}>
            <One plan={plan} finding={finding} onSection={onSection} />
          </li>
        ))}
      </ul>
      {items.some(({ code }) => code === 'chapterMissing') ? <p className="muted">{words.proposalChapters}</p> : null}
    </section>
  );
}

function One({ plan, finding, onSection }: { plan: string; finding: FindingOut; onSection: Props['onSection'] }) {
  const { common, planState } = useTexts();
  const words = planState.lint;
  const mayEdit = useMay('plans.edit');
  const [reason, setReason] = useState<string | null>(null);
  const setAside = useMutation({ ...orpc.planLint.setAside.mutationOptions(), onSuccess: () => setReason(null) });
  const bringBack = useMutation(orpc.planLint.bringBack.mutationOptions());
  const { key, code, received, section } = finding;
  const what = `${words.code[code]} ${received}`;
  const error = setAside.error ?? bringBack.error;
  return (
    <FindingLine
      finding={finding}
      where={
        section === null ? (
          <small className="muted">{words.whole}</small>
        ) : (
          <Button type="link" size="small" className="legal" onClick={() => onSection(section, received)}>
            {finding.heading || '…'}
          </Button>
        )
      }
    >
      {mayEdit && reason === null ? (
        <span className="row-buttons">
          {finding.aside ? (
            <Button size="small" aria-label={words.bringBackWhat(what)} onClick={() => bringBack.mutate({ id: plan, key, code, received })}>
              {words.bringBack}
            </Button>
          ) : (
            <Button size="small" aria-label={words.setAsideWhat(what)} onClick={() => setReason('')}>
              {words.setAside}
            </Button>
          )}
        </span>
      ) : null}
      {reason === null ? null : (
        <form
          className="aside-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim().length >= 2) setAside.mutate({ id: plan, key, code, received, reason: reason.trim() });
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            event.stopPropagation();
            setReason(null);
          }}
        >
          <Input
            autoFocus
            aria-label={words.reason}
            placeholder={words.reasonNeeded}
            maxLength={1_000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button htmlType="submit" type="primary" disabled={reason.trim().length < 2} loading={setAside.isPending}>
            {words.keep}
          </Button>
          <Button onClick={() => setReason(null)}>{common.cancel}</Button>
        </form>
      )}
      {error ? <Refused refusal={refusalOf(error)} /> : null}
    </FindingLine>
  );
}
