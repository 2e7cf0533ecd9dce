// Trying rules on an invented incident: its grade and limits by the rules of now, and by them with the changed one. Nothing is written.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReportingTable } from '#shared/settings/types.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { useSettled } from '#renderer/client/use-settled.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { AnyRule, Row } from '../rules-read.ts';
import { exampleInput, exampleOf, exampleProblems, figuresAsked, receivedNow } from '../try-model.ts';
import type { RuleWords } from '../use-rule-words.ts';
import { TryExample } from './TryExample.tsx';
import { TryOutcome } from './TryOutcome.tsx';

interface Props {
  /** What the example is kept under. */
  name: string;
  table: ReportingTable;
  /** The rule that is changed: the example starts so that it applies. */
  rule: AnyRule | null;
  /** The changed rule; null when it cannot be read yet, undefined when nothing is changed. */
  item: Row | null | undefined;
  words: RuleWords;
}

/** Asked of the station when the person pauses. */
const pauseMs = 300;

/** The same object as long as its content is. */
function useSame<T>(value: T): T {
  const [same, setSame] = useState(value);
  if (JSON.stringify(same) === JSON.stringify(value)) return same;
  setSame(value);
  return value;
}

export function TryRule({ name, table, rule, item, words }: Props) {
  const { rules } = useTexts();
  const texts = rules.try;
  const [receivedAt] = useState(receivedNow);
  const form = useForm({
    name: `try-${name}`,
    start: exampleOf(rule),
    check: (values) => exampleProblems(values, texts.number),
    save: () => undefined,
  });
  const readable = Object.values(form.problems).every((problem) => problem === undefined);
  const input = useSettled(useSame({ example: exampleInput(form.values, receivedAt), ...(item ? { table, item } : {}) }), pauseMs);
  const query = useQuery({
    ...orpc.settings.tryRules.queryOptions({ input }),
    enabled: readable,
    placeholderData: keepPreviousData,
    // An example is asked about once; a change of the rules asks again.
    gcTime: 0,
  });
  return (
    <div className="try-rule" data-testid="try-rule">
      <h2>{texts.title}</h2>
      <p className="muted">{item === undefined ? texts.hintNow : texts.hint}</p>
      <TryExample form={form} figures={figuresAsked(rule)} receivedAt={receivedAt} words={words} />
      {query.isError ? <Refused refusal={refusalOf(query.error)} /> : null}
      {query.data && readable ? <TryOutcome answer={query.data} item={item} words={words} /> : null}
    </div>
  );
}
