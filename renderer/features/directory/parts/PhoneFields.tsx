// The numbers of a person in the order in which they are called, each with its kind and its hours.
import { Button, Input, Select } from 'antd';
import { phoneKinds } from '#shared/directory/types.ts';
import { Field } from '#renderer/components/Field.tsx';
import type { FieldProps } from '#renderer/client/use-form.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { PersonForm } from '../directory-model.ts';

type Phones = PersonForm['phones'];
const most = 10;

interface Props {
  phones: Phones;
  field: (name: string) => FieldProps;
  onChange: (phones: Phones) => void;
}

export function PhoneFields({ phones, field, onChange }: Props) {
  const { directory: words } = useTexts();
  const set = (index: number, patch: Partial<Phones[number]>): void =>
    onChange(phones.map((phone, other) => (other === index ? { ...phone, ...patch } : phone)));
  const up = (index: number): void => onChange(phones.toSpliced(index - 1, 2, ...phones.slice(index - 1, index + 1).reverse()));
  return (
    <>
      {phones.map((phone, index) => (
        <Field key={index} {...field(`phones.${index}`)} label={index === 0 ? words.phones : `${words.phones} ${index + 1}`}>
          {(props) => (
            <div className="phone-line">
              <Select
                aria-label={words.phoneKind}
                value={phone.kind}
                onChange={(kind) => set(index, { kind })}
                options={phoneKinds.map((kind) => ({ value: kind, label: words.phoneKinds[kind] }))}
              />
              <Input
                {...props}
                className="num"
                inputMode="tel"
                value={phone.number}
                maxLength={40}
                onChange={(event) => set(index, { number: event.target.value })}
              />
              <Input
                aria-label={`${words.hours} ${index + 1}`}
                placeholder={words.hoursExample}
                value={phone.hours ?? ''}
                maxLength={60}
                onChange={(event) => set(index, { hours: event.target.value })}
              />
              <span className="line-buttons">
                <Button aria-label={words.phoneUp(phone.number)} disabled={index === 0} onClick={() => up(index)}>
                  ↑
                </Button>
                <Button
                  aria-label={words.removePhone(phone.number)}
                  disabled={phones.length === 1}
                  onClick={() => onChange(phones.filter((_, other) => other !== index))}
                >
                  ✕
                </Button>
              </span>
            </div>
          )}
        </Field>
      ))}
      {phones.length < most ? (
        <div className="buttons">
          <Button type="dashed" onClick={() => onChange([...phones, { kind: 'office', number: '' }])}>
            ＋ {words.addPhone}
          </Button>
        </div>
      ) : null}
    </>
  );
}
