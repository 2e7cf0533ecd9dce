// The grade with its colour, its shape and its word, so that it reads without colour.
import './components.css';

interface Props {
  grade: string;
  /** 较大 */
  word: string;
  /** Ⅲ */
  short: string;
}

export function GradeBadge({ grade, word, short }: Props) {
  return (
    <span className={`grade grade-${grade}`}>
      <i aria-hidden="true" />
      {short} {word}
    </span>
  );
}
