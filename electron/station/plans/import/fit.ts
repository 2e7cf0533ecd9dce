// Brings what was understood of a file within the limits of the library. The text of sections is never cut: it is only parted otherwise.
import { maxLine } from '#shared/kernel/limits.ts';
import * as limits from '#shared/plans/limits.ts';
import type { ParsedPlan } from '#shared/plans/parse/types.ts';
import type { PlanBlock, PlanSection, PlanStep } from '#shared/plans/types.ts';

/** Characters of a section's number and title that its schema takes. */
const maxNumber = 60;
const maxTitle = 2_000;
const maxDepth = 20;
const maxLabel = 60;
const maxPhone = 120;

const line = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, maxLine).trim();
const part = (text: string): string => text.trim().slice(0, limits.maxPartText).trim();

function piecesOf(text: string, most: number): string[] {
  return Array.from({ length: Math.ceil(text.length / most) }, (_, index) => text.slice(index * most, (index + 1) * most));
}

/** A table that is wider or longer than ours becomes several, or lines of text. */
function fittedBlock(block: PlanBlock): PlanBlock[] {
  if (block.kind === 'text') return piecesOf(block.text, limits.maxBlockChars).map((text) => ({ kind: 'text', text }));
  const wide = block.rows.some((row) => row.length > limits.maxTableColumns || row.some((cell) => cell.length > limits.maxBlockChars));
  if (wide) return fittedBlock({ kind: 'text', text: block.rows.map((row) => row.filter((cell) => cell !== '').join('\t')).join('\n') });
  const tables = Math.ceil(block.rows.length / limits.maxTableRows);
  return Array.from({ length: tables }, (_, index) => ({
    kind: 'table',
    rows: block.rows.slice(index * limits.maxTableRows, (index + 1) * limits.maxTableRows),
  }));
}

/** A heading that is too long for one is text below it. */
function fittedSection(section: PlanSection): PlanSection {
  const number = section.number.slice(0, maxNumber);
  const title = section.number.slice(maxNumber) + section.title;
  const over = title.slice(maxTitle);
  const blocks: PlanBlock[] = over === '' ? section.blocks : [{ kind: 'text', text: over }, ...section.blocks];
  return {
    ...section,
    number,
    title: title.slice(0, maxTitle),
    depth: Math.min(maxDepth, section.depth),
    blocks: blocks.flatMap(fittedBlock),
  };
}

/** More sections than the library takes: the last one holds the rest as text. */
function fittedSections(sections: readonly PlanSection[], newId: () => string): PlanSection[] {
  const fitting = sections.map(fittedSection);
  if (fitting.length <= limits.maxSections) return fitting;
  const rest = fitting.slice(limits.maxSections - 1).flatMap(({ number, title, blocks }): PlanBlock[] => {
    const heading = `${number}${title}`;
    return heading === '' ? blocks : [{ kind: 'text', text: heading }, ...blocks];
  });
  const joined = rest.reduce<PlanBlock[]>((blocks, block) => {
    const last = blocks.at(-1);
    if (block.kind === 'text' && last?.kind === 'text' && last.text.length + block.text.length < limits.maxBlockChars)
      return [...blocks.slice(0, -1), { kind: 'text', text: `${last.text}\n${block.text}` }];
    return [...blocks, block];
  }, []);
  return [...fitting.slice(0, limits.maxSections - 1), { id: newId(), depth: 0, number: '', title: '', blocks: joined }];
}

const fittedSteps = (steps: readonly PlanStep[]): PlanStep[] =>
  steps
    .map((step) => ({
      ...step,
      text: part(step.text),
      who: line(step.who),
      minutes: step.minutes === null || step.minutes < 0 || step.minutes > limits.maxStepMinutes ? null : Math.round(step.minutes),
    }))
    .filter((step) => step.text !== '')
    .slice(0, limits.maxSteps);

export function fitted(plan: ParsedPlan, newId: () => string): ParsedPlan {
  const { text } = plan;
  const known = new Set(text.sections.slice(0, limits.maxSections).map(({ id }) => id));
  const sectionOf = (id: string | null): string | null => (id !== null && known.has(id) ? id : null);
  return {
    ...plan,
    title: line(plan.title),
    unitName: line(plan.unitName),
    number: line(plan.number),
    label: line(plan.label),
    body: plan.planKind === 'grassroots' ? (plan.body ?? 'township') : null,
    eventKinds: plan.eventKinds.slice(0, maxLabel),
    // A day of force before the day of issue is a day of something else.
    effectiveOn: plan.issuedOn && plan.effectiveOn && plan.effectiveOn < plan.issuedOn ? null : plan.effectiveOn,
    text: {
      sections: fittedSections(text.sections, newId),
      levels: text.levels.slice(0, limits.maxLevels).map((level) => ({
        ...level,
        name: line(level.name) || level.level,
        conditions: level.conditions
          .map(part)
          .filter((condition) => condition !== '')
          .slice(0, limits.maxSteps),
        startedBy: line(level.startedBy),
        section: sectionOf(level.section),
        steps: fittedSteps(level.steps),
      })),
      duties: text.duties
        .map((duty) => ({ ...duty, unitName: line(duty.unitName), text: part(duty.text), section: sectionOf(duty.section) }))
        .filter((duty) => duty.unitName !== '')
        .slice(0, limits.maxParts),
      contacts: text.contacts.slice(0, limits.maxParts).map((contact) => ({
        ...contact,
        name: line(contact.name),
        post: line(contact.post),
        unitName: line(contact.unitName),
        phone: contact.phone.trim().slice(0, maxPhone),
        section: sectionOf(contact.section),
      })),
      annexes: text.annexes.slice(0, limits.maxParts).map((annex) => ({
        ...annex,
        label: annex.label.trim().slice(0, maxLabel),
        title: line(annex.title),
        section: sectionOf(annex.section),
      })),
      cards: text.cards.slice(0, limits.maxParts).map((card) => ({
        ...card,
        title: line(card.title) || line(card.role) || '—',
        role: line(card.role),
        steps: fittedSteps(card.steps),
        note: part(card.note),
      })),
    },
    problems: plan.problems.slice(0, limits.maxParts),
  };
}
