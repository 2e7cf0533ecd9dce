// All versions of a rule, newest first: from when until when each holds, and what it changed, before and after.
import { momentOf } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { AnyRule } from '../rules-read.ts';
import { changedFields, type Entry } from '../rules-view.ts';
import { ownPack } from '../forms/rule-form.ts';
import { fieldText } from '../rule-values.ts';
import type { RuleWords } from '../use-rule-words.ts';

export function RuleVersions({ entry, words }: { entry: Entry; words: RuleWords }) {
  const { rules } = useTexts();
  const moment = (iso: string): string => momentOf(Date.parse(iso), false);
  return (
    <ol className="rule-versions" data-testid="rule-versions">
      {entry.versions.map((one, index) => {
        const { rule } = one;
        const before = entry.versions[index + 1];
        return (
          <li key={`${rule.version}-${rule.validFrom}-${index}`} className={rule.version === entry.inForce ? 'holds' : ''}>
            <p>
              <b>{rules.versionOf(rule.version)}</b>
              {rule.version === entry.inForce ? <span className="rule-tag rule-holds">{rules.now}</span> : null}
              {rule.version === 1 && rule.pack !== ownPack ? <span className="rule-tag">{rules.factory}</span> : null}
              {rule.disabled ? <span className="rule-tag">{rules.fields.disabled}</span> : null}
              <span className="num muted">
                {rule.validFrom === null ? rules.sinceEver : rules.from(moment(rule.validFrom))} ·{' '}
                {rule.validTo === null ? rules.untilFurther : rules.until(moment(rule.validTo))}
              </span>
            </p>
            {before ? <Changes before={before} after={one} words={words} /> : null}
          </li>
        );
      })}
    </ol>
  );
}

function Changes({ before, after, words }: { before: AnyRule; after: AnyRule; words: RuleWords }) {
  const texts = useTexts();
  const { rules, common } = texts;
  const changed = changedFields(before, after);
  if (changed.length === 0) return <p className="muted">{rules.nothingChanged}</p>;
  const text = (one: AnyRule, key: string): string => fieldText(one, key, words, texts) || common.nothing;
  return (
    <dl className="rule-changes" aria-label={rules.changed}>
      {changed.map((key) => (
        <div key={key}>
          <dt>{rules.fields[key] ?? key}</dt>
          <dd>
            <del>{text(before, key)}</del> → <ins>{text(after, key)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
