// The station itself: what it is, how full it is, whether its journal is whole, who may open it from elsewhere.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useConnection } from '#renderer/client/connection.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { TextAreaField } from '#renderer/components/TextField.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { Age } from '#renderer/texts/Times.tsx';
import { momentOf, span } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { hostsOf, hostsProblem, type Settings, sizeOf, type Station } from '../settings-model.ts';
import { useChangeSettings } from '../use-settings.ts';
import { SettingsForm } from './SettingsForm.tsx';

/** Clocks of page and station that differ by more than this are worth a word. */
const clockSlackMs = 5_000;

export function StationSettings({ settings, station }: { settings: Settings; station: Station | undefined }) {
  return (
    <div className="stack" data-testid="station-settings">
      {station ? <Facts station={station} /> : null}
      <Verify />
      <Hosts settings={settings} />
    </div>
  );
}

function Facts({ station }: { station: Station }) {
  const { settings: texts, frame } = useTexts();
  const words = texts.station;
  const now = useNow();
  const differs = Math.abs(useConnection((connection) => connection.offsetMs));
  const fault = station.fault;
  const facts: [string, ReactNode][] = [
    [words.id, <code key="id">{station.station}</code>],
    [words.version, `${station.version} · ${words.space} ${words.spaces[station.space] ?? station.space}`],
    [words.started, <Age key="started" at={Date.parse(station.startedAt)} now={now} />],
    [
      words.entries,
      <span key="entries" className="num">
        {station.entries.toLocaleString('en')}
      </span>,
    ],
    [
      words.unknownEntries,
      <span key="unknown" className={station.unknownEntries > 0 ? 'due' : ''}>
        <span className="num">{station.unknownEntries}</span>
        {station.unknownEntries > 0 ? ` · ${words.unknownHint}` : ''}
      </span>,
    ],
    [words.dataDir, <code key="dir">{station.dataDir}</code>],
    [words.attachments, words.attachmentsValue(station.attachments.count, sizeOf(station.attachments.bytes))],
    [words.free, station.freeBytes === null ? '—' : sizeOf(station.freeBytes)],
    [
      words.clock,
      <span key="clock" className={station.clockHeld ? 'due' : ''}>
        <span className="num">{momentOf(now)}</span>
        {station.clockHeld ? ` · ▲ ${words.clockHeld}` : ''}
        {differs > clockSlackMs ? ` · ${words.clockDiffers(span(differs))}` : ''}
      </span>,
    ],
    [words.fault, fault === null ? `✓ ${words.none}` : (frame.fault[fault as keyof typeof frame.fault] ?? fault)],
  ];
  return (
    <dl className="facts-list">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Verify() {
  const { settings: texts } = useTexts();
  const words = texts.station;
  const mayMaintain = useMay('station.maintain');
  const verify = useMutation(orpc.settings.verify.mutationOptions());
  const result = verify.data;
  if (!mayMaintain) return null;
  return (
    <section>
      <h2>{words.verify}</h2>
      <p className="muted">{words.verifyHint}</p>
      <Button loading={verify.isPending} onClick={() => verify.mutate(undefined)} data-testid="verify">
        {verify.isPending ? words.verifying : words.verify}
      </Button>
      {verify.isError ? <Refused refusal={refusalOf(verify.error)} /> : null}
      {result && !verify.isPending ? (
        result.problems.length === 0 ? (
          <p className="ok" role="status" data-testid="verified">
            ✓ {words.verified(result.entries)}
            {result.unknown > 0 ? words.verifiedUnknown(result.unknown) : ''}
          </p>
        ) : (
          <div className="refused" role="alert">
            <b>{words.wrong(result.problems.length)}</b>
            <span>{words.wrongHint}</span>
            <ul className="problems">
              {result.problems.slice(0, 200).map((problem) => (
                <li key={`${problem.station}${problem.seq}${problem.what}${problem.detail}`}>
                  <b>{problem.what}</b> <span className="num">{problem.seq > 0 ? `${problem.station} ${problem.seq}` : ''}</span>{' '}
                  {problem.detail}
                </li>
              ))}
            </ul>
          </div>
        )
      ) : null}
    </section>
  );
}

function Hosts({ settings }: { settings: Settings }) {
  const { settings: texts } = useTexts();
  const words = texts.station;
  const changing = useChangeSettings();
  const form = useForm({
    name: 'settings-hosts',
    start: { hosts: settings.allowedHosts.join('\n') },
    check: (values) => ({ allowedHosts: hostsProblem(values.hosts, texts.problems) }),
    save: (values) => changing.change.mutate({ allowedHosts: hostsOf(values.hosts) }, { onSuccess: () => form.reset() }),
    refused: changing.refused,
  });
  return (
    <section>
      <SettingsForm form={form} changing={changing}>
        <TextAreaField
          {...form.field('allowedHosts')}
          label={words.hosts}
          hint={words.hostsHint}
          rows={4}
          value={form.values.hosts}
          maxLength={12_000}
          onChange={(hosts) => form.set({ hosts })}
        />
      </SettingsForm>
    </section>
  );
}
