// One section: its number and title, its text and tables. The caret is told to the outline, which parts and turns there.
import { Button, Input, type InputRef } from 'antd';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { headingOf } from '#shared/plans/current.ts';
import { maxBlockChars } from '#shared/plans/limits.ts';
import type { PlanBlock, PlanSection } from '#shared/plans/types.ts';
import { Key } from '#renderer/components/Key.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { Command } from './OutlineTree.tsx';
import type { Caret } from './outline.ts';
import { TableBlock } from './TableBlock.tsx';

interface Props {
  section: PlanSection;
  onChange: (patch: Partial<PlanSection>) => void;
  onCaret: (caret: Caret) => void;
  /** `inText`: the caret stands in a text of the section. */
  onCommand: (command: Command, inText: boolean) => void;
  /** Back to the outline. */
  onLeave: () => void;
  onAdd: () => void;
  onRemove: () => void;
  titleRef: Ref<InputRef>;
  /** What stands above the fields: what is wrong with this section. */
  children?: ReactNode;
}

type Action = Exclude<Command, 'heading' | 'undo' | 'leave'>;
const actions: readonly [Action, string][] = [
  ['higher', 'Alt ←'],
  ['deeper', 'Alt →'],
  ['merge', 'Alt M'],
  ['split', 'Alt S'],
  ['turn', 'Alt T'],
];
const keys: Record<string, Command> = { ArrowLeft: 'higher', ArrowRight: 'deeper', m: 'merge', s: 'split', t: 'turn' };

const inText = (): boolean => document.activeElement instanceof HTMLTextAreaElement;

export function SectionEdit({ section, onChange, onCaret, onCommand, onLeave, onAdd, onRemove, titleRef, children }: Props) {
  const { planImport } = useTexts();
  const words = planImport.editor;
  const setBlock = (at: number, block: PlanBlock): void =>
    onChange({ blocks: section.blocks.map((one, index) => (index === at ? block : one)) });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const command = event.altKey && !event.ctrlKey ? keys[event.key.length === 1 ? event.key.toLowerCase() : event.key] : undefined;
    if (command === undefined && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (command === undefined) onLeave();
    else onCommand(command, inText());
  };
  return (
    <div className="section-edit" role="group" aria-label={words.section(headingOf(section) || words.untitled)} onKeyDown={onKeyDown}>
      <div className="section-actions">
        {actions.map(([command, key]) => (
          // The caret stays where it is: the text keeps the focus.
          <Button key={command} size="small" onMouseDown={(event) => event.preventDefault()} onClick={() => onCommand(command, inText())}>
            {words.commands[command]} <Key name={key} />
          </Button>
        ))}
        <span className="end">
          <Button size="small" onClick={onAdd}>
            {words.addSection}
          </Button>
          <Button size="small" danger onClick={onRemove}>
            {words.removeSection}
          </Button>
        </span>
      </div>
      {children}
      <div className="section-heading">
        <label>
          {words.number}
          <Input value={section.number} maxLength={60} onChange={(event) => onChange({ number: event.target.value })} />
        </label>
        <label>
          {words.heading}
          <Input
            ref={titleRef}
            value={section.title}
            maxLength={2_000}
            data-testid="section-title"
            onChange={(event) => onChange({ title: event.target.value })}
          />
        </label>
      </div>
      {section.blocks.map((block, at) =>
        block.kind === 'text' ? (
          <Input.TextArea
            // oxlint-disable-next-line react/no-array-index-key -- a block is its place in the section
            key={at}
            aria-label={words.text(at + 1)}
            value={block.text}
            maxLength={maxBlockChars}
            autoSize={{ minRows: 2, maxRows: 40 }}
            data-testid={`section-text-${at}`}
            onChange={(event) => setBlock(at, { kind: 'text', text: event.target.value })}
            onSelect={(event) => onCaret({ section: section.id, block: at, offset: event.currentTarget.selectionStart ?? 0 })}
          />
        ) : (
          // oxlint-disable-next-line react/no-array-index-key -- a block is its place in the section
          <TableBlock key={at} block={block} label={words.table(at + 1)} onChange={(next) => setBlock(at, next)} />
        ),
      )}
      {section.blocks.length === 0 ? (
        <Button type="dashed" onClick={() => onChange({ blocks: [{ kind: 'text', text: '' }] })}>
          {words.addText}
        </Button>
      ) : null}
    </div>
  );
}
