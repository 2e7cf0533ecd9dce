// Files of maps that are too large to be in each backup, by name: whoever relies on a backup has to know.
import { useTexts } from '#renderer/texts/use-texts.ts';
import { sizeOf } from '../settings-model.ts';

export function LeftOutMaps({ files }: { files: readonly { path: string; name: string; size: number }[] }) {
  const words = useTexts().settings.backup;
  if (files.length === 0) return null;
  return (
    <section data-testid="backup-left-out">
      <p className="due">▲ {words.leftOut(files.length)}</p>
      <ul>
        {files.map(({ path, name, size }) => (
          <li key={path}>
            {name} <span className="num muted">{sizeOf(size)}</span> <code>{path}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
