// Who of the directory a contact of a row is proposed to be.
import { describe, expect, it } from 'vitest';
import { type KnownPerson, PersonFinder, tiedContacts, tiesOf } from './ties.ts';
import type { ImportContact } from './types.ts';

const person = (id: string, name: string, unit: string | null, ...phones: string[]): KnownPerson => ({
  id,
  name,
  unit,
  unitName: '',
  phones,
});
const contact = (name: string, phone: string, over: Partial<ImportContact> = {}): ImportContact => ({
  name,
  phone,
  role: '',
  keyHolder: false,
  ...over,
});
const people = new PersonFinder([
  person('wang', '王伟', 'town', '139 0000 0001', '0538-8880001'),
  person('other', '王伟', 'fire', '13900000009'),
  person('li', '李强', 'town', '0538-8880001'),
]);
const ties = (contacts: ImportContact[], unit: string | null = null, said?: Map<number, string | null>) =>
  tiesOf(contacts, unit, people, said).map((one) => ({ ...one, candidates: one.candidates.map((of) => `${of.person} ${of.reason}`) }));

describe('a contact of a row', () => {
  it('is proposed to be the one who has its name and its number, however the number is written', () => {
    expect(ties([contact('王伟', '+86 139-0000-0001')])).toEqual([
      { nth: 0, candidates: ['wang nameAndPhone'], person: 'wang', said: false },
    ]);
    // A number of the office: the name says whose row it is, the other is offered.
    expect(ties([contact('李强', '05388880001')])).toMatchObject([{ candidates: ['li nameAndPhone', 'wang phone'], person: 'li' }]);
  });

  it('is proposed by number alone or by name within the unit, and by neither elsewhere', () => {
    expect(ties([contact('', '13900000001')])).toMatchObject([{ candidates: ['wang phone'], person: 'wang' }]);
    expect(ties([contact('王伟', '')], 'town')).toMatchObject([{ candidates: ['wang nameInUnit'], person: 'wang' }]);
    expect(ties([contact('王伟', '')])).toEqual([]);
    expect(ties([contact('赵六', '13911111111')], 'town')).toEqual([]);
  });

  it('is nobody before somebody says who, when several fit or the number is another’s', () => {
    expect(ties([contact('', '0538 8880001')])).toMatchObject([{ candidates: ['li phone', 'wang phone'], person: null, said: false }]);
    expect(ties([contact('赵六', '13900000001')])).toMatchObject([{ candidates: ['wang phone'], person: null, said: false }]);
    expect(ties([contact('王伟', '13900000009')], 'town')).toMatchObject([
      { candidates: ['other nameAndPhone', 'wang nameInUnit'], person: 'other' },
    ]);
    expect(ties([contact('', '0538 8880001')], null, new Map([[0, 'li']]))).toMatchObject([{ person: 'li', said: true }]);
    expect(ties([contact('王伟', '13900000001')], null, new Map([[0, null]]))).toMatchObject([{ person: null, said: true }]);
    // Who was chosen fits no longer.
    expect(ties([contact('王伟', '13900000001')], null, new Map([[0, 'li']]))).toMatchObject([{ person: 'wang', said: false }]);
  });

  it('is written without what the directory says, and once however many cells it stood in', () => {
    const row = [contact('王伟', '13900000001'), contact('王伟', '13988888888', { role: '校长' }), contact('赵六', '13911111111')];
    expect(tiedContacts(row, tiesOf(row, 'town', people, undefined))).toEqual([
      { person: 'wang', name: '', phone: '13988888888', role: '校长', keyHolder: false },
      { ...contact('赵六', '13911111111'), person: null },
    ]);
  });
});
