// Contacts of a plan with the numbers of the directory: changed, printed differently, left, not linked.
import { describe, expect, it } from 'vitest';
import type { PlanContact } from '#shared/plans/types.ts';
import { contactRow, printedNumbers } from './contacts.ts';

const contact: PlanContact = {
  id: 'c',
  person: 'p',
  name: '周立',
  post: '主任',
  unitName: '县防办',
  phone: '0538-1234567、13900000001',
  section: null,
};
const person = {
  id: 'p',
  name: '周立',
  post: '县防办主任',
  unitName: '县水利局',
  phones: [
    { kind: 'mobile', number: '13900000002' },
    { kind: 'office', number: '0538-1234567' },
  ],
  removed: false,
};

describe('contacts of a plan', () => {
  it('the directory gives the numbers; a printed one that it has no more is said to be out of date', () => {
    expect(contactRow(contact, [person])).toMatchObject({
      link: 'linked',
      post: '主任',
      phones: [{ number: '13900000002', kind: 'mobile' }, { number: '0538-1234567' }],
      outdated: ['13900000001'],
    });
    expect(contactRow({ ...contact, phone: '1234567' }, [person]).outdated, 'without the area code it is the same').toEqual([]);
    expect(contactRow({ ...contact, phone: '' }, [person]).outdated).toEqual([]);
  });

  it('who has left or is not in the directory keeps the printed numbers', () => {
    expect(contactRow(contact, [{ ...person, removed: true }])).toMatchObject({
      link: 'left',
      phones: [{ number: '0538-1234567' }, { number: '13900000001' }],
    });
    expect(contactRow({ ...contact, person: null }, [person]).link).toBe('none');
    expect(contactRow({ ...contact, person: 'gone' }, [person]).link).toBe('none');
  });

  it('takes printed numbers apart', () => {
    expect(printedNumbers('0538-1234567 13900000001')).toEqual(['0538-1234567', '13900000001']);
    expect(printedNumbers('１３９００００００１１；无')).toEqual(['13900000011']);
    expect(printedNumbers('139 0000 0001')).toEqual(['139 0000 0001']);
    expect(printedNumbers('')).toEqual([]);
  });
});
