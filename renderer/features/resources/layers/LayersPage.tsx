// Where layers are set up: servers, files of tiles, the unit's boundary and other shapes.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { MapLayerOut } from '#shared/contract/map-layers.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { orpc } from '#renderer/client/query.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { useMay } from '#renderer/client/session.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useAskBefore } from '#renderer/texts/use-ask-before.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { LayerEditor } from './LayerEditor.tsx';
import { LayerState } from './LayerPanel.tsx';
import { ShapesImport } from './ShapesImport.tsx';
import { useWatchedLayers } from './use-layers.ts';
import './layers.css';

export function MapLayersPage() {
  const { mapLayers: words, map } = useTexts();
  const navigate = useNavigate();
  const mayEdit = useMay('resources.edit');
  const layers = useWatchedLayers();
  const [editing, setEditing] = useState<string | null>(null);
  const close = (): void => setEditing(null);
  return (
    <div className="page layer-page">
      <header className="page-head">
        <Button onClick={() => void navigate('/map')} aria-label={map.title}>
          ←
        </Button>
        <h1>{words.title}</h1>
      </header>
      {mayEdit ? (
        <>
          {editing === null ? <LayerList layers={layers} onEdit={setEditing} /> : null}
          {editing === 'new' ? <LayerEditor layer={null} layers={layers} onClose={close} /> : null}
          {editing !== null && editing !== 'new' ? <Edited id={editing} layers={layers} onClose={close} /> : null}
          <ShapesImport />
        </>
      ) : null}
    </div>
  );
}

function Edited({ id, layers, onClose }: { id: string; layers: readonly MapLayerOut[]; onClose: () => void }) {
  const { data } = useQuery(orpc.mapLayers.get.queryOptions({ input: { id } }));
  return data ? <LayerEditor key={id} layer={data} layers={layers} onClose={onClose} /> : null;
}

function LayerList({ layers, onEdit }: { layers: readonly MapLayerOut[]; onEdit: (id: string) => void }) {
  const { mapLayers } = useTexts();
  const words = mapLayers.list;
  const askBefore = useAskBefore();
  const { data: removed } = useQuery(orpc.mapLayers.removed.queryOptions());
  const { data: waiting } = useQuery(orpc.mapLayers.incoming.queryOptions());
  const file = useRef<HTMLInputElement>(null);
  const add = useMutation(orpc.mapLayers.addFile.mutationOptions());
  const move = useMutation({
    mutationFn: ({ id, order }: { id: string; order: number }) => client.mapLayers.change({ id, patch: { order } }),
  });
  const restore = useMutation(orpc.mapLayers.restore.mutationOptions());
  const shown = layers.toReversed();
  const swap = (at: number, by: number): void => {
    const [one, other] = [shown[at], shown[at + by]];
    // Past its neighbour: two of one order stand by their age.
    if (one && other) move.mutate({ id: one.id, order: other.order - by });
  };
  const remove = (layer: MapLayerOut): void =>
    askBefore({
      title: `${words.remove}：${layer.name}`,
      content: words.removeWhat(layer.name),
      ok: words.remove,
      onOk: () => client.mapLayers.remove({ id: layer.id }),
    });
  return (
    <section className="panel" aria-label={words.title} data-testid="layer-list">
      <h2>{words.title}</h2>
      {shown.length === 0 ? <Empty>{words.empty}</Empty> : null}
      <ul className="layer-list">
        {shown.map((layer, at) => (
          <li key={layer.id}>
            <span className="about">
              <b>{layer.name}</b>
              <small className="muted">
                {mapLayers.form.kinds[layer.kind]} · {mapLayers.source(layer.source, layer.reviewNumber)}{' '}
                {layer.secrecy === 'internal' ? mapLayers.internal : ''}
              </small>
              <LayerState layer={layer} />
            </span>
            <span className="buttons">
              <Button size="small" disabled={at === 0} onClick={() => swap(at, -1)} aria-label={`${words.up} ${layer.name}`}>
                ↑
              </Button>
              <Button
                size="small"
                disabled={at === shown.length - 1}
                onClick={() => swap(at, 1)}
                aria-label={`${words.down} ${layer.name}`}
              >
                ↓
              </Button>
              <Button size="small" onClick={() => onEdit(layer.id)} aria-label={`${words.edit} ${layer.name}`}>
                {words.edit}
              </Button>
              <Button size="small" danger onClick={() => remove(layer)} aria-label={`${words.remove} ${layer.name}`}>
                {words.remove}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <div className="buttons">
        <Button type="primary" onClick={() => onEdit('new')} data-testid="add-layer">
          {words.add}
        </Button>
        <Button loading={add.isPending} onClick={() => file.current?.click()}>
          {words.addFile}
        </Button>
        <input
          ref={file}
          type="file"
          hidden
          accept=".mbtiles,.pmtiles"
          data-testid="tile-file"
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (chosen) add.mutate({ file: chosen });
          }}
        />
      </div>
      {add.isError ? <Refused refusal={refusalOf(add.error)} /> : null}
      {waiting ? <p className="hint">{words.incoming(waiting.dir)}</p> : null}
      {waiting?.items.map(({ name, size }) => (
        <div className="row" key={name}>
          {name} ({Math.round(size / 1_048_576)} MB)
          <Button size="small" onClick={() => add.mutate({ incoming: name })}>
            {words.take}
          </Button>
        </div>
      ))}
      {removed && removed.items.length > 0 ? (
        <details>
          <summary>{words.removed}</summary>
          {removed.items.map(({ id, name }) => (
            <div className="row" key={id}>
              {name}
              <Button size="small" onClick={() => restore.mutate({ id })}>
                {words.restore}
              </Button>
            </div>
          ))}
        </details>
      ) : null}
    </section>
  );
}
