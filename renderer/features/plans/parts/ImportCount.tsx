// Whether the sections hold the whole file: characters of both, and what is missing or too much.
import { Button } from 'antd';
import type { Coverage } from '#shared/plans/parse/coverage.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

const sum = (parts: readonly { text: string }[]): number => parts.reduce((all, { text }) => all + text.length, 0);

export function ImportCount({ coverage, onMissing }: { coverage: Coverage; onMissing: () => void }) {
  const { planImport: words } = useTexts();
  const [missing, added] = [sum(coverage.missing), sum(coverage.added)];
  return (
    <span className="import-count num" role="status" data-testid="import-count">
      {words.count(coverage.file.toLocaleString('en'), coverage.sections.toLocaleString('en'))}{' '}
      {missing === 0 && added === 0 ? <b className="good">✓ {words.whole}</b> : null}
      {missing > 0 ? <b className="wrong">▲ {words.missing(missing)}</b> : null}
      {added > 0 ? <b className="warn"> {words.added(added)}</b> : null}
      {missing > 0 ? (
        <Button size="small" type="link" onClick={onMissing}>
          {words.goMissing}
        </Button>
      ) : null}
    </span>
  );
}
