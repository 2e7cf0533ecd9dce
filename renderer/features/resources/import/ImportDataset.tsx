// Where the data comes from and how secret it is, and the one button that writes.
import { Button, Input, Radio } from 'antd';
import { Field } from '#renderer/components/Field.tsx';
import { DayInput } from '#renderer/texts/DayInput.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { PlaceImport, Work } from './use-place-import.ts';

const secrecies = ['public', 'internal', 'secret'] as const;

export function ImportDataset({ import: work, work: { check, stale, crsSaid } }: { import: PlaceImport; work: Work }) {
  const { placeFiles } = useTexts();
  const words = placeFiles.dataset;
  const { dataset, changeDataset, accept, busy, startOver } = work;
  const { adds, updates } = check.counts;
  const secret = dataset.secrecy === 'secret';
  const writes = adds + updates > 0;
  const text = (field: 'name' | 'source' | 'reviewNumber', label: string, hint?: string) => (
    <Field id={`dataset-${field}`} label={label} hint={hint}>
      {(props) => (
        <Input {...props} maxLength={200} value={dataset[field]} onChange={(event) => changeDataset({ [field]: event.target.value })} />
      )}
    </Field>
  );
  return (
    <section className="panel place-import-panel" aria-labelledby="import-dataset">
      <h2 id="import-dataset">{words.title}</h2>
      <div className="place-import-options">
        {text('name', words.name)}
        {text('source', words.source, words.sourceHint)}
        {text('reviewNumber', words.reviewNumber, words.reviewHint)}
        <DayInput label={words.dataOn} value={dataset.dataOn} onChange={(dataOn) => changeDataset({ dataOn })} testId="dataset-day" />
      </div>
      <Field id="dataset-secrecy" label={words.secrecy} group error={secret ? words.secretNo : undefined}>
        {() => (
          <Radio.Group
            aria-labelledby="dataset-secrecy-label"
            value={dataset.secrecy}
            onChange={(event) => changeDataset({ secrecy: secrecies.find((one) => one === event.target.value) ?? null })}
            options={secrecies.map((one) => ({ value: one, label: words.secrecies[one] }))}
          />
        )}
      </Field>
      <p className="muted">{words.who}</p>
      <div className="buttons">
        {secret ? (
          <Button type="primary" danger onClick={startOver}>
            {placeFiles.startOver}
          </Button>
        ) : (
          <Button
            type="primary"
            disabled={!writes || stale || busy || !crsSaid || dataset.secrecy === null || dataset.source.trim() === ''}
            loading={accept.isPending}
            onClick={() => accept.mutate()}
            data-testid="place-accept"
          >
            {writes ? placeFiles.accept(adds, updates) : placeFiles.nothing}
          </Button>
        )}
        <span className="muted" role="status">
          {!writes
            ? ''
            : !crsSaid
              ? placeFiles.crsUnsaid
              : dataset.source.trim() === ''
                ? words.sourceMissing
                : dataset.secrecy === null
                  ? words.secrecy
                  : stale
                    ? placeFiles.stale
                    : ''}
        </span>
      </div>
    </section>
  );
}
