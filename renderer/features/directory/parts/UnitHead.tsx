// The chosen unit above its people: its number, the units below it, and what can be done with it.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useAskBefore } from '#renderer/texts/use-ask-before.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { childrenOf, type Unit } from '../directory-model.ts';
import { PhoneLink } from './PhoneLink.tsx';
import { setExpanded, show, useView } from '../view.ts';

interface Props {
  unit: Unit;
  units: readonly Unit[];
  people: number;
}

export function UnitHead({ unit, units, people }: Props) {
  const { directory: words, common } = useTexts();
  const mayEdit = useMay('directory.edit');
  const askBefore = useAskBefore();
  const save = useMutation(orpc.directory.saveUnit.mutationOptions());
  const below = childrenOf(units, unit.id);
  const remove = (): void => {
    askBefore({
      title: words.removeWhat(unit.name),
      content: words.removeUnit(below.length, people),
      ok: common.remove,
      onOk: async () => {
        await save.mutateAsync({ id: unit.id, removed: true });
        useView.setState(({ removed }) => ({
          removed: [...removed, { kind: 'unit', id: unit.id, name: unit.name }],
          unit: unit.parent,
          detail: null,
        }));
      },
    });
  };
  return (
    <div className="unit-head" data-testid="unit-head">
      <div className="row">
        <h3>{unit.name}</h3>
        <span className="muted">{words.unitKinds[unit.kind]}</span>
        {unit.phone === null ? null : <PhoneLink number={unit.phone} caller={unit.name} className="num large" />}
        {mayEdit ? (
          <span className="end">
            <Button onClick={() => show({ show: 'editUnit', id: unit.id, parent: unit.parent })}>{words.editUnit}</Button>
            <Button onClick={() => show({ show: 'editUnit', id: null, parent: unit.id })}>{words.newChild}</Button>
            <Button danger onClick={remove}>
              {common.remove}
            </Button>
          </span>
        ) : null}
      </div>
      {below.length > 0 ? (
        <div className="below">
          <span className="muted">{words.childUnits}</span>
          {below.map((child) => (
            <Button
              key={child.id}
              size="small"
              onClick={() => {
                setExpanded(unit.id, true);
                useView.setState({ unit: child.id });
              }}
            >
              {child.shortName ?? child.name}
            </Button>
          ))}
        </div>
      ) : null}
      {save.isError ? <Refused refusal={refusalOf(save.error)} /> : null}
    </div>
  );
}
