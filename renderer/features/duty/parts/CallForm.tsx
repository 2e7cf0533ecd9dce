// The form of a spot check's call: whom the roster names, numbers to dial, what was found.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { type SpotResult, spotResults } from '#shared/duty/types.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { ChoiceField } from '#renderer/components/ChoiceField.tsx';
import { SubmitButton } from '#renderer/components/SubmitButton.tsx';
import { TextField } from '#renderer/components/TextField.tsx';
import { PhoneLink } from '#renderer/features/directory/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';

const there = ['yes', 'no', 'notAsked'] as const;

interface Values {
  result: SpotResult;
  who: string;
  leader: (typeof there)[number];
  seconds: string;
  number: string;
  note: string;
}

const blank: Values = { result: 'answered', who: '', leader: 'notAsked', seconds: '', number: '', note: '' };
const spoke = (result: SpotResult): boolean => result === 'answered' || result === 'wrongPerson';

export function CallForm({ id, unit, onDone }: { id: string; unit: string; onDone: () => void }) {
  const { onDuty } = useTexts();
  const words = onDuty.checks;
  const { data: call } = useQuery(orpc.duty.callSheet.queryOptions({ input: { id } }));
  const save = useMutation({ ...orpc.duty.makeSpotCheck.mutationOptions(), onSuccess: onDone });
  const refusal = save.isError ? refusalOf(save.error) : null;
  const number = call?.unitPhone ?? call?.seats[0]?.person.phones[0]?.number ?? '';
  const form = useForm<Values>({
    name: `spot-check-${id}`,
    start: blank,
    check: ({ result, who, seconds }) => ({
      who: spoke(result) && who.trim() === '' ? words.whoNeeded : undefined,
      seconds: /^\d{0,4}$/.test(seconds.trim()) && Number(seconds) <= 3_600 ? undefined : words.secondsWrong,
    }),
    save: (values) =>
      save.mutate({
        id,
        result: values.result,
        number: values.number.trim() || number,
        who: spoke(values.result) ? values.who.trim() : '',
        leaderThere: spoke(values.result) && values.leader !== 'notAsked' ? values.leader === 'yes' : null,
        seconds: spoke(values.result) && values.seconds.trim() !== '' ? Number(values.seconds) : null,
        note: values.note.trim(),
      }),
    refused: refusal?.field === undefined ? null : { field: refusal.field, text: refusal.code },
  });
  const { values } = form;
  const leaderWords = { yes: words.there, no: words.notThere, notAsked: words.notAsked };
  return (
    <form className="call-form" aria-label={`${words.title} ${unit}`} data-testid="call-form" {...form.formProps}>
      <div className="call-whom">
        <h3>{words.expected}</h3>
        {call?.seats.length === 0 ? <p className="muted">{words.noRoster}</p> : null}
        <ul>
          {call?.unitPhone ? (
            <li>
              <span>{unit}</span> ☎ <PhoneLink number={call.unitPhone} caller={unit} className="num call-large" note={false} />
            </li>
          ) : null}
          {call?.seats.map((seat) => (
            <li key={`${seat.postName}/${seat.person.id}`}>
              <span>
                {seat.postName} <b>{seat.person.name}</b>
              </span>{' '}
              {seat.person.phones[0] ? (
                <>
                  ☎ <PhoneLink number={seat.person.phones[0].number} caller={seat.person.name} note={false} />
                </>
              ) : null}
            </li>
          ))}
        </ul>
      </div>
      <ChoiceField
        label={words.result}
        value={values.result}
        options={spotResults}
        nameOf={(result) => words.results[result]}
        onChange={(result) => form.set({ result })}
        {...form.field('result')}
      />
      {spoke(values.result) ? (
        <>
          <TextField label={words.who} value={values.who} maxLength={200} onChange={(who) => form.set({ who })} {...form.field('who')} />
          <ChoiceField
            label={words.leaderThere}
            value={values.leader}
            options={there}
            nameOf={(leader) => leaderWords[leader]}
            onChange={(leader) => form.set({ leader })}
            {...form.field('leader')}
          />
          <TextField
            label={words.seconds}
            value={values.seconds}
            maxLength={4}
            inputMode="numeric"
            className="num short"
            onChange={(seconds) => form.set({ seconds })}
            {...form.field('seconds')}
          />
        </>
      ) : null}
      <TextField
        label={words.number}
        value={values.number}
        placeholder={number}
        maxLength={60}
        className="num"
        onChange={(typed) => form.set({ number: typed })}
        {...form.field('number')}
      />
      <TextField label={words.note} value={values.note} maxLength={200} onChange={(note) => form.set({ note })} {...form.field('note')} />
      <div className="row">
        <SubmitButton label={words.save} loading={save.isPending} data-testid="call-save" />
        <Button onClick={onDone}>{words.back}</Button>
        <CallOff id={id} onDone={onDone} />
      </div>
      {save.isError ? <Refused refusal={refusal} /> : null}
    </form>
  );
}

function CallOff({ id, onDone }: { id: string; onDone: () => void }) {
  const { onDuty } = useTexts();
  const words = onDuty.checks;
  const [reason, setReason] = useState<string | null>(null);
  const cancel = useMutation({ ...orpc.duty.cancelSpotCheck.mutationOptions(), onSuccess: onDone });
  if (reason === null) {
    return (
      <Button type="text" onClick={() => setReason('')}>
        {words.cancel}
      </Button>
    );
  }
  return (
    <span className="call-off">
      <Input
        aria-label={words.cancelReason}
        placeholder={words.cancelReason}
        value={reason}
        maxLength={200}
        autoFocus
        onChange={(event) => setReason(event.target.value)}
      />
      <Button
        danger
        disabled={reason.trim() === ''}
        loading={cancel.isPending}
        onClick={() => cancel.mutate({ id, reason: reason.trim() })}
      >
        {words.cancel}
      </Button>
      {cancel.isError ? <Refused refusal={refusalOf(cancel.error)} /> : null}
    </span>
  );
}
