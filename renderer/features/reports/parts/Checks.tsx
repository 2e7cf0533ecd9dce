// What a tired officer overlooks, beside the paper: a press goes to the place. None of it forbids sending.
import { Button } from 'antd';
import { casualtyFields } from '#shared/incidents/types.ts';
import type { Texts } from '#renderer/texts/catalogue.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { placeOf, type Problem } from '../report-model.ts';

interface Props {
  problems: readonly Problem[];
  onGoTo: (problem: Problem) => void;
}

/** What is about to be sent although it is missing or wrong comes first. */
const grave: readonly Problem['code'][] = ['figureDiffers', 'earlierSaidOtherwise', 'empty'];

function elementName(what: string, texts: Texts): string {
  const { common, reports } = texts;
  const field = casualtyFields.find((one) => one === what);
  if (field) return common.casualties[field];
  const { elements } = reports.checks;
  return what in elements ? elements[what as keyof typeof elements] : what;
}

function sentence(problem: Problem, texts: Texts): string {
  const words = texts.reports.checks;
  const name = elementName(problem.what, texts);
  const [expected, found] = [String(problem.expected ?? ''), String(problem.found ?? '')];
  const sentences: Record<Problem['code'], () => string> = {
    elementMissing: () => words.elementMissing(name),
    figureDiffers: () => words.figureDiffers(name, found, expected),
    figureNotInText: () => words.figureNotInText(name, expected),
    earlierSaidOtherwise: () => words.earlierSaidOtherwise(name, expected, found),
    notSigned: () => words.notSigned,
    empty: () => words.empty,
  };
  return sentences[problem.code]();
}

export function Checks({ problems, onGoTo }: Props) {
  const texts = useTexts();
  const words = texts.reports.checks;
  const ordered = problems.toSorted((a, b) => Number(grave.includes(b.code)) - Number(grave.includes(a.code)));
  return (
    <section className="desk-part" aria-label={words.title} data-testid="checks" data-count={problems.length}>
      <h2>
        {words.title} <em className="num">{problems.length}</em>
      </h2>
      {problems.length === 0 ? <p className="check-fine">✓ {words.fine}</p> : <p className="muted">{words.mayStill}</p>}
      <ul className="checks">
        {ordered.map((problem) => (
          <li key={`${problem.code}-${problem.what}`} data-code={problem.code} data-what={problem.what}>
            <Button
              type="text"
              block
              className={`check${grave.includes(problem.code) ? ' check-grave' : ''}`}
              onClick={() => onGoTo(problem)}
            >
              <span aria-hidden="true">{grave.includes(problem.code) ? '▲' : '○'}</span>
              <span>{sentence(problem, texts)}</span>
              <small className="muted">{words.places[placeOf(problem)]}</small>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
