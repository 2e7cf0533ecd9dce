// The body as paragraphs, edited where they stand. The browser keeps the paragraphs; this reads them as text, a paragraph a line.
import { type ClipboardEvent, type FormEvent, type KeyboardEvent, type Ref, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import { caretAt, fillWith, linesOf, markRanges, selectRange } from '../body-dom.ts';

export interface BodyHandle {
  /** Selects a stretch of the text and brings it into view. */
  show: (start: number, end: number) => void;
}

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Stretches that a figure of the facts does not agree with. */
  marks: readonly [number, number][];
  invalid: boolean;
  describedBy?: string | undefined;
  handle?: Ref<BodyHandle>;
  className?: string;
}

export function BodyEditor({ label, value, onChange, marks, invalid, describedBy, handle, className = 'paper-body' }: Props) {
  const box = useRef<HTMLDivElement>(null);
  /** The text that the box holds: what came from outside differs from it. */
  const held = useRef<string | null>(null);
  const composing = useRef(false);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || held.current === value || composing.current) return;
    const caret = document.activeElement === element ? caretAt(element) : null;
    fillWith(element, value);
    held.current = value;
    if (caret !== null) selectRange(element, Math.min(caret, value.length), Math.min(caret, value.length));
  }, [value]);
  useLayoutEffect(() => (box.current ? markRanges(box.current, held.current === value ? marks : []) : undefined), [marks, value]);
  useImperativeHandle(
    handle,
    () => ({
      show: (start, end) => {
        if (!box.current) return;
        box.current.focus({ preventScroll: true });
        selectRange(box.current, start, end)?.scrollIntoView({ block: 'center' });
      },
    }),
    [],
  );
  const read = (): void => {
    if (!box.current || composing.current) return;
    const text = linesOf(box.current).join('\n');
    if (text === held.current) return;
    held.current = text;
    onChange(text);
  };
  const onPaste = (event: ClipboardEvent): void => {
    event.preventDefault();
    // Only the words: the layout is the paper's.
    document.execCommand('insertText', false, event.clipboardData.getData('text/plain').replace(/\r\n?/g, '\n'));
  };
  const onBeforeInput = (event: FormEvent): void => {
    if (event.nativeEvent instanceof InputEvent && event.nativeEvent.inputType.startsWith('format')) event.preventDefault();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Ctrl+B and its like make no letters bold on a form that is set by rule.
    if (event.ctrlKey && ['b', 'i', 'u'].includes(event.key.toLowerCase())) event.preventDefault();
  };
  return (
    <div
      ref={box}
      id="paper-body"
      className={className}
      role="textbox"
      aria-multiline="true"
      aria-label={label}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      contentEditable
      spellCheck={false}
      tabIndex={0}
      onInput={read}
      onPaste={onPaste}
      onBeforeInput={onBeforeInput}
      onKeyDown={onKeyDown}
      onDrop={(event) => event.preventDefault()}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={() => {
        composing.current = false;
        read();
      }}
      data-testid="paper-body"
    />
  );
}
