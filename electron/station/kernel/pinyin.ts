// Names as pinyin: people are found and log in by it.
import { pinyin } from 'pinyin-pro';

/** "limin lm": full spelling and initials, for a name or a title. */
export function pinyinOf(text: string): string {
  const syllables = pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
  const clean = syllables.map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/g, '')).filter((syllable) => syllable !== '');
  return `${clean.join('')} ${clean.map((syllable) => syllable[0]).join('')}`.trim();
}
