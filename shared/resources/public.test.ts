// What of a place reaches the public.
import { describe, expect, it } from 'vitest';
import { blankFacility } from './blank.ts';
import { fieldsOf } from './fields.ts';
import { isFieldShownTo, placeFor, placesFor } from './public.ts';
import { facilityKinds, type FacilityValue } from './types.ts';

const reservoir: FacilityValue & { contacts: { name: string }[] } = {
  ...blankFacility,
  kind: 'reservoir',
  name: '青石水库',
  secrecy: 'public',
  note: '钥匙在老周家',
  fields: { reservoirSize: 'medium', capacity: 1200, damHeight: 32, level: 101.2, downstream: '青石镇', peopleDownstream: 8000 },
  contacts: [{ name: '周守坝' }],
};

describe('a place for the public', () => {
  it('goes without internal fields, states, note and contacts', () => {
    expect(placeFor('public', reservoir)).toMatchObject({
      name: '青石水库',
      note: '',
      contacts: [],
      fields: { reservoirSize: 'medium', downstream: '青石镇', peopleDownstream: 8000 },
    });
    expect(Object.keys(placeFor('public', reservoir)?.fields ?? {})).toEqual(['reservoirSize', 'downstream', 'peopleDownstream']);
  });
  it('is whole for the office', () => {
    expect(placeFor('internal', reservoir)).toEqual(reservoir);
  });
  it('is not there at all when it is internal', () => {
    const two = [reservoir, { ...reservoir, secrecy: 'internal' as const }];
    expect(placesFor('public', two)).toMatchObject({ leftOut: 1, places: [{ name: '青石水库' }] });
    expect(placesFor('internal', two).leftOut).toBe(0);
  });
  it('shows no field of any kind that is marked internal, and none that the kind does not have', () => {
    const leaking = facilityKinds.flatMap((kind) =>
      fieldsOf(kind).flatMap(([key, { internal }]) => (internal && isFieldShownTo('public', kind, key) ? [`${kind}.${key}`] : [])),
    );
    expect(leaking).toEqual([]);
    expect(isFieldShownTo('internal', 'school', 'damHeight')).toBe(false);
    expect(placeFor('public', { ...reservoir, fields: { beds: 3 } })?.fields).toEqual({});
  });
  it('keeps what stood there as it was', () => {
    placeFor('public', reservoir);
    expect(reservoir.fields.damHeight).toBe(32);
  });
});
