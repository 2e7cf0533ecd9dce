// A place as a form: what is understood, what is refused at its field, what is sent.
import { describe, expect, it } from 'vitest';
import type { FacilityDetail } from '#shared/contract/facilities.ts';
import { blankFacility } from '#shared/resources/blank.ts';
import { catalogues } from '#renderer/texts/catalogue.ts';
import { contactProblems, contactForm, overCapacity, placeForm, placeInput, placePatch, placeProblems, readField } from './place-form.ts';

const today = '2026-11-20';
const { form: words, contact } = catalogues['zh-CN'].places;
const { removed: _removed, ...blank } = blankFacility;
const shelter: FacilityDetail = {
  ...blank,
  id: '0190b2f4-0000-7000-8000-000000000001',
  kind: 'shelter',
  name: '实验小学',
  fields: { capacity: 800, opened: true, peopleNow: 120, shelterGrade: 'county' },
  contacts: [],
  writtenAt: {},
  origin: null,
};

describe('a typed field', () => {
  it.each([
    ['int', '1,200', 1200],
    ['int', '１２', 12],
    ['number', ' 12.5 ', 12.5],
    ['yesNo', 'no', false],
    ['text', ' 帐篷 ', '帐篷'],
    ['int', '', null],
  ] as const)('%s "%s"', (type, text, value) => {
    expect(readField({ type }, text)).toEqual({ value });
  });
  it.each([
    ['int', '3.5', 'int'],
    ['int', '-1', 'int'],
    ['int', '三十', 'int'],
    ['number', '-0.5', 'number'],
    ['number', '1e5', 'number'],
    ['number', '9999999999999', 'tooMuch'],
  ] as const)('%s "%s" is refused', (type, text, problem) => {
    expect(readField({ type }, text)).toEqual({ problem });
  });
  it('may be below zero where it is a height', () => {
    expect(readField({ type: 'number', signed: true }, '-3.2')).toEqual({ value: -3.2 });
  });
});

describe('the form of a place', () => {
  it('says what is wrong at each field', () => {
    const form = {
      ...placeForm(null, 'shelter'),
      position: '35.9 116.3',
      checkedOn: '2026-12-01',
      capacity: '很多',
    };
    expect(placeProblems(form, today, words.problems)).toMatchObject({
      name: words.problems.name,
      position: words.problems.swapped,
      checkedOn: words.problems.future,
      capacity: words.problems.int,
    });
  });
  it('sends only what was changed', () => {
    const form = { ...placeForm(shelter, 'shelter'), peopleNow: '90', address: '文化路 1 号' };
    expect(placePatch(shelter, form, today)).toEqual({ address: '文化路 1 号', fields: { peopleNow: 90 } });
    expect(placePatch(shelter, placeForm(shelter, 'shelter'), today)).toEqual({});
  });
  it('empties what another kind does not have', () => {
    const form = { ...placeForm(shelter, 'shelter'), kind: 'school' as const };
    expect(placePatch(shelter, form, today)).toEqual({
      kind: 'school',
      fields: { capacity: null, opened: null, peopleNow: null, shelterGrade: null },
    });
  });
  it('reads its position', () => {
    expect(placeInput({ ...placeForm(shelter, 'shelter'), position: '116°18′0″ 35°54′0″' }, today).position).toEqual({
      lng: 116.3,
      lat: 35.9,
    });
  });
  it('counts people over what the place holds', () => {
    const full = { peopleNow: 900, capacity: 800 };
    expect(overCapacity((key) => (key === 'peopleNow' || key === 'capacity' ? full[key] : null))).toEqual({ people: 900, capacity: 800 });
    expect(overCapacity((key) => (key === 'capacity' ? 800 : null))).toBeNull();
  });
});

describe('a contact', () => {
  it('is somebody', () => {
    expect(contactProblems(contactForm(null), contact)).toMatchObject({ person: contact.who });
    expect(contactProblems({ ...contactForm(null), phone: '值班' }, contact)).toMatchObject({ person: undefined, phone: contact.badPhone });
  });
});
