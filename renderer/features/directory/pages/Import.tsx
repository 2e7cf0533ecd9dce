// People taken in from a file: chosen, its columns told, checked, and only then written. Below: what was imported so far, and the way back.
import { Button } from 'antd';
import { useRef } from 'react';
import { refusalOf } from '#renderer/client/errors.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { DirectoryTabs } from '../parts/DirectoryTabs.tsx';
import { ImportColumns } from '../parts/ImportColumns.tsx';
import { ImportPreview } from '../parts/ImportPreview.tsx';
import { PastImports } from '../parts/PastImports.tsx';
import { useImport } from '../use-import.ts';
import '../directory.css';
import '../import.css';

export function ImportPage() {
  const { directoryFiles } = useTexts();
  const words = directoryFiles.import;
  const work = useImport();
  const { read, check, accept, settings } = work;
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="page directory people-import">
      <header className="page-head">
        <h1>{words.title}</h1>
        <DirectoryTabs />
      </header>
      <section className="panel import-panel">
        <div className="import-file">
          <input
            ref={input}
            type="file"
            hidden
            accept=".xlsx,.xlsm,.ods,.csv,.tsv,.txt,.docx"
            data-testid="import-file"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              if (file) read.mutate(file);
              event.currentTarget.value = '';
            }}
          />
          <Button type={settings === null ? 'primary' : 'default'} loading={read.isPending} onClick={() => input.current?.click()}>
            {settings === null ? words.choose : words.chooseOther}
          </Button>
          {read.data && settings ? <b>{read.data.file}</b> : null}
          <span className="muted">{read.isPending ? words.reading : words.hint}</span>
        </div>
        {read.isError ? <Refused refusal={refusalOf(read.error)} /> : null}
        {accept.data ? (
          <p className="import-done" role="status" data-testid="import-done">
            {words.done(accept.data.added, accept.data.changed, accept.data.refused)}
          </p>
        ) : null}
        {settings !== null ? <ImportColumns work={work} /> : null}
        {check.isError ? <Refused refusal={refusalOf(check.error)} /> : null}
      </section>
      {settings !== null && check.data ? <ImportPreview key={check.data.plan} work={work} plan={check.data} /> : null}
      {settings === null ? <PastImports /> : null}
    </div>
  );
}
