// Gives the rows of the list out as a file: in which format, for whom.
import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Modal, Select } from 'antd';
import { useState } from 'react';
import { type ExportFormat, exportFormats } from '#shared/resources/types.ts';
import { download } from '#renderer/client/download.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { Field } from '#renderer/components/Field.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { placesFilter, type PlacesView } from '../places-view.ts';
import './place-import.css';

export function PlaceExport({ view, total }: { view: PlacesView; total: number }) {
  const { placeFiles, common } = useTexts();
  const words = placeFiles.export;
  const locale = useLocale((state) => state.locale);
  const [shown, setShown] = useState(false);
  const [format, setFormat] = useState<ExportFormat>('xlsx');
  const [open, setOpen] = useState(false);
  const make = useMutation({
    mutationFn: () => {
      const text = view.text.trim();
      return client.facilityFiles.exportPlaces({ ...placesFilter(view), ...(text === '' ? {} : { text }), format, open, locale });
    },
    onSuccess: (file) => {
      download(file);
      setShown(false);
    },
  });
  return (
    <>
      <Button disabled={total === 0} onClick={() => setShown(true)} data-testid="export-places">
        {words.button}
      </Button>
      <Modal
        open={shown}
        title={words.title}
        okText={words.make}
        cancelText={common.cancel}
        confirmLoading={make.isPending}
        onOk={() => make.mutate()}
        onCancel={() => setShown(false)}
      >
        <div className="place-export">
          <p>{words.what(total)}</p>
          <Field id="export-format" label={words.format}>
            {(props) => (
              <Select
                {...props}
                value={format}
                onChange={setFormat}
                options={exportFormats.map((one) => ({ value: one, label: words.formats[one] }))}
              />
            )}
          </Field>
          <Checkbox checked={open} onChange={(event) => setOpen(event.target.checked)}>
            {words.open}
          </Checkbox>
          {open ? null : <p className="muted">{words.internal}</p>}
          {make.isError ? <Refused refusal={refusalOf(make.error)} /> : null}
        </div>
      </Modal>
    </>
  );
}
