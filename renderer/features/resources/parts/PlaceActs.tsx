// What can be done with a place: changed, looked at today, closed with the reason, opened again, removed.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { FacilityDetail } from '#shared/contract/facilities.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { useSavedForm } from '#renderer/client/forms/saved-form.ts';
import { SmallFormEnd } from '#renderer/client/forms/SmallFormEnd.tsx';
import { client } from '#renderer/client/link.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { TextField } from '#renderer/components/TextField.tsx';
import { DayField } from '#renderer/features/rosters/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { dayOfTyped } from '#renderer/texts/typed-day.ts';
import { useAskBefore } from '#renderer/texts/use-ask-before.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { editPlacePath, placesPath } from '../place-paths.ts';
import { removedPlace, useRemovedPlaces } from '../removed.ts';

interface Props {
  place: FacilityDetail;
  today: string;
}

export function PlaceActs({ place, today }: Props) {
  const { common, places } = useTexts();
  const words = places.page;
  const mayEdit = useMay('resources.edit');
  const navigate = useNavigate();
  const askBefore = useAskBefore();
  const [closing, setClosing] = useState(false);
  const change = useMutation(orpc.facilities.change.mutationOptions());
  const remove = useMutation(orpc.facilities.remove.mutationOptions());
  const error = change.error ?? remove.error;
  if (!mayEdit) return null;
  const ask = (): void => {
    askBefore({
      title: words.removeTitle(place.name),
      content: words.removeWhat(place.contacts.length),
      ok: common.remove,
      onOk: () => {
        useRemovedPlaces.setState({ removing: place.id });
        remove.mutate(
          { id: place.id },
          {
            onError: () => useRemovedPlaces.setState({ removing: null }),
            onSuccess: () => {
              removedPlace({ kind: 'place', id: place.id, place: place.id, name: place.name });
              void navigate(placesPath);
            },
          },
        );
      },
    });
  };
  return (
    <>
      <span className="row-buttons place-acts">
        <Button type="primary" onClick={() => void navigate(editPlacePath(place.id))}>
          {words.edit}
        </Button>
        {place.checkedOn === today ? (
          <span className="state state-met">{words.checkedToday}</span>
        ) : (
          <Button onClick={() => change.mutate({ id: place.id, patch: { checkedOn: today } })}>{words.check}</Button>
        )}
        {place.closed ? (
          <Button onClick={() => change.mutate({ id: place.id, patch: { closed: null } })}>{words.reopen}</Button>
        ) : (
          <Button onClick={() => setClosing(true)}>{words.close}</Button>
        )}
        <Button danger onClick={ask}>
          {words.remove}
        </Button>
      </span>
      {error ? <Refused refusal={refusalOf(error)} /> : null}
      {closing && !place.closed ? <ClosingForm place={place} today={today} onClose={() => setClosing(false)} /> : null}
    </>
  );
}

function ClosingForm({ place, today, onClose }: Props & { onClose: () => void }) {
  const { places } = useTexts();
  const words = places.closing;
  const { form, save } = useSavedForm({
    name: `place-close-${place.id}`,
    start: { on: today, reason: '' },
    check: ({ on, reason }) => {
      const day = dayOfTyped(on, today);
      return {
        on: day === null ? places.form.problems.day : day > today ? places.form.problems.future : undefined,
        reason: reason.trim() === '' ? words.reasonMissing : undefined,
      };
    },
    send: ({ on, reason }) =>
      client.facilities.change({ id: place.id, patch: { closed: { on: dayOfTyped(on, today) ?? today, reason: reason.trim() } } }),
    onSaved: onClose,
  });
  const { values, set, field } = form;
  return (
    <form className="form small-form panel" {...form.formProps} aria-label={words.title} data-testid="closing-form">
      <h3>{words.title}</h3>
      <DayField {...field('on')} label={words.on} near={today} value={values.on} onChange={(on) => set({ on })} />
      <TextField
        {...field('reason')}
        label={words.reason}
        hint={words.reasonHint}
        value={values.reason}
        maxLength={200}
        onChange={(reason) => set({ reason })}
      />
      <SmallFormEnd form={form} labels={words} save={save} onClose={onClose} />
    </form>
  );
}
