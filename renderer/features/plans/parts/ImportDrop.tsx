// Where plan files come in: dropped, chosen, a whole folder.
import { Button } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import { refusalOf } from '#renderer/client/errors.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { type Chosen, chosenFrom, dropped, send } from '../import/sending.ts';
import { askAnew } from '../import/use-batch.ts';

/** A whole folder with all below it; React's types do not know the attribute. */
const wholeFolder = { webkitdirectory: '' };

/** @param small a bar above the list, instead of the whole screen */
export function ImportDrop({ small }: { small: boolean }) {
  const { planImport: words } = useTexts();
  const [over, setOver] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = async (chosen: Promise<Chosen[]> | Chosen[]): Promise<void> => {
    setError(null);
    try {
      await send(await chosen);
      askAnew();
    } catch (fault) {
      setError(fault);
    }
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void take(dropped(event.dataTransfer));
  };
  return (
    <section
      className={`panel plan-drop${small ? ' small' : ''}${over ? ' over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      data-testid="plan-drop"
    >
      <p className="row">
        {small ? <b>{words.addMore}</b> : <span className="lead">{words.drop}</span>}
        <Button type={small ? 'default' : 'primary'} onClick={() => files.current?.click()} data-testid="choose-plans">
          {words.chooseFiles}
        </Button>
        <Button onClick={() => folder.current?.click()}>{words.chooseFolder}</Button>
      </p>
      {small ? null : <p className="muted">{words.kinds}</p>}
      <input
        ref={files}
        type="file"
        multiple
        hidden
        accept=".docx,.docm,.pdf,.txt,.md,.zip,.doc,.wps,.rtf"
        data-testid="plan-files"
        onChange={(event) => {
          void take(chosenFrom(event.currentTarget.files));
          event.currentTarget.value = '';
        }}
      />
      <input
        ref={folder}
        type="file"
        hidden
        {...wholeFolder}
        data-testid="plan-folder"
        onChange={(event) => {
          void take(chosenFrom(event.currentTarget.files));
          event.currentTarget.value = '';
        }}
      />
      {error === null ? null : <Refused refusal={refusalOf(error)} />}
    </section>
  );
}
