// Every labelled text that the rules were written from is read as it is labelled: a rule that is mended must not break another.
import { describe, expect, it } from 'vitest';
import { type LabelledText, parseLabelled, wrongFields } from '../bench/intake-parser.ts';
import known from '../fixtures/intake-corpus/known.json';

describe('the known texts', () => {
  it.each(known as LabelledText[])('$id', (item) => {
    expect(wrongFields(item, parseLabelled(item))).toEqual([]);
  });
});
