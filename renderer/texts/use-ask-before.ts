// The question before something that takes much away: the keyboard stands on "cancel", so that a stray Enter does nothing.
import { App } from 'antd';
import { useTexts } from './use-texts.ts';

interface Question {
  title: string;
  content: string;
  /** What the button that does it is called. */
  ok: string;
  /** While what it gives is under way, the question stays with its button at work. */
  onOk: () => unknown;
}

export function useAskBefore(): (question: Question) => void {
  const { modal } = App.useApp();
  const { common } = useTexts();
  return ({ ok, ...question }) =>
    void modal.confirm({
      ...question,
      okText: ok,
      okButtonProps: { danger: true },
      cancelText: common.cancel,
      focusable: { autoFocusButton: 'cancel' },
    });
}
