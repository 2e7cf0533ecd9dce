// A layer is tried before it is trusted: one tile at a known point, with a cross where that point should be.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { LayerTried } from '#shared/contract/map-layers.ts';
import { typedPosition } from '#shared/kernel/degrees.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { orpc } from '#renderer/client/query.ts';
import { Field } from '#renderer/components/Field.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { layerInput } from './layer-form.ts';

interface Props {
  id: string | null;
  input: ReturnType<typeof layerInput>;
  secret: string;
}

export function LayerTry({ id, input, secret }: Props) {
  const { mapLayers } = useTexts();
  const words = mapLayers.tries;
  const { data: settings } = useQuery(orpc.settings.get.queryOptions());
  const [typed, setTyped] = useState<string | null>(null);
  const centre = settings?.centre;
  const text = typed ?? (centre ? `${centre.lng}, ${centre.lat}` : '');
  const at = typedPosition(text)?.position ?? null;
  const attempt = useMutation({
    mutationFn: () =>
      client.mapLayers.try({
        layer: input,
        at: at ?? { lng: 0, lat: 0 },
        ...(id === null ? {} : { id }),
        ...(secret === '' ? {} : { key: secret }),
      }),
  });
  return (
    <div className="layer-try-box">
      <Field id="layer-try-at" label={words.at} hint={at ? words.known : words.noCentre}>
        {(props) => (
          <div className="row">
            <Input {...props} value={text} maxLength={200} onChange={(event) => setTyped(event.target.value)} />
            <Button disabled={at === null} loading={attempt.isPending} onClick={() => attempt.mutate()} data-testid="try-layer">
              {words.button}
            </Button>
          </div>
        )}
      </Field>
      {attempt.isError ? <Refused refusal={refusalOf(attempt.error)} /> : null}
      {attempt.data ? <Outcome tried={attempt.data} /> : null}
    </div>
  );
}

function Outcome({ tried }: { tried: LayerTried }) {
  const { mapLayers } = useTexts();
  const words = mapLayers.tries;
  const { ok, problem, image, pixel, width } = tried;
  const picture = useRef<HTMLImageElement>(null);
  useEffect(() => {
    if (!image || !picture.current) return;
    const url = URL.createObjectURL(image);
    picture.current.src = url;
    return () => URL.revokeObjectURL(url);
  }, [image]);
  return (
    <div className="layer-try" role="status" data-testid="layer-tried">
      {image && width > 0 ? (
        <figure>
          <img ref={picture} alt={words.image} />
          <i style={{ left: pixel[0], top: pixel[1] }} aria-hidden="true" />
        </figure>
      ) : null}
      <dl className="facts-list">
        <dt>{ok ? '✓' : '✗'}</dt>
        <dd>{ok ? words.good(tried.type, tried.bytes, tried.ms) : words.bad(tried.status)}</dd>
        {problem ? (
          <>
            <dt>{mapLayers.problems[problem.code]}</dt>
            <dd>{problem.detail}</dd>
          </>
        ) : null}
        <dt>{words.asked}</dt>
        <dd>
          <code>{tried.url}</code>
        </dd>
      </dl>
    </div>
  );
}
