// The text of a plan, edited by hand: its outline with one section at a time, its levels, duties, contacts, annexes and cards. Used for what
// an import understood and for versions that stand in the library.
import { Button, type InputRef } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import type { PlanText } from '#shared/plans/types.ts';
import { TabRow } from '#renderer/components/TabRow.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { CardsEdit } from './CardsEdit.tsx';
import { newKey } from './keys.ts';
import { LevelsEdit } from './LevelsEdit.tsx';
import * as outline from './outline.ts';
import { type Command, OutlineTree } from './OutlineTree.tsx';
import { AnnexesEdit, ContactsEdit, DutiesEdit } from './PartsEdit.tsx';
import { SectionEdit } from './SectionEdit.tsx';
import './editor.css';

export const editorTabs = ['sections', 'levels', 'duties', 'contacts', 'annexes', 'cards'] as const;
export type EditorTab = (typeof editorTabs)[number];

interface Props {
  text: PlanText;
  onChange: (text: PlanText) => void;
  /** Which part is shown, and which section: held outside where something else points into the text. */
  tab: EditorTab;
  onTab: (tab: EditorTab) => void;
  section: string | null;
  onSection: (id: string) => void;
  /** What is wrong with a section, by its id. */
  marks?: ReadonlyMap<string, string>;
  /** A tab before the others: the form of what the plan is. */
  first?: { key: string; label: string; content: ReactNode; open: boolean; onOpen: () => void };
}

const noMarks: ReadonlyMap<string, string> = new Map();
/** Steps that can be taken back. */
const remembered = 100;

export function PlanTextEditor({ text, onChange, tab, onTab, section, onSection, marks = noMarks, first }: Props) {
  const { planImport } = useTexts();
  const words = planImport.editor;
  const past = useRef<{ text: PlanText; what: string }[]>([]);
  const [undoable, setUndoable] = useState(0);
  const caret = useRef<outline.Caret | null>(null);
  const titleRef = useRef<InputRef>(null);
  const treeRef = useRef<{ focus: () => void }>(null);
  const active = text.sections.find(({ id }) => id === section) ?? text.sections[0];

  /** @param what typing in one place is taken back as one step */
  const put = (next: PlanText, what: string): void => {
    if (next === text) return;
    if (what === '' || past.current.at(-1)?.what !== what) past.current = [...past.current.slice(1 - remembered), { text, what }];
    setUndoable(past.current.length);
    onChange(next);
  };
  const move = ({ text: next, at }: outline.Moved): void => {
    if (next === text) return;
    put(next, '');
    caret.current = null;
    onSection(at);
  };
  const undo = (): void => {
    const before = past.current.pop();
    setUndoable(past.current.length);
    if (before) onChange(before.text);
  };
  const run = (command: Command, inText: boolean): void => {
    if (command === 'undo') return undo();
    if (command === 'leave') return document.getElementById('plan-editor-sections')?.focus();
    if (!active) return;
    const here = caret.current?.section === active.id ? caret.current : null;
    if (command === 'heading') titleRef.current?.focus({ cursor: 'end' });
    else if (command === 'deeper' || command === 'higher')
      move({ text: outline.shift(text, active.id, command === 'deeper' ? 1 : -1), at: active.id });
    else if (command === 'merge' || (command === 'turn' && !inText)) move(outline.merge(text, active.id));
    else if (here) move((command === 'split' ? outline.split : outline.lineToHeading)(text, here, newKey()));
  };
  const select = (id: string): void => {
    caret.current = null;
    onSection(id);
  };
  const go = (part: { section: string | null }): void => {
    if (part.section === null) return;
    onTab('sections');
    select(part.section);
  };
  const counts: Record<EditorTab, number> = {
    sections: text.sections.length,
    levels: text.levels.length,
    duties: text.duties.length,
    contacts: text.contacts.length,
    annexes: text.annexes.length,
    cards: text.cards.length,
  };
  const tabs = [
    ...(first ? [{ key: first.key, label: first.label as ReactNode }] : []),
    ...editorTabs.map((key) => ({
      key: key as string,
      label: (
        <>
          {words.tabs[key]} <em>{counts[key]}</em>
        </>
      ),
    })),
  ];
  const shown = first?.open ? first.key : tab;
  const isTab = (key: string): key is EditorTab => editorTabs.some((one) => one === key);
  return (
    <div className="plan-editor">
      <TabRow
        tabs={tabs}
        active={shown}
        onChange={(key) => (isTab(key) ? onTab(key) : first?.onOpen())}
        label={words.parts}
        id="plan-editor"
        className="tab-row editor-tabs"
      />
      <div className="editor-panel" id="plan-editor-panel" role="tabpanel" aria-labelledby={`plan-editor-${shown}`}>
        {first?.open ? <div className="editor-scroll">{first.content}</div> : null}
        {shown === 'sections' ? (
          <div className="editor-outline">
            <div className="outline-side">
              <OutlineTree
                treeRef={treeRef}
                sections={text.sections}
                marks={marks}
                active={active?.id ?? null}
                onActive={select}
                onCommand={(command) => run(command, false)}
              />
              <p className="outline-keys" id="outline-keys">
                <span>{words.keys}</span>
                <span>{words.keysInText}</span>
                <Button size="small" type="text" disabled={undoable === 0} onClick={undo}>
                  {words.undo}
                </Button>
              </p>
            </div>
            <div className="editor-scroll">
              {active ? (
                <SectionEdit
                  key={active.id}
                  section={active}
                  titleRef={titleRef}
                  onChange={(patch) => put(outline.change(text, active.id, patch), active.id)}
                  onCaret={(next) => {
                    caret.current = next;
                  }}
                  onCommand={run}
                  onLeave={() => treeRef.current?.focus()}
                  onAdd={() => move(outline.addBehind(text, active.id, newKey()))}
                  onRemove={() => move(outline.remove(text, active.id))}
                >
                  {marks.has(active.id) ? <p className="section-mark">▲ {marks.get(active.id)}</p> : null}
                </SectionEdit>
              ) : (
                <Button onClick={() => move(outline.addBehind(text, null, newKey()))}>＋ {words.addSection}</Button>
              )}
            </div>
          </div>
        ) : null}
        {shown === 'levels' ? (
          <div className="editor-scroll">
            <LevelsEdit levels={text.levels} onChange={(levels) => put({ ...text, levels }, 'levels')} onGo={go} />
          </div>
        ) : null}
        {shown === 'duties' ? (
          <div className="editor-scroll">
            <DutiesEdit duties={text.duties} onChange={(duties) => put({ ...text, duties }, 'duties')} onGo={go} />
          </div>
        ) : null}
        {shown === 'contacts' ? (
          <div className="editor-scroll">
            <ContactsEdit contacts={text.contacts} onChange={(contacts) => put({ ...text, contacts }, 'contacts')} onGo={go} />
          </div>
        ) : null}
        {shown === 'annexes' ? (
          <div className="editor-scroll">
            <AnnexesEdit text={text} onChange={(annexes) => put({ ...text, annexes }, 'annexes')} onGo={go} />
          </div>
        ) : null}
        {shown === 'cards' ? (
          <div className="editor-scroll">
            <CardsEdit cards={text.cards} onChange={(cards) => put({ ...text, cards }, 'cards')} onGo={go} />
          </div>
        ) : null}
      </div>
    </div>
  );
}
