// What is typed to filter a list: down leads into the list, Enter opens its first row where the list says so.
import { Input, type InputRef } from 'antd';
import type { Ref } from 'react';

interface Props {
  ref: Ref<InputRef>;
  className: string;
  label: string;
  value: string;
  onChange: (text: string) => void;
  onDown: () => void;
  onEnter?: () => void;
  testId: string;
}

const maxText = 200;

export function ListFilter({ ref, className, label, value, onChange, onDown, onEnter, testId }: Props) {
  return (
    <Input
      ref={ref}
      className={className}
      allowClear
      aria-label={label}
      placeholder={label}
      value={value}
      maxLength={maxText}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'ArrowDown') {
          event.preventDefault();
          onDown();
        } else if (event.key === 'Enter') onEnter?.();
      }}
      data-testid={testId}
    />
  );
}
