// One line on an incident's card: what stands around it, for a leader who looks for ten seconds.
import { useQuery } from '@tanstack/react-query';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import './near.css';

/** What a leader asks for first. */
const kinds = ['fireStation', 'team', 'hospital', 'supplyDepot', 'shelter', 'hazardSource', 'school', 'protectedTarget'] as const;

interface Props {
  place: { lng?: number | undefined; lat?: number | undefined } | null;
}

export function NearGlance({ place }: Props) {
  const { near, resources } = useTexts();
  const words = near.glance;
  const may = useMay('resources.read');
  const { lng, lat } = place ?? {};
  const placed = lng !== undefined && lat !== undefined && may;
  const { data } = useQuery({ ...orpc.nearby.glance.queryOptions({ input: { lng: lng ?? 0, lat: lat ?? 0 } }), enabled: placed });
  if (!placed || !data) return null;
  const there = kinds.flatMap((kind) => data.kinds.filter((one) => one.kind === kind));
  return (
    <p className="near-glance" data-testid="near-glance">
      {words.head(data.metres)}
      {there.length === 0
        ? words.none
        : there.map(({ kind, count }, at) => (
            <span key={kind}>
              {at > 0 ? near.listComma : ''}
              {words.kind(resources.kinds[kind], count)}
              {kind === 'shelter' && data.placesFree > 0 ? <span className="num">{words.free(data.placesFree)}</span> : null}
            </span>
          ))}
      {data.reaching > 0 ? <b className="over"> ▲ {words.reaching(data.reaching)}</b> : null}
    </p>
  );
}
