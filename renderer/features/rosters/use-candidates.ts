// Who could sit on a seat: the station's proposals in their order, or whoever fits what is typed, with what speaks for and against each.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import type { z } from 'zod';
import type { contract } from '#shared/contract/index.ts';
import type { CellRef } from '#shared/rosters/types.ts';
import { orpc } from '#renderer/client/query.ts';
import type { Texts } from '#renderer/texts/catalogue.ts';

type Substitutes = z.infer<NonNullable<(typeof contract.rosters.substitutes)['~orpc']['outputSchema']>>;
export type Substitute = Substitutes['items'][number];

export interface Candidate {
  id: string;
  name: string;
  post: string;
  unitName: string;
  phone: string | undefined;
  /** null: not among the proposals; what he breaks is said when he is chosen. */
  why: Substitute | null;
}

const fromSubstitute = (one: Substitute): Candidate => ({
  id: one.person.id,
  name: one.person.name,
  post: one.person.post,
  unitName: one.person.unitName,
  phone: one.person.phones[0]?.number,
  why: one,
});

/** As many proposals as the station gives. */
const maxProposals = 200;

export function useCandidates(cell: CellRef | null, text: string): { items: Candidate[]; pending: boolean } {
  const wanted = useDeferredValue(text.trim());
  const proposals = useQuery({
    ...orpc.rosters.substitutes.queryOptions({
      input: {
        roster: cell?.roster,
        day: cell?.day ?? '',
        shift: cell?.shift,
        post: cell?.post ?? '',
        slot: cell?.slot,
        limit: maxProposals,
      },
    }),
    enabled: cell !== null,
  });
  const found = useQuery({
    ...orpc.directory.people.queryOptions({ input: { text: wanted, limit: 60 } }),
    enabled: wanted !== '',
    placeholderData: keepPreviousData,
  });
  const proposed = proposals.data?.items ?? [];
  if (wanted === '') return { items: proposed.map(fromSubstitute), pending: proposals.isPending };
  const fits = found.data?.items ?? [];
  const order = new Set(fits.map((person) => person.id));
  const known = proposed.filter((one) => order.has(one.person.id));
  const names = new Set(known.map((one) => one.person.id));
  const others = fits
    .filter((person) => !names.has(person.id))
    .map(
      (person): Candidate => ({
        id: person.id,
        name: person.name,
        post: person.post,
        unitName: person.unitName,
        phone: person.phones[0]?.number,
        why: null,
      }),
    );
  return { items: [...known.map(fromSubstitute), ...others], pending: found.isPending };
}

/** Free, rested 36 h, least duty: what speaks for a person; what speaks against comes first. */
export function whyWords(why: Substitute, { rosters: { why: words } }: Texts): { text: string; bad: boolean }[] {
  const bad = [
    why.free ? null : words.busy,
    why.onLeave ? words.onLeave : null,
    why.rested ? null : words.notRested(Math.round(why.restHours ?? 0)),
    why.breaks.some((one) => one.rule === 'perWeek') ? words.weekFull : null,
    why.qualified ? null : words.notQualified,
    why.inPool ? null : words.notInPool,
  ].filter((one) => one !== null);
  const good = [
    why.free && !why.onLeave ? words.free : null,
    why.rested ? (why.restHours === null ? words.restedLong : words.rested(Math.round(why.restHours))) : null,
    words.load(why.duties, Math.round(why.load * 10) / 10),
  ].filter((one) => one !== null);
  return [...bad.map((text) => ({ text, bad: true })), ...good.map((text) => ({ text, bad: false }))];
}
