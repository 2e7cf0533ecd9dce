// A rule being changed: its content, source, dates and reason, with the trial beside it. Saving writes a new version.
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { errorTexts } from '#shared/contract/error-texts.ts';
import type { ReportingTable } from '#shared/settings/types.ts';
import { wallTime } from '#shared/time/zone.ts';
import { stationNow } from '#renderer/client/connection.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { Key } from '#renderer/components/Key.tsx';
import { SubmitButton } from '#renderer/components/SubmitButton.tsx';
import { TextAreaField, TextField } from '#renderer/components/TextField.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { zoneNow } from '#renderer/texts/times.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { freshIdOf, ruleForm, ruleItem, ruleProblems } from '../forms/rule-form.ts';
import type { Row } from '../rules-read.ts';
import { type EditMode, type Entry, useRulesView } from '../rules-view.ts';
import { receivedNow } from '../try-model.ts';
import type { RuleWords } from '../use-rule-words.ts';
import type { Packs } from '../use-rules.ts';
import { RuleBasis } from './RuleBasis.tsx';
import { RuleContent } from './RuleContent.tsx';
import { TryRule } from './TryRule.tsx';

interface Props {
  entry: Entry;
  mode: EditMode;
  entries: Record<ReportingTable, Entry[]>;
  packs: Packs;
  words: RuleWords;
}

const close = (): void => useRulesView.setState({ edit: null });

/** Which running incidents it would change is asked first: once it is written, the answer has no other side. */
async function writeRule(table: ReportingTable, item: Row, reason: string) {
  const { running } = await client.settings.tryRules({ example: { receivedAt: receivedNow() }, table, item });
  const { items } = await client.settings.putRules({ table, items: [item], reason });
  return { running, written: items.at(-1) };
}

export function RuleEditor({ entry, mode, entries, packs, words }: Props) {
  const texts = useTexts();
  const { rules, common } = texts;
  const { editor } = rules;
  const locale = useLocale((state) => state.locale);
  const { message } = App.useApp();
  const { table } = entry.shown;
  // A change starts from the newest version; a copy and a switch from the one that is shown.
  const before = (mode === 'copy' || mode === 'off' ? null : entry.versions[0]) ?? entry.shown;
  const taken = Object.values(entries).flatMap((all) => all.map((one) => one.id));
  const [freshId] = useState(() => freshIdOf(taken, wallTime(stationNow(), zoneNow()).year));
  const write = useMutation({ mutationFn: ({ item, reason }: { item: Row; reason: string }) => writeRule(table, item, reason) });
  const refusal = write.isError ? refusalOf(write.error) : null;
  const form = useForm({
    name: `rule-${table}-${entry.id}-${mode}`,
    start: ruleForm(before, mode, freshId),
    check: (values) => ruleProblems(values, mode, taken, editor.problems),
    save: (values) =>
      write.mutate(
        { item: ruleItem(values, mode, before), reason: values.meta.reason.trim() },
        {
          onSuccess: ({ running, written }) => {
            const version = Number(written?.version ?? 1);
            form.reset();
            void message.success(editor.saved(version));
            useRulesView.setState({
              edit: null,
              chosen: values.meta.id,
              ...(running.length === 0
                ? {}
                : {
                    applying: {
                      version,
                      validFrom: typeof written?.validFrom === 'string' ? written.validFrom : null,
                      incidents: running,
                      decided: {},
                    },
                  }),
            });
          },
        },
      ),
    refused:
      refusal?.field === undefined ? null : { field: refusal.field.replace(/^items\.0\./, ''), text: errorTexts[locale][refusal.code] },
  });
  const { values, set } = form;
  // The button that opened it is gone: the keyboard goes on here.
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    panel.current?.focus({ preventScroll: true });
    panel.current?.closest('.page')?.scrollIntoView({ block: 'start' });
  }, []);
  const switching = mode === 'off' || mode === 'on';
  const setMeta = (patch: Partial<typeof values.meta>): void => set({ meta: { ...values.meta, ...patch } });
  // What the reason says does not change what the rule does.
  const problems = Object.entries(form.problems).some(([field, problem]) => problem !== undefined && field !== 'reason');
  const text = (name: 'validFrom' | 'validTo', hint: string) => (
    <TextField
      {...form.field(name)}
      label={rules.editor[name]}
      hint={hint}
      className="num"
      value={values.meta[name]}
      maxLength={20}
      onChange={(text) => setMeta({ [name]: text })}
    />
  );
  return (
    <>
      <header className="page-head">
        <Button onClick={close}>
          {editor.back} <Key name="Esc" />
        </Button>
        <h1>
          {editor.titles[mode]} · {words.titleOf(entry.shown)}
        </h1>
      </header>
      <div className="rules-columns editing">
        <section ref={panel} className="panel rule-panel" tabIndex={0} aria-label={editor.titles[mode]}>
          <form className="form rule-form" {...form.formProps} data-testid="rule-form">
            {packs.on.has(values.meta.pack) ? null : (
              <p className="rule-note" role="note">
                {editor.packOff}
              </p>
            )}
            {table === 'ladders' ? <p className="muted">{rules.ladderForNew}</p> : null}
            {mode === 'off' ? <p className="muted">{editor.offHint}</p> : null}
            {switching ? null : (
              <>
                <h2>{editor.what}</h2>
                {mode === 'copy' ? (
                  <TextField
                    {...form.field('id')}
                    label={rules.fields.id ?? ''}
                    hint={editor.newId}
                    className="num"
                    value={values.meta.id}
                    maxLength={80}
                    onChange={(id) => setMeta({ id })}
                  />
                ) : null}
                <RuleContent form={form} ladders={entries.ladders} words={words} />
                <h2>{editor.basis}</h2>
                <RuleBasis form={form} />
              </>
            )}
            <h2>{editor.when}</h2>
            {text('validFrom', editor.validFromHint)}
            {text('validTo', editor.validToHint)}
            <TextAreaField
              {...form.field('reason')}
              label={editor.reason}
              hint={editor.reasonHint}
              autoSize={{ minRows: 2, maxRows: 6 }}
              value={values.meta.reason}
              maxLength={1000}
              aria-required
              onChange={(reason) => setMeta({ reason })}
            />
            {write.isError ? <Refused refusal={refusal} /> : null}
            <div className="buttons">
              <SubmitButton
                label={mode === 'off' ? rules.switchOff : mode === 'on' ? rules.switchOn : editor.save}
                loading={write.isPending}
                data-testid="rule-save"
              />
              <Button onClick={close}>{common.cancel}</Button>
              {form.dirty ? (
                <Button type="text" onClick={form.reset}>
                  {texts.settings.discard}
                </Button>
              ) : null}
            </div>
          </form>
        </section>
        {table === 'reportElements' ? null : (
          <section className="panel rule-panel" tabIndex={0} aria-label={rules.try.title}>
            <TryRule
              name={`${table}-${entry.id}`}
              table={table}
              rule={entry.shown}
              item={problems ? null : ruleItem(values, mode, before)}
              words={words}
            />
          </section>
        )}
      </div>
    </>
  );
}
