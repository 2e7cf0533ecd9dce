// Wishes that could not be kept, each with the reason.
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { Draft } from '../draft-model.ts';
import { dayWords } from '../seat-words.ts';

export function UnmetWishes({ draft }: { draft: Draft }) {
  const texts = useTexts();
  const { drafts: words } = texts;
  return (
    <section className="panel scrolls" tabIndex={0} aria-label={words.tabs.wishes} data-testid="unmet-wishes">
      {draft.unmetWishes.length === 0 ? <p className="empty">{words.allWishes}</p> : null}
      <ul className="wish-lines">
        {draft.unmetWishes.map((one) => (
          <li key={`${one.wish} ${one.day} ${one.text}`}>
            <span className="num">{dayWords(one.day, texts)}</span>
            <b>{one.person.name}</b>
            <span>{one.text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
