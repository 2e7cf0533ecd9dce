// Files for an incident: dropped, pasted, chosen, a photo from the camera, a recording. They are sent when the incident is saved.
import { Button, Tag } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import { useTexts } from '#renderer/texts/use-texts.ts';

interface Props {
  files: readonly File[];
  onChange: (files: File[]) => void;
  /** What the button says, where files are not sent with the intake form. */
  hint?: string;
}

const sizeText = (bytes: number): string => (bytes < 1_048_576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`);

export function FilePicker({ files, onChange, hint }: Props) {
  const { intake } = useTexts();
  const [over, setOver] = useState(false);
  const [recorder, setRecorder] = useState<MediaRecorder | null>(null);
  const choose = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const add = (more: Iterable<File>): void => onChange([...files, ...more]);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    add(event.dataTransfer.files);
  };
  const record = async (): Promise<void> => {
    if (recorder) {
      recorder.stop();
      return;
    }
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const made = new MediaRecorder(stream);
    const parts: Blob[] = [];
    made.addEventListener('dataavailable', (event) => parts.push(event.data));
    made.addEventListener('stop', () => {
      for (const track of stream.getTracks()) track.stop();
      add([new File(parts, `录音-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}.webm`, { type: 'audio/webm' })]);
      setRecorder(null);
    });
    made.start();
    setRecorder(made);
  };
  const take = (input: HTMLInputElement): void => {
    if (input.files) add(input.files);
    input.value = '';
  };
  return (
    <div
      className={`files${over ? ' files-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input ref={choose} type="file" multiple hidden onChange={(event) => take(event.currentTarget)} data-testid="file-input" />
      <input ref={camera} type="file" accept="image/*" capture="environment" hidden onChange={(event) => take(event.currentTarget)} />
      <Button type="text" onClick={() => choose.current?.click()}>
        {hint ?? intake.attachmentsHint}
      </Button>
      <span className="files-more">
        <Button size="small" onClick={() => camera.current?.click()}>
          {intake.takePhoto}
        </Button>
        <Button size="small" danger={recorder !== null} onClick={() => void record().catch(() => setRecorder(null))}>
          {recorder ? intake.stopRecording : intake.record}
        </Button>
      </span>
      {files.map((file, index) => (
        <Tag key={`${file.name}-${file.size}`} closable onClose={() => onChange(files.filter((_, other) => other !== index))}>
          {file.name} · {sizeText(file.size)}
        </Tag>
      ))}
    </div>
  );
}
