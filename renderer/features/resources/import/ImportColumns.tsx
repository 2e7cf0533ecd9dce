// What each column of the file holds: guessed, shown with samples, corrected by hand; and which kind of place its rows are.
import { Select } from 'antd';
import type { FacilityKind } from '#shared/resources/types.ts';
import { facilityKinds } from '#shared/resources/types.ts';
import { fieldsOf } from '#shared/resources/fields.ts';
import { baseFields, type PlaceField } from '#shared/resources/import/types.ts';
import { Field } from '#renderer/components/Field.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { PlaceImport, Work } from './use-place-import.ts';

const skip = 'skip';
const byColumn = 'byColumn';

/** Fields that a column may hold: those of every table, and those of the kinds that the file has. */
function useFieldOptions(kinds: readonly FacilityKind[]): { value: string; label: string }[] {
  const { placeFiles, resources } = useTexts();
  const own = new Map(kinds.flatMap((kind) => fieldsOf(kind).map(([key]) => [`field.${key}`, resources.fields[key]] as const)));
  return [
    { value: skip, label: placeFiles.skip },
    ...baseFields.map((field) => ({ value: field as string, label: placeFiles.fields[field] })),
    ...[...own].map(([value, label]) => ({ value, label })),
  ];
}

export function ImportColumns({ import: { change }, work: { preview, check, settings } }: { import: PlaceImport; work: Work }) {
  const { placeFiles: words, resources } = useTexts();
  const found = check.kinds.flatMap(({ kind }) => (kind ? [kind] : []));
  const kinds = settings.kind ? [settings.kind] : found.length > 0 ? [...new Set(found)] : facilityKinds;
  const options = useFieldOptions(kinds);
  const set = (column: number, field: string): void =>
    change({
      mapping: settings.mapping.map((one, nth) => (nth === column ? (field === skip ? null : (field as PlaceField)) : one)),
    });
  const nameMissing = !settings.mapping.includes('name');
  const hasKinds = settings.mapping.includes('kind');
  return (
    <section className="panel place-import-panel" aria-labelledby="import-columns">
      <h2 id="import-columns">{words.columns}</h2>
      <div className="place-import-options">
        <Field id="import-kind" label={words.kind}>
          {(props) => (
            <Select
              {...props}
              value={settings.kind ?? byColumn}
              status={settings.kind === null && !hasKinds ? 'error' : ''}
              onChange={(kind) => change({ kind: facilityKinds.find((one) => one === kind) ?? null })}
              options={[
                { value: byColumn, label: words.kindByColumn },
                ...facilityKinds.map((kind) => ({ value: kind as string, label: resources.kinds[kind] })),
              ]}
            />
          )}
        </Field>
        {settings.kind === null && hasKinds
          ? check.kinds.map(({ word, rows, kind }, nth) => (
              <Field
                key={word}
                id={`import-word-${nth}`}
                label={words.kindWord(word, rows)}
                error={kind === null ? words.kindUnknown : undefined}
              >
                {(props) => (
                  <Select
                    {...props}
                    value={kind}
                    onChange={(next) => (next ? change({ kindWords: { ...settings.kindWords, [word]: next } }) : undefined)}
                    options={facilityKinds.map((one) => ({ value: one, label: resources.kinds[one] }))}
                  />
                )}
              </Field>
            ))
          : null}
      </div>
      <p className="muted">{words.columnsFound(settings.mapping.filter((field) => field !== null).length, settings.mapping.length)}</p>
      <div className="place-import-table" tabIndex={0} role="region" aria-label={words.columns}>
        <table>
          <tbody>
            {preview.columns.map(({ name, samples }, column) => (
              <tr key={column} className={settings.mapping[column] ? '' : 'passed'}>
                <th scope="row">{name}</th>
                <td className="place-import-field">
                  <Select
                    aria-label={words.columnOf(name)}
                    value={settings.mapping[column] ?? skip}
                    status={nameMissing ? 'error' : ''}
                    showSearch={{ optionFilterProp: 'label' }}
                    popupMatchSelectWidth={220}
                    onChange={(next) => set(column, next)}
                    options={options}
                  />
                </td>
                <td className="muted">{samples.join(' · ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {nameMissing ? (
        <p className="wrong" role="alert">
          {words.nameMissing}
        </p>
      ) : null}
    </section>
  );
}
