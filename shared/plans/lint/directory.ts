// People, telephones and units that a plan names, held against the directory.
import { phonesIn } from '../parse/phones.ts';
import type { Finding, PlanContact, Shelf } from '../types.ts';
import { core, isInner, samePost, sameUnit, shortens } from './alike.ts';
import { finding, type Lint, type LintPerson } from './input.ts';
import { obsoleteIn } from './obsolete.ts';

const digitsOf = (text: string): string => text.replace(/\D/g, '');
/** 110, 12345, 96119, 400-…: numbers of services, which no directory of an office has. */
const isService = (digits: string): boolean => digits.length <= 6 || /^(?:400|800)/.test(digits);
/** Numbers that stand in place of real ones. */
const isMasked = (text: string): boolean => /[*×xX]{3}/.test(text);

/** 0538-888 1234 is known where 8881234 is, and the other way round. */
function knownPhone(phones: ReadonlySet<string>, digits: string): boolean {
  if (phones.has(digits)) return true;
  for (const size of [7, 8]) if (digits.length > size && digits.startsWith('0') && phones.has(digits.slice(-size))) return true;
  if (digits.length === 7 || digits.length === 8)
    for (const phone of phones) if (phone.startsWith('0') && phone.endsWith(digits)) return true;
  return false;
}

const bare = (text: string): string => text.replace(/[\s\u3000（）()]/g, '');

/** Numbers of a contact that can be held against the directory, as printed. */
function checkable(printed: string): string[] {
  const several = phonesIn(printed, true).map(({ text }) => text);
  return (several.length > 0 ? several : [printed]).filter((text) => !isMasked(text) && !isService(digitsOf(text)));
}

/** A name of a person: tables of units put the unit there, or what it does. */
const isName = (name: string): boolean =>
  /^[\u4e00-\u9fa5·]{2,4}$/.test(bare(name)) && !/(?:局|室|公司|所|站|组|队|院|办|中心|调度|值班|电话|热线|查看|联系)$/.test(bare(name));

/** Several posts of one person are several entries of the directory: one that fits is enough. */
function servesAs(lint: Lint, contact: PlanContact, person: LintPerson): boolean {
  if (!samePost(contact.post, person.post, person.unitName)) return false;
  const names = [person.unitName, person.unitShort ?? ''].filter((name) => name !== '');
  if (names.length === 0 || names.some((name) => sameUnit(contact.unitName, name))) return true;
  // A part of the body they serve in; and a body that is no more is said elsewhere, once.
  return isInner(contact.unitName) || obsoleteIn(contact.unitName, lint.tables.obsolete).length > 0;
}

/** Plans of villages, works and schools: their own people are in no directory of the county. */
const ofTheirOwn: readonly Shelf[] = ['village', 'enterprise', 'school'];
function isLocal(lint: Lint, contact: PlanContact): boolean {
  if (lint.directory.units.some((unit) => contact.unitName !== '' && sameUnit(contact.unitName, unit))) return false;
  if (ofTheirOwn.includes(lint.shelf)) return true;
  // A list without columns has it beside the name only: 西崖村支书 郭守田.
  const text = lint.pages.find(({ section }) => section.id === contact.section)?.text ?? '';
  const line = contact.name === '' ? '' : (text.split('\n').find((one) => one.includes(contact.name)) ?? '');
  return /村|社区|屯|网格|楼栋|居委/.test(`${contact.unitName}${contact.post}${line.slice(0, 40)}`);
}

function linked(lint: Lint, contact: PlanContact, person: LintPerson): Finding[] {
  const where = { section: contact.section };
  if (person.removed) return [finding(lint, 'personLeft', contact.name || person.name, where, { post: contact.post })];
  const found: Finding[] = [];
  const known = [person, ...(lint.directory.byName.get(bare(person.name)) ?? [])];
  if (!known.some((one) => servesAs(lint, contact, one))) {
    const now = [person.unitName, person.post].filter((part) => part !== '').join(' ');
    const printed = `${contact.unitName} ${contact.post}`.trim();
    found.push(finding(lint, 'personMoved', contact.name || person.name, where, { now, printed }));
  }
  const own = new Set(person.phones);
  const numbers = checkable(contact.phone);
  if (own.size > 0 && numbers.length > 0 && !numbers.some((text) => knownPhone(own, digitsOf(text))))
    found.push(finding(lint, 'phoneDiffers', contact.phone, where, { name: person.name, now: person.phones.join('、') }));
  return found;
}

