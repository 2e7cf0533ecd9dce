// In which coordinate system the file is: asked whenever the file does not say it itself, with what shows a wrong answer.
import { Button, InputNumber, Radio } from 'antd';
import { coordinateSystems } from '#shared/kernel/coordinate-systems.ts';
import { metresBetween } from '#shared/kernel/geo.ts';
import { Field } from '#renderer/components/Field.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { PlaceImport, Work } from './use-place-import.ts';

/** CGCS2000, 3° zone, central meridian 117° E: where nothing says better. */
const usualEpsg = 4548;

export function ImportCrs({ import: { change, confirmCrs }, work }: { import: PlaceImport; work: Work }) {
  const { placeFiles } = useTexts();
  const words = placeFiles.crs;
  const { preview, check, settings, crsSaid } = work;
  const { crs } = preview;
  const { candidates, namesakes, centre, sampleName, meridians } = check.crsCheck;
  const fitting = meridians?.filter(({ fits }) => fits).length ?? 0;
  const far = candidates.map(({ system, namesakeMetres, sample }) => ({
    system,
    metres: namesakes > 0 ? namesakeMetres : sample && centre ? Math.round(metresBetween(sample, centre)) : null,
  }));
  const known = far.filter(({ metres }) => metres !== null);
  const nearest = Math.min(...known.map(({ metres }) => metres ?? Infinity));
  return (
    <section className="panel place-import-panel" aria-labelledby="import-crs">
      <h2 id="import-crs">{words.title}</h2>
      <p className={crsSaid ? 'muted' : 'place-import-ask'} data-testid="crs-ask">
        {crs?.declared ? words.declared(crs.text) : crs ? words.guessed : words.ask}
      </p>
      <Radio.Group
        aria-label={words.title}
        // What was only guessed is not chosen: somebody has to say it.
        value={crsSaid ? settings.crs : undefined}
        onChange={(event) => {
          const next = coordinateSystems.find((one) => one === event.target.value);
          if (!next) return;
          confirmCrs();
          change({ crs: next, epsg: next === 'projected' ? settings.epsg || (meridians?.[0]?.epsg ?? usualEpsg) : 0 });
        }}
        options={coordinateSystems.map((one) => ({ value: one, label: words.names[one] }))}
      />
      {settings.crs === 'projected' ? (
        <Field id="import-epsg" label={words.epsg} hint={words.epsgHint}>
          {(props) => (
            <InputNumber
              {...props}
              className="num"
              min={0}
              max={999_999}
              value={settings.epsg}
              onChange={(epsg) => change({ epsg: epsg ?? 0 })}
            />
          )}
        </Field>
      ) : null}
      {meridians ? (
        <div className="place-import-crs" data-testid="crs-meridians">
          <span className={fitting === 1 ? 'muted' : 'place-import-ask'}>{words.sixFigures(meridians.length, fitting)}</span>
          {meridians.map(({ epsg, meridian, metres, fits }) => (
            <Button
              key={epsg}
              size="small"
              aria-pressed={crsSaid && settings.crs === 'projected' && settings.epsg === epsg}
              onClick={() => {
                confirmCrs();
                change({ crs: 'projected', epsg });
              }}
            >
              {fits ? '✓ ' : ''}
              {words.meridian(meridian, epsg, metres === null ? '' : words.metres(metres))}
            </Button>
          ))}
        </div>
      ) : null}
      {candidates.length > 0 && !meridians ? (
        <div className="place-import-crs" data-testid="crs-check">
          <span className="muted">
            {known.length === 0 ? words.none : namesakes > 0 ? words.namesakes(namesakes) : words.sample(sampleName)}
          </span>
          {known.length === 0
            ? null
            : known.map(({ system, metres }) => (
                <span key={system} className="num">
                  {words.names[system]} <b>{words.metres(metres ?? 0)}</b>
                  {metres === nearest && namesakes > 0 ? ` ✓ ${words.best}` : ''}
                </span>
              ))}
        </div>
      ) : null}
      {check.swappedRows > 0 && !settings.swapped ? (
        <p className="place-import-ask" role="alert">
          {words.swapped(check.swappedRows)}{' '}
          <Button onClick={() => change({ swapped: true })} data-testid="mend-swapped">
            {words.mendSwapped}
          </Button>
        </p>
      ) : null}
    </section>
  );
}
