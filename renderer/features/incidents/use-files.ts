// Sending files to an incident, one after the other; what failed is kept and can be sent again. Reading one as an address for the page.
import { useCallback, useEffect, useRef, useState } from 'react';
import { maxAttachmentBytes } from '#shared/kernel/limits.ts';
import { type Refusal, refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';

export interface FailedFile {
  file: File;
  /** null: the station was not reached. */
  refusal: Refusal | null;
}

export interface Upload {
  waiting: number;
  failed: FailedFile[];
  send: (files: readonly File[]) => void;
  again: () => void;
  drop: () => void;
}

/** @param of the incident */
export function useUpload(of: string): Upload {
  const queue = useRef<File[]>([]);
  const running = useRef(false);
  const [waiting, setWaiting] = useState(0);
  const [failed, setFailed] = useState<FailedFile[]>([]);
  const run = useCallback(async (): Promise<void> => {
    if (running.current) return;
    running.current = true;
    for (let file = queue.current.shift(); file; file = queue.current.shift()) {
      setWaiting(queue.current.length + 1);
      const sent = file;
      await client.incidents.addAttachment({ of, file: sent }).catch((error: unknown) => {
        setFailed((before) => [...before, { file: sent, refusal: refusalOf(error) }]);
      });
    }
    setWaiting(0);
    running.current = false;
  }, [of]);
  const send = useCallback(
    (files: readonly File[]): void => {
      const small = files.filter((file) => file.size <= maxAttachmentBytes);
      const large = files.filter((file) => file.size > maxAttachmentBytes);
      if (large.length > 0)
        setFailed((before) => [
          ...before,
          ...large.map((file): FailedFile => ({ file, refusal: { code: 'tooLarge', limit: maxAttachmentBytes, received: file.size } })),
        ]);
      queue.current.push(...small);
      setWaiting(queue.current.length);
      void run();
    },
    [run],
  );
  const again = (): void => {
    const files = failed.map((one) => one.file);
    setFailed([]);
    send(files);
  };
  return { waiting, failed, send, again, drop: () => setFailed([]) };
}

/** The file of an attachment as an address that the page may show; it never changes, so it is read once and given back when it is no longer shown. */
export function useBlobUrl(id: string | null): { url: string | null; failed: Refusal | null | undefined } {
  const [state, setState] = useState<{ id: string; url: string | null; failed: Refusal | null | undefined } | null>(null);
  useEffect(() => {
    if (id === null) return undefined;
    let url: string | null = null;
    let gone = false;
    const read = async (): Promise<void> => {
      try {
        const file = await client.incidents.attachment({ id });
        if (gone) return;
        url = URL.createObjectURL(file);
        setState({ id, url, failed: undefined });
      } catch (error) {
        if (!gone) setState({ id, url: null, failed: refusalOf(error) });
      }
    };
    void read();
    return () => {
      gone = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [id]);
  return state?.id === id ? state : { url: null, failed: undefined };
}