function unlinked(lint: Lint, contact: PlanContact): Finding[] {
  const { directory } = lint;
  const where = { section: contact.section };
  const numbers = checkable(contact.phone);
  const same = contact.name === '' ? [] : (directory.byName.get(bare(contact.name)) ?? []);
  const known = new Set(same.flatMap(({ phones }) => phones));
  if (known.size > 0 && numbers.length > 0 && !numbers.some((text) => knownPhone(known, digitsOf(text))))
    return [finding(lint, 'phoneDiffers', contact.phone, where, { name: contact.name, now: [...known].join('、') })];
  if (isLocal(lint, contact)) return [];
  const found = numbers
    .filter((text) => !knownPhone(directory.phones, digitsOf(text)))
    .map((text) => finding(lint, 'phoneUnknown', text, where, { name: contact.name }));
  // Of somebody whom nobody knows by name or by number, one finding says it.
  if (found.length === 0 && isName(contact.name) && same.length === 0)
    found.push(finding(lint, 'personUnknown', contact.name, where, { post: contact.post }));
  return found;
}

export function contactFindings(lint: Lint): Finding[] {
  const named = lint.text.contacts.flatMap((contact) => {
    const person = contact.person === null ? undefined : lint.directory.people.get(contact.person);
    return person ? linked(lint, contact, person) : unlinked(lint, contact);
  });
  const listed = new Set(lint.text.contacts.flatMap(({ phone }) => [digitsOf(phone), ...checkable(phone).map(digitsOf)]));
  const loose = lint.pages.flatMap(({ section, text }) => {
    const seen = new Set<string>();
    return phonesIn(text).flatMap((phone) => {
      const digits = digitsOf(phone.text);
      if (listed.has(digits) || seen.has(digits) || isService(digits) || isMasked(phone.text)) return [];
      seen.add(digits);
      if (knownPhone(lint.directory.phones, digits)) return [];
      return [finding(lint, 'phoneUnknown', phone.text, { section: section.id, from: phone.from, to: phone.to }, { name: '' })];
    });
  });
  return [...named, ...loose];
}

const countyLevel: readonly Shelf[] = ['general', 'special', 'department', 'activity'];

export function unitFindings(lint: Lint): Finding[] {
  if (lint.directory.units.length === 0) return [];
  const known = lint.directory.units.map(core).filter((name) => name.length >= 2);
  const seen = new Set<string>();
  return lint.text.duties.flatMap((duty) => {
    if (duty.unit !== null || seen.has(duty.unitName)) return [];
    seen.add(duty.unitName);
    const name = core(duty.unitName);
    // Names of many at once (各乡镇, 有关部门), and posts rather than bodies.
    if (
      name.length < 3 ||
      isInner(duty.unitName) ||
      // A township's 派出所, a school's 校医室: only what they call the county's or the city's can be held against the directory.
      (!countyLevel.includes(lint.shelf) && !/^[县市区省]|[县市区].{2}/.test(duty.unitName)) ||
      /^(?:各|有|相关|其他|事发|现场)|、|(?:组|组长|指挥长|总指挥|指挥部|办公室|应急办|成员|成员单位|单位|部门|人员)$/.test(name)
    )
      return [];
    if (known.some((one) => shortens(name, one) || one.includes(name) || name.includes(one))) return [];
    const near = lint.directory.units.find((unit) => core(unit).slice(0, 2) === name.slice(0, 2)) ?? '';
    return [finding(lint, 'unitUnknown', duty.unitName, { section: duty.section }, { near })];
  });
}
