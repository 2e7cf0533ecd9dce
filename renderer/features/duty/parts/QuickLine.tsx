// A line for the log, noted at once: linked to an incident with #, about an earlier moment, or in correction of another line.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { InputRef, RefSelectProps } from 'antd';
import { refusalOf } from '#renderer/client/errors.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { Key } from '#renderer/components/Key.tsx';
import { MomentInput } from '#renderer/texts/MomentInput.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { isoOfMoment } from '#renderer/texts/typed.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { TimelineItem } from './TimelineLine.tsx';
import '../log.css';

interface Props {
  /** Beside something else: the line alone; # still links. */
  compact?: boolean;
  correcting?: TimelineItem | null;
  onCorrected?: () => void;
}

/** The rest of what was typed is the line; a # asks for the incident it belongs to. */
const hash = /[#＃]$/;

export function QuickLine({ compact = false, correcting = null, onCorrected }: Props) {
  const { common, desk, onDuty } = useTexts();
  const words = onDuty.log;
  const now = useNow();
  const [text, setText] = useState('');
  const [incident, setIncident] = useState<string | null>(null);
  const [choosing, setChoosing] = useState(false);
  const [about, setAbout] = useState<string | null>(null);
  const field = useRef<InputRef>(null);
  const picker = useRef<RefSelectProps>(null);
  useEffect(() => {
    if (choosing) picker.current?.focus();
  }, [choosing]);
  const { data } = useQuery(orpc.incidents.list.queryOptions({ input: { state: 'open', limit: 100 } }));
  const { data: log } = useQuery(orpc.duty.log.queryOptions({ input: { limit: 1 } }));
  const incidents = data?.items ?? [];
  const linked = incidents.find((one) => one.id === incident);
  const at = about === null || about.trim() === '' ? null : isoOfMoment(about, now);
  const badTime = about !== null && about.trim() !== '' && at === null;
  const frozen = at !== null && log?.frozenUntil != null && Date.parse(at) < Date.parse(log.frozenUntil);
  const note = useMutation({
    ...orpc.duty.noteLog.mutationOptions(),
    onSuccess: () => {
      setText('');
      setIncident(null);
      setAbout(null);
      onCorrected?.();
      field.current?.focus();
    },
  });
  useEffect(() => {
    if (correcting) field.current?.focus();
  }, [correcting]);
  const save = (): void => {
    if (text.trim() === '' || badTime || note.isPending) return;
    note.mutate({
      text: text.trim(),
      ...(incident === null ? {} : { incident }),
      ...(at === null ? {} : { at, supplement: true }),
      ...(correcting ? { corrects: correcting.hash } : {}),
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) save();
  };
  return (
    <div className="quick-line" data-testid="quick-line">
      {correcting ? (
        <p className="quick-tag">
          {words.correcting(correcting.text)}
          <Button size="small" type="text" onClick={onCorrected}>
            {words.stop}
          </Button>
        </p>
      ) : null}
      {linked ? (
        <p className="quick-tag">
          {words.linked(linked.title)}
          <Button size="small" type="text" onClick={() => setIncident(null)}>
            {words.unlink}
          </Button>
        </p>
      ) : null}
      <div className="quick">
        <Input
          ref={field}
          aria-label={desk.quick}
          placeholder={common.bracketed(desk.quick, words.linkHint)}
          value={text}
          maxLength={4000}
          onChange={(event) => {
            const typed = event.target.value;
            if (hash.test(typed)) {
              setText(typed.replace(hash, ''));
              setChoosing(true);
            } else setText(typed);
          }}
          onKeyDown={onKeyDown}
        />
        {choosing ? (
          <Select
            aria-label={words.link}
            ref={picker}
            defaultOpen
            showSearch={{ optionFilterProp: 'label' }}
            style={{ minWidth: 240 }}
            notFoundContent={words.noIncidents}
            options={incidents.map((one) => ({ value: one.id, label: one.title }))}
            onChange={(id: string) => {
              setIncident(id);
              setChoosing(false);
              field.current?.focus();
            }}
            onBlur={() => setChoosing(false)}
          />
        ) : compact ? null : (
          <Button onClick={() => setChoosing(true)}># {words.link}</Button>
        )}
        {compact ? null : (
          <Button aria-expanded={about !== null} onClick={() => setAbout(about === null ? '' : null)}>
            {words.supplement}
          </Button>
        )}
        <Button type="primary" onClick={save} loading={note.isPending} disabled={text.trim() === '' || badTime}>
          {desk.note} <Key name="↵" />
        </Button>
      </div>
      {about === null ? null : (
        <div className="quick-about">
          <MomentInput
            id="log-about"
            label={words.about}
            placeholder={words.about}
            value={about}
            now={now}
            status={badTime ? 'error' : ''}
            aria-invalid={badTime}
            aria-describedby="log-about-hint"
            onChange={setAbout}
          />
          <span id="log-about-hint" className={badTime ? 'wrong' : 'muted'} role={badTime ? 'alert' : undefined}>
            {badTime ? words.aboutWrong : frozen ? words.frozenHint : ''}
          </span>
        </div>
      )}
      {note.isError ? <Refused refusal={refusalOf(note.error)} /> : null}
    </div>
  );
}
