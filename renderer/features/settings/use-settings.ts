// The settings as they are stored, and the one way to change them: only what differs is sent.
import { useMutation, useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { errorTexts } from '#shared/contract/error-texts.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc, queryClient } from '#renderer/client/query.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import type { Settings } from './settings-model.ts';

export function useSettings(): Settings | undefined {
  return useQuery(orpc.settings.get.queryOptions()).data;
}

/** The station's own figures are in no change stream: asked for again while they are looked at. */
const stationEveryMs = 10_000;

export function useStation() {
  return useQuery({ ...orpc.settings.station.queryOptions(), refetchInterval: stationEveryMs }).data;
}

export function useChangeSettings() {
  const { common } = useTexts();
  const locale = useLocale((state) => state.locale);
  const { message } = App.useApp();
  const change = useMutation({
    ...orpc.settings.change.mutationOptions(),
    onSuccess: (saved) => {
      queryClient.setQueryData(orpc.settings.get.queryKey(), saved);
      void message.success(common.saved);
    },
  });
  const refusal = change.isError ? refusalOf(change.error) : null;
  return {
    change,
    refusal,
    refused: refusal?.field === undefined ? null : { field: refusal.field, text: errorTexts[locale][refusal.code] },
  };
}
