// Copying a text, also where the browser gives no clipboard: it does so over plain http, as in an office's network.
import { App } from 'antd';
import { useTexts } from './use-texts.ts';

/** By the older way, which copies what is selected on the page. */
function copySelected(text: string): boolean {
  const before = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.readOnly = true;
  area.style.cssText = 'position: fixed; opacity: 0';
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return done;
}

async function copied(text: string): Promise<boolean> {
  // Whatever the types say, an insecure page has none.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (!clipboard) return copySelected(text);
  return clipboard.writeText(text).then(
    () => true,
    () => copySelected(text),
  );
}

/** Copies and says so, or says that it could not. @param said in place of the usual word */
export function useCopy(): (text: string, said?: string) => void {
  const { common } = useTexts();
  const { message } = App.useApp();
  return (text, said = common.copied) => {
    void copied(text).then((done) => (done ? message.success(said) : message.warning(common.notCopied)));
  };
}
