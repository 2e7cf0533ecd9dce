// Names as pinyin: people are found and log in by it.
import { pinyin } from 'pinyin-pro';

/**
 * Syllables of a text in small letters; what is not Chinese stays as it is.
 * @param person the first character is read as a surname: 单 shan, 曾 zeng, 仇 qiu
 */
export function syllablesOf(text: string, person = false): string[] {
  return pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true, surname: person ? 'head' : 'off' })
    .map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .filter((syllable) => syllable !== '');
}

/** "limin lm": full spelling and initials, for a name or a title. */
export function pinyinOf(text: string, person = false): string {
  const clean = syllablesOf(text, person);
  return `${clean.join('')} ${clean.map((syllable) => syllable[0]).join('')}`.trim();
}
