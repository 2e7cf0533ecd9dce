// The desk of one preview: file and understanding side by side, the count of characters, the problems, and the way into the library.
import { useMutation } from '@tanstack/react-query';
import { App, Button, Radio } from 'antd';
import { type KeyboardEvent, useDeferredValue, useMemo, useState } from 'react';
import { errorTexts } from '#shared/contract/error-texts.ts';
import type { PreviewDetail } from '#shared/contract/plan-import.ts';
import { coverageOf } from '#shared/plans/parse/coverage.ts';
import { recheck } from '#shared/plans/parse/recheck.ts';
import type { ParsedPlan, ParseProblem, ParseProblemCode } from '#shared/plans/parse/types.ts';
import { dayText } from '#shared/time/zone.ts';
import { download } from '#renderer/client/download.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { useNow } from '#renderer/client/now.ts';
import { client } from '#renderer/client/link.ts';
import { orpc } from '#renderer/client/query.ts';
import { Key } from '#renderer/components/Key.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { zoneNow } from '#renderer/texts/times.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { type EditorTab, PlanTextEditor } from '../editor/PlanTextEditor.tsx';
import { forget, useMending } from '../import/mending.ts';
import { placesOf } from '../import/places.ts';
import { askAnew } from '../import/use-batch.ts';
import { ImportCount } from './ImportCount.tsx';
import { ImportMeta } from './ImportMeta.tsx';
import { ImportProblems } from './ImportProblems.tsx';
import { OriginalText } from './OriginalText.tsx';

interface Props {
  detail: PreviewDetail;
  previous: string | null;
  next: string | null;
  /** null: back to the list. */
  onGo: (preview: string | null) => void;
}

type Tab = EditorTab | 'meta';

/** Where a problem without a section is mended. */
const tabOf: Partial<Record<ParseProblemCode, Tab>> = {
  noTitle: 'meta',
  noDate: 'meta',
  noIssuer: 'meta',
  kindGuessed: 'meta',
  noLevels: 'levels',
  levelWithoutConditions: 'levels',
  levelWithoutSteps: 'levels',
  annexMissing: 'annexes',
  phoneUnclear: 'contacts',
};

const isChoosing = ({ target }: KeyboardEvent): boolean => target instanceof Element && target.closest('.ant-select-open') !== null;

