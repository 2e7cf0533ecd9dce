// Symbols: every kind and every sub-kind of the norm has one, with a code of the norm and a word that fits its band.
import { describe, expect, it } from 'vitest';
import { eventSymbol, glyphNames, type MapSymbol, maxSymbolText, subKindsOf, symbolOf } from './symbols.ts';
import { facilityKinds } from './types.ts';

/** What is wrong with a symbol, in words; nothing when it is right. */
function faults({ code, category, glyph, text }: MapSymbol): string[] {
  return [
    ...(/^[A-D]\d{5}$/.test(code) && code.startsWith(category) ? [] : [`${text}: code ${code}`]),
    ...(glyphNames.includes(glyph) ? [] : [`${text}: picture ${glyph}`]),
    ...(text.length >= 2 && text.length <= maxSymbolText ? [] : [`${text}: length of its word`]),
  ];
}

describe('symbols of places', () => {
  it('stand for every kind and sub-kind', () => {
    const all = facilityKinds.flatMap((kind) => ['', ...subKindsOf(kind)].map((subKind) => symbolOf(kind, subKind)));
    expect(all.length).toBeGreaterThan(facilityKinds.length);
    expect(all.flatMap(faults)).toEqual([]);
  });

  it('follow the codes of the norm', () => {
    expect(symbolOf('shelter', '').code).toBe('D60100');
    expect(symbolOf('supplyDepot', '医药储备')).toMatchObject({ code: 'D30100', text: '医药储备' });
    expect(symbolOf('hazardSource', '加油站')).toMatchObject({ code: 'B10100', glyph: 'fuel', text: '加油站' });
    expect(symbolOf('hazardSource', '放射源').code).toBe('B10300');
    expect(symbolOf('hospital', '疾控中心').code).toBe('D50200');
    expect(symbolOf('commandPost', '临时安置').code).toBe('D10200');
    expect(symbolOf('fireStation', '')).toMatchObject({ code: 'D20400', text: '消防站' });
  });

  it('carry a word of the office when it fits, the same object each time, and the word of the kind when it does not', () => {
    expect(symbolOf('shelter', '体育场').text).toBe('体育场');
    expect(symbolOf('shelter', '体育场')).toBe(symbolOf('shelter', '体育场'));
    expect(symbolOf('shelter', '室内外综合避难场所').text).toBe('避难场所');
    expect(symbolOf('shelter', '场').text).toBe('避难场所');
  });
});

describe('symbols of incidents', () => {
  it('go by the kind of the event, else by its class, else say only that something happened', () => {
    expect(['11A01', '12D02', '13A01', '14C01'].map(eventSymbol).flatMap(faults)).toEqual([]);
    expect(eventSymbol('12H03').code).toBe('A20700');
    expect(eventSymbol('11G05').code).toBe('A10700');
    expect(eventSymbol('11G01').code).toBe('A10600');
    expect(eventSymbol('12Y00')).toMatchObject({ code: 'A20000', text: '事故灾难' });
    expect(eventSymbol(null)).toMatchObject({ category: 'A', text: '突发事件' });
    expect(eventSymbol('99999').text).toBe('突发事件');
  });
});
