// Sending the file, having it read anew with corrections, accepting what was shown.
import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import { useRef } from 'react';
import { useNavigate } from 'react-router';
import type { ImportCorrections } from '#shared/rosters/import/types.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { orpc } from '#renderer/client/query.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { begin, forget, useImport } from './import-store.ts';

export function useImportActions() {
  const { rosterFiles } = useTexts();
  const words = rosterFiles.import;
  const { message } = App.useApp();
  const navigate = useNavigate();
  const latest = useRef(0);
  const send = useMutation({ ...orpc.rosterFiles.preview.mutationOptions(), onSuccess: begin });
  const reread = useMutation({
    mutationFn: async (corrections: ImportCorrections) => {
      const { preview } = useImport.getState();
      if (!preview) return null;
      latest.current += 1;
      const turn = latest.current;
      const answer = await client.rosterFiles.remap({ previewId: preview.previewId, corrections });
      // A later correction is on its way: its answer counts.
      return turn === latest.current ? answer : null;
    },
    onSuccess: (preview) => {
      if (preview) useImport.setState({ preview });
    },
    onError: (error) => {
      if (refusalOf(error)?.field !== 'previewId') return;
      forget();
      void message.warning(words.gone, 8);
    },
  });
  /** Takes a correction in at once and has the file read with it. */
  const correct = (change: (corrections: ImportCorrections) => ImportCorrections): void => {
    const { corrections } = useImport.getState();
    if (!corrections) return;
    const next = change(corrections);
    useImport.setState({ corrections: next });
    reread.mutate(next);
  };
  const accept = useMutation({
    ...orpc.rosterFiles.accept.mutationOptions(),
    onSuccess: ({ draft, seats, history, people }) => {
      forget();
      void message.success(words.done(seats, history, people), 6);
      void navigate(draft === null ? '/duty/roster' : `/duty/drafts/${draft}`);
    },
    onError: (error) => {
      const { corrections } = useImport.getState();
      if (refusalOf(error)?.code !== 'conflict' || !corrections) return;
      void message.warning(words.changed, 8);
      reread.mutate(corrections);
    },
  });
  return { send, reread, correct, accept };
}

export type ImportActions = ReturnType<typeof useImportActions>;
export type Correct = ImportActions['correct'];
