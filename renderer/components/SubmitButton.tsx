// The button that sends a form, with the key that does the same.
import { Button, type ButtonProps } from 'antd';
import { Key } from './Key.tsx';

interface Props extends Pick<ButtonProps, 'loading' | 'disabled' | 'danger' | 'size'> {
  label: string;
  'data-testid'?: string;
}

export function SubmitButton({ label, ...props }: Props) {
  return (
    <Button type="primary" htmlType="submit" {...props}>
      {label} <Key name="Ctrl ↵" />
    </Button>
  );
}
