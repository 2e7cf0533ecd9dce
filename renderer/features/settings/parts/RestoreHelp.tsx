// How a backup is brought back: by the command line, with the program stopped.
import { Button } from 'antd';
import { useCopy } from '#renderer/texts/use-copy.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

interface Props {
  file: { file: string; encrypted: boolean } | undefined;
  dataDir: string;
}

export function RestoreHelp({ file, dataDir }: Props) {
  const words = useTexts().settings.backup;
  const copy = useCopy();
  if (!file) return null;
  const command = `npm run cli -- restore --from "${file.file}" --data "${dataDir}"${file.encrypted ? ` --passphrase-file ${words.passphraseFile}` : ''}`;
  return (
    <div className="restore" data-testid="restore-help">
      <h3>{words.restore}</h3>
      <ol>
        {words.restoreSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <pre tabIndex={0} aria-label={words.restore}>
        {command}
      </pre>
      <p className="muted">{file.encrypted ? words.restorePassphrase : words.restoreNoPasswords}</p>
      <Button onClick={() => copy(command)}>{words.copy}</Button>
    </div>
  );
}
