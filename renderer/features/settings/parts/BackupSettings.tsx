// Backup: the last good one and its age, one now, the daily plan, the files, and the way back.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { differences, useForm } from '#renderer/client/use-form.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { SwitchField } from '#renderer/components/ChoiceField.tsx';
import { TextField } from '#renderer/components/TextField.tsx';
import { VirtualList } from '#renderer/components/VirtualList.tsx';
import { Age } from '#renderer/texts/Times.tsx';
import { momentOf } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { backupForm, backupProblems, backupSettings, type Settings, sizeOf, type Station } from '../settings-model.ts';
import { useChangeSettings } from '../use-settings.ts';
import { LeftOutMaps } from './LeftOutMaps.tsx';
import { MakeBackup } from './MakeBackup.tsx';
import { RestoreHelp } from './RestoreHelp.tsx';
import { SettingsForm } from './SettingsForm.tsx';

const oldMs = 48 * 3_600_000;

export function BackupSettings({ settings, station }: { settings: Settings; station: Station | undefined }) {
  const { settings: texts } = useTexts();
  const words = texts.backup;
  const now = useNow();
  const mayMaintain = useMay('station.maintain');
  const { data } = useQuery({ ...orpc.settings.backups.queryOptions(), enabled: mayMaintain });
  const [chosen, setChosen] = useState<string | null>(null);
  const files = data?.items ?? [];
  const dir = data?.dir ?? '';
  const last = station?.lastBackup;
  const error = station?.lastBackupError;
  return (
    <div className="stack" data-testid="backup-settings">
      <section>
        <h2>{words.last}</h2>
        {last ? (
          <p>
            <strong className={now - Date.parse(last.at) > oldMs ? 'due' : 'ok'}>
              {now - Date.parse(last.at) > oldMs ? `▲ ${words.old} · ` : '✓ '}
              <Age at={Date.parse(last.at)} now={now} />
            </strong>{' '}
            <span className="num muted">
              {momentOf(Date.parse(last.at), false)} · {sizeOf(last.bytes)} · {last.encrypted ? words.encrypted : words.plain}
            </span>
            <br />
            <code>{last.file}</code>
          </p>
        ) : station ? (
          <p className="due">▲ {words.none}</p>
        ) : null}
        {error ? (
          <p className="wrong" role="alert">
            ▲ {words.failed(momentOf(Date.parse(error.at), false), error.detail)}
          </p>
        ) : null}
      </section>
      <LeftOutMaps files={data?.leftOut ?? []} />
      {mayMaintain ? <MakeBackup dir={dir} /> : null}
      <Plan settings={settings} dir={dir} />
      {mayMaintain ? (
        <section>
          <h2>
            {words.list} <em className="num">{files.length}</em>
          </h2>
          {data && files.length === 0 ? <Empty>{words.listEmpty}</Empty> : null}
          {files.length > 0 ? (
            <div className="backup-files">
              <VirtualList
                items={files}
                keyOf={(file) => file.file}
                estimate={54}
                label={words.list}
                interactive
                onOpen={(file) => setChosen(file.file)}
                render={(file, active) => (
                  <div className={`backup-file${active ? ' active' : ''}`} data-testid="backup-file">
                    <span className="num">{momentOf(Date.parse(file.at), false)}</span>
                    <span className="num muted">{sizeOf(file.bytes)}</span>
                    <span className="muted">{file.encrypted ? `✓ ${words.encrypted}` : words.plain}</span>
                    <code title={file.file}>{file.file.split(/[\\/]/).at(-1)}</code>
                    <Button size="small" tabIndex={active ? 0 : -1} onClick={() => setChosen(file.file)}>
                      {words.howTo}
                    </Button>
                  </div>
                )}
              />
            </div>
          ) : null}
          <RestoreHelp file={files.find((file) => file.file === chosen) ?? files[0]} dataDir={station?.dataDir ?? ''} />
        </section>
      ) : null}
    </div>
  );
}

function Plan({ settings, dir }: { settings: Settings; dir: string }) {
  const { settings: texts } = useTexts();
  const words = texts.backup;
  const changing = useChangeSettings();
  const form = useForm({
    name: 'settings-backup',
    start: backupForm(settings),
    check: (values) => backupProblems(values, texts.problems),
    save: (values) =>
      changing.change.mutate(differences(backupSettings(backupForm(settings)), backupSettings(values)), { onSuccess: () => form.reset() }),
    refused: changing.refused,
  });
  const { values, set } = form;
  return (
    <section>
      <h2>{words.plan}</h2>
      <SettingsForm form={form} changing={changing}>
        <TextField
          {...form.field('backupTime')}
          label={words.time}
          className="short num"
          value={values.backupTime}
          maxLength={5}
          onChange={(backupTime) => set({ backupTime })}
        />
        <TextField
          {...form.field('backupKeep')}
          label={words.keep}
          hint={words.keepHint}
          className="short num"
          inputMode="numeric"
          value={values.backupKeep}
          maxLength={3}
          onChange={(backupKeep) => set({ backupKeep })}
        />
        <TextField
          {...form.field('backupDir')}
          label={words.dir}
          hint={dir === '' ? undefined : words.dirHint(dir)}
          value={values.backupDir}
          maxLength={1000}
          onChange={(backupDir) => set({ backupDir })}
        />
        <SwitchField
          {...form.field('backupMaps')}
          label={words.maps}
          hint={words.mapsHint}
          value={values.backupMaps}
          onChange={(backupMaps) => set({ backupMaps })}
        />
      </SettingsForm>
    </section>
  );
}
