// What a rule has several of: stages of a ladder, conditions of a grade, elements of a report.
import { limitText } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { AnyRule } from '../rules-read.ts';
import type { RuleWords } from '../use-rule-words.ts';

export function RuleParts({ one, words }: { one: AnyRule; words: RuleWords }) {
  const texts = useTexts();
  const { rules, common } = texts;
  switch (one.table) {
    case 'ladders':
      return (
        <>
          <h3>{rules.fields.stages}</h3>
          <ol className="rule-stages">
            {one.rule.stages.map((stage) => (
              <li key={stage.id}>
                <b>{words.stageText(stage)}</b>
                <span>{rules.stage.tells(stage.tells.map((role) => common.role[role]).join(words.comma))}</span>
                <span>{common.priority[stage.priority]}</span>
                <span className="muted">
                  {stage.repeatSeconds === null ? rules.stage.once : rules.stage.repeat(limitText(stage.repeatSeconds, texts))}
                </span>
              </li>
            ))}
          </ol>
          <p className="muted">
            {rules.ladderAtOnce(limitText(one.rule.atOnceSeconds, texts))} · {rules.ladderForNew}
          </p>
        </>
      );
    case 'grading':
      return one.rule.conditions.length === 0 ? null : (
        <>
          <h3>
            {rules.fields.conditions} <em>{rules.match[one.rule.match]}</em>
          </h3>
          <ul>
            {one.rule.conditions.map((condition, index) => (
              <li key={index}>{words.conditionText(condition)}</li>
            ))}
          </ul>
        </>
      );
    case 'reportElements':
      return (
        <>
          <h3>
            {rules.fields.elements} <em className="num">{rules.elements(one.rule.elements.length)}</em>
          </h3>
          <ol>
            {one.rule.elements.map((element) => (
              <li key={element}>{element}</li>
            ))}
          </ol>
        </>
      );
    default:
      return null;
  }
}