export function PreviewDesk({ detail, previous, next, onGo }: Props) {
  const { planImport: words } = useTexts();
  const locale = useLocale((state) => state.locale);
  const { message } = App.useApp();
  const today = dayText(useNow(), zoneNow());
  const mending = useMending(detail);
  const { plan } = mending;
  const [tab, setTab] = useState<Tab>('meta');
  const [section, setSection] = useState<string | null>(null);
  const [block, setBlock] = useState(0);
  const [asVersion, setAsVersion] = useState<string>(() => detail.sameAs.find(({ because }) => because !== 'file')?.plan ?? '');

  const settled = useDeferredValue(plan);
  const coverage = useMemo(() => coverageOf(detail.source, settled.text.sections), [detail.source, settled.text.sections]);
  const places = useMemo(() => placesOf(detail.source, settled.text.sections), [detail.source, settled.text.sections]);
  const problems = useMemo(() => recheck(detail.read, settled, coverage), [detail.read, settled, coverage]);
  const marks = useMemo(() => marksOf(problems, words.problem), [problems, words.problem]);

  const look = (id: string): void => {
    setSection(id);
    const at = places.blockOf(id);
    if (at >= 0) setBlock(at);
  };
  const lookAtBlock = (at: number): void => {
    setBlock(at);
    const id = places.sectionOf(at);
    if (id === null) return;
    setTab('sections');
    setSection(id);
  };
  const toProblem = (problem: ParseProblem): void => {
    if (problem.code === 'textLeft') {
      const lost = coverage.missing.find(({ text }) => text.startsWith(problem.received)) ?? coverage.missing[0];
      if (lost) lookAtBlock(lost.block);
    } else if (problem.section !== null) {
      setTab('sections');
      look(problem.section);
    } else setTab(tabOf[problem.code] ?? 'sections');
  };
  const accept = useMutation({
    mutationFn: async () => {
      if (!(await mending.flush())) return null;
      return client.planImport.accept({ previewId: detail.previewId, ...(asVersion === '' ? {} : { asVersionOf: asVersion }) });
    },
    onSuccess: (saved) => {
      if (!saved) return;
      const there = detail.sameAs.find(({ because }) => because === 'file');
      void message.success(there ? words.alreadyThere(saved.title) : words.accepted(saved.title), 5);
      forget(detail.previewId);
      askAnew();
      onGo(next);
    },
    onError: (error) => {
      if (refusalOf(error)?.field?.startsWith('text') !== true) setTab('meta');
    },
  });
  const skip = useMutation({
    ...orpc.planImport.skip.mutationOptions(),
    onSuccess: () => {
      askAnew();
      onGo(next);
    },
  });
  const original = useMutation({ ...orpc.planImport.original.mutationOptions(), onSuccess: download });
  const onKeyDown = (event: KeyboardEvent): void => {
    // A list of choices that is open closes first.
    if (event.nativeEvent.isComposing || event.defaultPrevented || isChoosing(event)) return;
    if (event.key === 'Enter' && event.ctrlKey) {
      event.preventDefault();
      if (!accept.isPending) accept.mutate();
    } else if (event.key === 'Escape') onGo(null);
    else if (event.altKey && event.key === 'PageDown' && next !== null) onGo(next);
    else if (event.altKey && event.key === 'PageUp' && previous !== null) onGo(previous);
  };
  const refusal = accept.isError ? refusalOf(accept.error) : null;
  const refused = refusal?.field === undefined ? null : { field: refusal.field, text: errorTexts[locale][refusal.code] };
  const change = (patch: Partial<ParsedPlan>): void => mending.set({ ...plan, ...patch });
  const versions = detail.sameAs.filter(({ because }) => because !== 'file');
  return (
    <div className="page plans plan-import preview" onKeyDown={onKeyDown} data-testid="preview">
      <header className="page-head">
        <Button onClick={() => onGo(null)}>← {words.back}</Button>
        <h1 className="preview-name">{plan.title || detail.fileName}</h1>
        <ImportCount coverage={coverage} onMissing={() => lookAtBlock(coverage.missing[0]?.block ?? 0)} />
        <span className="end">
          <Button disabled={previous === null} onClick={() => onGo(previous)}>
            {words.previous}
          </Button>
          <Button disabled={next === null} onClick={() => onGo(next)}>
            {words.next}
          </Button>
          <Button loading={skip.isPending} onClick={() => skip.mutate({ previewId: detail.previewId })}>
            {words.skip}
          </Button>
          <Button type="primary" loading={accept.isPending} onClick={() => accept.mutate()} data-testid="accept">
            {next === null ? words.accept : words.acceptNext} <Key name="Ctrl ↵" />
          </Button>
        </span>
      </header>
      {detail.sameAs.map((same) => (
        <p key={same.plan} className="import-same warn">
          {words.same[same.because](same.title)} <a href={`#/plans/${same.plan}`}>{words.openPlan}</a>
        </p>
      ))}
      {versions.length > 0 ? (
        <Radio.Group
          aria-label={words.acceptAs}
          value={asVersion}
          onChange={(event) => setAsVersion(String(event.target.value))}
          options={[
            { value: '', label: words.asNew },
            ...versions.map((same) => ({ value: same.plan, label: words.asVersion(same.title) })),
          ]}
        />
      ) : null}
      {accept.isError ? <Refused refusal={refusal} /> : null}
      {skip.isError ? <Refused refusal={refusalOf(skip.error)} /> : null}
      <div className="preview-columns">
        <section className="panel preview-file">
          <h2>
            {words.original}
            <em>
              {words.formats[detail.format]}
              {detail.encoding === null ? '' : ` · ${words.encodings[detail.encoding]}`}
            </em>
            <span className="end">
              <Button size="small" loading={original.isPending} onClick={() => original.mutate({ previewId: detail.previewId })}>
                {words.download}
              </Button>
            </span>
          </h2>
          <OriginalText source={detail.source} missing={coverage.missing} at={block} onBlock={lookAtBlock} />
          {detail.left.length > 0 ? (
            <p className="preview-left">
              {words.left}：
              {detail.left.map(({ what, count, characters }) => words.leftCount(words.leftOuts[what], count, characters)).join('，')}
            </p>
          ) : null}
        </section>
        <section className="panel preview-plan" aria-label={words.understood}>
          <PlanTextEditor
            text={plan.text}
            onChange={(text) => change({ text })}
            tab={tab === 'meta' ? 'sections' : tab}
            onTab={setTab}
            section={section}
            onSection={look}
            marks={marks}
            first={{
              key: 'meta',
              label: words.meta.tab,
              open: tab === 'meta',
              onOpen: () => setTab('meta'),
              content: (
                <div className="meta-columns">
                  <ImportMeta plan={plan} today={today} onChange={change} refused={refused} />
                  <ImportProblems plan={settled} problems={problems} onGo={toProblem} />
                </div>
              ),
            }}
          />
          <p className="preview-saved" role="status">
            {mending.state === null ? '' : mending.state === 'saved' ? words.saved : mending.state === 'failed' ? '' : words.saving}
          </p>
          {mending.state === 'failed' ? <SaveFailed detail={detail} mending={mending} /> : null}
        </section>
      </div>
    </div>
  );
}

/** The station did not take what was mended: somebody mended elsewhere, or something in it is not possible. */
function SaveFailed({ detail, mending }: { detail: PreviewDetail; mending: ReturnType<typeof useMending> }) {
  const { planImport: words } = useTexts();
  const { refusal } = mending;
  if (refusal?.code !== 'conflict' || refusal.field !== 'revision') return <Refused refusal={refusal} />;
  const settle = async (mine: boolean): Promise<void> => {
    mending.settle(mine, await client.planImport.get({ previewId: detail.previewId }));
    askAnew();
  };
  return (
    <p className="warn" role="alert">
      {words.changedElsewhere}{' '}
      <Button size="small" onClick={() => void settle(false)}>
        {words.reload}
      </Button>{' '}
      <Button size="small" onClick={() => void settle(true)}>
        {words.keepMine}
      </Button>
    </p>
  );
}

/** Problems by section, in words. */
function marksOf(problems: readonly ParseProblem[], words: Record<ParseProblemCode, string>): Map<string, string> {
  const marks = new Map<string, string>();
  for (const { section, code, received } of problems) {
    if (section === null) continue;
    const said = received === '' ? words[code] : `${words[code]}：${received}`;
    marks.set(section, [marks.get(section), said].filter((one) => one !== undefined).join('；'));
  }
  return marks;
}
