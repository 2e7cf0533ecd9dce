// What the station made of the file: its format, coding, sheet, number of rows, and what is to be known of it.
import { Select } from 'antd';
import { Field } from '#renderer/components/Field.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { PlaceImport, Work } from './use-place-import.ts';

const encodings = ['utf-8', 'gb18030', 'utf-16le'];

export function ImportFacts({ import: { reread }, work: { preview } }: { import: PlaceImport; work: Work }) {
  const { placeFiles } = useTexts();
  const words = placeFiles.fact;
  const shapes = words.shapes(preview.shapes.points, preview.shapes.lines, preview.shapes.polygons);
  return (
    <section className="panel place-import-panel" aria-labelledby="import-facts">
      <h2 id="import-facts">{words.title}</h2>
      <dl className="place-import-facts">
        <div>
          <dt>{words.format}</dt>
          <dd>{words.formats[preview.format]}</dd>
        </div>
        <div>
          <dt>{words.rows}</dt>
          <dd className="num">{words.rowCount(preview.rows)}</dd>
        </div>
        {shapes === '' ? null : (
          <div>
            <dt>{words.shape}</dt>
            <dd className="num">{shapes}</dd>
          </div>
        )}
      </dl>
      {preview.encoding !== null || preview.layers.length > 1 ? (
        <div className="place-import-options">
          {preview.encoding === null ? null : (
            <Field id="import-encoding" label={words.encoding}>
              {(props) => (
                <Select
                  {...props}
                  value={preview.encoding ?? ''}
                  loading={reread.isPending}
                  onChange={(encoding) => reread.mutate({ encoding })}
                  options={[...new Set([preview.encoding ?? '', ...encodings])].map((one) => ({ value: one, label: one.toUpperCase() }))}
                />
              )}
            </Field>
          )}
          {preview.layers.length > 1 ? (
            <Field id="import-layer" label={words.layer}>
              {(props) => (
                <Select
                  {...props}
                  value={preview.layer}
                  loading={reread.isPending}
                  onChange={(layer) => reread.mutate({ layer })}
                  options={preview.layers.map(({ name, rows }) => ({ value: name, label: words.layerCount(name, rows) }))}
                />
              )}
            </Field>
          ) : null}
        </div>
      ) : null}
      {preview.sameFile ? (
        <p className="place-import-note">
          {words.sameFile(preview.sameFile.name, preview.sameFile.at.slice(0, 16).replace('T', ' '), preview.sameFile.by)}
        </p>
      ) : null}
      {preview.notes.length > 0 ? (
        <ul className="place-import-notes">
          {preview.notes.map(({ code, count, text }, nth) => (
            <li key={nth}>{placeFiles.noteCount(placeFiles.notes[code], count, text)}</li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
