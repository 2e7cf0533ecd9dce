// Places taken in from a file: chosen, looked at, said where it comes from, and only then written. Below: what was imported so far, and the way back.
import { Button, Progress } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { refusalOf } from '#renderer/client/errors.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { ResourcesTabs } from '../parts/ResourcesTabs.tsx';
import { Datasets } from './Datasets.tsx';
import { ImportColumns } from './ImportColumns.tsx';
import { ImportCrs } from './ImportCrs.tsx';
import { ImportDataset } from './ImportDataset.tsx';
import { ImportFacts } from './ImportFacts.tsx';
import { ImportPreview } from './ImportPreview.tsx';
import { type PlaceImport, usePlaceImport } from './use-place-import.ts';
import './place-import.css';

const endings = '.csv,.tsv,.txt,.xlsx,.xlsm,.ods,.geojson,.json,.geojsonl,.ndjson,.topojson,.zip,.shz,.kml,.kmz';

export function PlaceImportPage() {
  const { placeFiles: words } = useTexts();
  const work = usePlaceImport();
  return (
    <div className="page place-import">
      <ResourcesTabs />
      <header className="page-head">
        <h1>{words.title}</h1>
      </header>
      <FileStep work={work} />
      {work.work ? (
        <>
          <ImportFacts import={work} work={work.work} />
          <ImportColumns import={work} work={work.work} />
          <ImportCrs import={work} work={work.work} />
          <ImportPreview import={work} work={work.work} />
          <ImportDataset import={work} work={work.work} />
        </>
      ) : (
        <Datasets />
      )}
    </div>
  );
}

function FileStep({ work }: { work: PlaceImport }) {
  const { placeFiles: words } = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const { read, reread, recheck, accept, progress, busy } = work;
  const take = (file: File | undefined): void => {
    if (file && !busy) read.mutate(file);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  const error = [read, reread, recheck, accept].find(({ isError }) => isError)?.error;
  return (
    <section className="panel place-import-panel">
      <div
        className={`place-import-drop${over ? ' over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          ref={input}
          type="file"
          hidden
          accept={endings}
          data-testid="place-file"
          onChange={(event) => {
            take(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
        {work.work ? <b>{work.work.preview.file}</b> : <span className="muted">{words.drop}</span>}
        <Button
          type={work.work ? 'default' : 'primary'}
          disabled={busy}
          onClick={() => input.current?.click()}
          data-testid="choose-place-file"
        >
          {work.work ? words.chooseOther : words.choose}
        </Button>
        {work.work ? (
          <Button type="text" disabled={busy} onClick={work.startOver}>
            {words.startOver}
          </Button>
        ) : null}
      </div>
      <p className="muted">{words.hint}</p>
      {busy ? (
        <div className="place-import-progress" role="status" data-testid="import-progress">
          <span>{progress ? words.progress(words.phases[progress.phase], progress.done, progress.total) : `${words.phases.reading}…`}</span>
          <Progress
            percent={progress && progress.total > 0 ? Math.floor((progress.done / progress.total) * 100) : 0}
            showInfo={false}
            status="active"
            aria-label={words.phases[progress?.phase ?? 'reading']}
          />
          <Button onClick={work.cancel}>{words.cancel}</Button>
        </div>
      ) : null}
      {error ? <Refused refusal={refusalOf(error)} /> : null}
      {work.done ? <Done done={work.done} /> : null}
    </section>
  );
}

function Done({ done }: { done: NonNullable<PlaceImport['done']> }) {
  const { placeFiles: words } = useTexts();
  const navigate = useNavigate();
  const { added, updated, skipped, same, refused } = done;
  return (
    <p className="place-import-done" role="status" data-testid="place-import-done">
      {done.dataset === null ? words.doneNothing : words.done(added, updated, skipped, same, refused)}
      <Button onClick={() => void navigate('/resources')}>{words.showPlaces}</Button>
    </p>
  );
}
