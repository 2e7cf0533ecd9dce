// A file of the station onto the disk, with what went wrong in words.
import { App } from 'antd';
import { useState } from 'react';
import { errorTexts } from '#shared/contract/error-texts.ts';
import { download as saveFile } from '#renderer/client/download.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';

export function useDownload(): { busy: boolean; download: (make: () => Promise<File>) => Promise<void> } {
  const { common, rosterFiles } = useTexts();
  const locale = useLocale((state) => state.locale);
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const download = async (make: () => Promise<File>): Promise<void> => {
    setBusy(true);
    try {
      const file = await make();
      saveFile(file);
      void message.success(rosterFiles.export.saved(file.name));
    } catch (error) {
      const refusal = refusalOf(error);
      void message.error(refusal ? errorTexts[locale][refusal.code] : common.stationGone, 8);
    } finally {
      setBusy(false);
    }
  };
  return { busy, download };
}
