// A place that is entered by hand, or changed. What is typed stays until it is saved; what others change meanwhile is kept and said.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { FacilityDetail } from '#shared/contract/facilities.ts';
import { facilityKinds } from '#shared/resources/types.ts';
import { dayText } from '#shared/time/zone.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { useSavedForm } from '#renderer/client/forms/saved-form.ts';
import { SmallFormEnd } from '#renderer/client/forms/SmallFormEnd.tsx';
import { client } from '#renderer/client/link.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { useBack, useEscape } from '#renderer/features/incidents/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { zoneNow } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { PlaceFields } from '../parts/PlaceFields.tsx';
import { ResourcesTabs } from '../parts/ResourcesTabs.tsx';
import { placeForm, placeInput, placePatch, placeProblems } from '../place-form.ts';
import { placePath, placesPath } from '../place-paths.ts';
import { usePlacesView } from '../places-view.ts';
import '../place.css';

export function NewPlacePage() {
  return (
    <div className="page place-edit">
      <ResourcesTabs />
      <PlaceEditor place={null} />
    </div>
  );
}

export function EditPlacePage() {
  const { id = '' } = useParams();
  const { common } = useTexts();
  const { data, error } = useQuery(orpc.facilities.get.queryOptions({ input: { id } }));
  return (
    <div className="page place-edit">
      <ResourcesTabs />
      {data ? <PlaceEditor place={data} /> : error ? <Refused refusal={refusalOf(error)} /> : <Empty>{common.loading}</Empty>}
    </div>
  );
}

function PlaceEditor({ place }: { place: FacilityDetail | null }) {
  const { places, resources } = useTexts();
  const words = places.form;
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const asked = facilityKinds.find((kind) => kind === params.get('kind')) ?? 'shelter';
  const today = dayText(useNow(), zoneNow());
  const back = useBack(place ? placePath(place.id) : placesPath);
  useEscape(back);
  const title = place ? words.change(place.name) : words.create;
  const { form, save } = useSavedForm({
    name: `place-${place?.id ?? 'new'}`,
    start: placeForm(place, asked),
    check: (values) => placeProblems(values, today, words.problems),
    send: (values) =>
      place
        ? client.facilities.change({ id: place.id, patch: placePatch(place, values, today) })
        : client.facilities.create({ facility: placeInput(values, today) }),
    onSaved: (saved) => {
      usePlacesView.setState({ opened: saved.id });
      void navigate(placePath(saved.id), { replace: true });
    },
  });
  return (
    <>
      <header className="page-head">
        <Button onClick={back} aria-label={place ? place.name : resources.list.title}>
          ←
        </Button>
        <h1>{title}</h1>
        {place ? null : <span className="muted">{words.createHint}</span>}
      </header>
      <section className="panel place-form-panel">
        <form className="form" {...form.formProps} aria-label={title} data-testid="place-form">
          <PlaceFields form={form} today={today} savedKind={place?.kind ?? null} />
          {place ? null : <p className="muted">{words.contacts}</p>}
          <SmallFormEnd form={form} labels={{ ...places.own, ...resources.fields }} save={save} onClose={back} />
        </form>
      </section>
    </>
  );
}
