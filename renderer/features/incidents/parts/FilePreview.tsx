// One file to look at: a picture, a sound, a film, a PDF in a window of its own; anything else to download.
import { Button } from 'antd';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { useBlobUrl } from '../use-files.ts';
import type { Attachment } from './Files.tsx';

export function FilePreview({ attachment }: { attachment: Attachment }) {
  const { common, incident } = useTexts();
  const words = incident.files;
  const { url, failed } = useBlobUrl(attachment.id);
  if (failed !== undefined) return <Refused refusal={failed} />;
  if (url === null) return <p className="muted">{words.loading}</p>;
  return (
    <figure className="file-preview" data-testid="file-preview">
      <Shown attachment={attachment} url={url} />
      <figcaption>
        <b>{attachment.name}</b>
        <small className="faint hash">{words.hash(attachment.hash)}</small>
        <span className="row">
          <Button size="small" href={url} download={attachment.name} aria-label={`${words.download} ${attachment.name}`}>
            {words.download}
          </Button>
        </span>
      </figcaption>
      <span className="visually-hidden" role="status">
        {common.open} {attachment.name}
      </span>
    </figure>
  );
}

function Shown({ attachment, url }: { attachment: Attachment; url: string }) {
  const words = useTexts().incident.files;
  const { mime, name } = attachment;
  if (mime.startsWith('image/')) return <img src={url} alt={words.picture(name)} />;
  // What is heard in a recording stands in the facts and notes: there are no captions to show.
  if (mime.startsWith('audio/')) return <audio src={url} controls aria-label={words.sound(name)} />;
  if (mime.startsWith('video/')) return <video src={url} controls aria-label={name} />;
  return <p className="muted">{words.noPreview}</p>;
}
