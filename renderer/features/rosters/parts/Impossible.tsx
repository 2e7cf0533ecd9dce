// No table keeps all rules: which of them collide, and the least that would have to give way.
import { Button } from 'antd';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { Draft } from '../draft-model.ts';

interface Props {
  impossible: NonNullable<Draft['impossible']>;
  busy: boolean;
  mayPlan: boolean;
  onRelax: (rules: string[]) => void;
}

export function Impossible({ impossible: { rules, relaxation }, busy, mayPlan, onRelax }: Props) {
  const { drafts: words } = useTexts();
  return (
    <section className="impossible" role="alert" data-testid="impossible">
      <h2>▲ {words.impossible.title}</h2>
      <div>
        <h3>{words.impossible.collide}</h3>
        <ul>
          {rules.map((one) => (
            <li key={`${one.rule} ${one.text}`}>{one.text}</li>
          ))}
        </ul>
      </div>
      <div>
        <h3>{words.impossible.relaxation}</h3>
        <ul>
          {relaxation.map((one) => (
            <li key={`${one.rule} ${one.text}`}>{one.text}</li>
          ))}
        </ul>
        {mayPlan && relaxation.length > 0 ? (
          <Button type="primary" loading={busy} onClick={() => onRelax(relaxation.map((one) => one.rule))} data-testid="relax">
            {words.impossible.again}
          </Button>
        ) : null}
      </div>
    </section>
  );
}
