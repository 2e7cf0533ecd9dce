// Style sheets hold for the whole page once a screen has brought them in: a class that has rules by itself has one home.
import { dirname } from 'node:path';

export interface Sheet {
  /** From the top of the repository. */
  file: string;
  text: string;
}

interface Use {
  name: string;
  /** The only class of its selector: the rule holds for whatever bears it. Otherwise it narrows what it stands at (`.limit.near`). */
  alone: boolean;
}

/** Sheets of app and components are meant for every screen: whoever narrows by their classes (`td.num`) means them. */
const everywhere = 'everywhere';
const homeOf = (file: string): string => /^renderer\/features\/([^/]+)/.exec(dirname(file))?.[1] ?? everywhere;

/** Without what stands in parentheses, the innermost first: it says where a rule holds, not for whom. */
function withoutArguments(text: string): string {
  const less = text.replace(/\([^()]*\)/g, '');
  return less === text ? text : withoutArguments(less);
}

function usesOf(text: string): Use[] {
  const heads = [...text.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{};]+)\{/g)].map(([, head = '']) => head.trim());
  return heads
    .filter((head) => !head.startsWith('@'))
    .flatMap((head) => withoutArguments(head).split(','))
    .flatMap((selector) => {
      const parts = selector
        .trim()
        .split(/\s*[>+~\s]\s*/)
        .map((part) => ({ bare: part.startsWith('.'), names: [...part.matchAll(/\.([\w-]+)/g)].map(([, name = '']) => name) }));
      const only = parts.flatMap(({ names }) => names).length === 1;
      return parts.flatMap(({ bare, names }) =>
        names.flatMap((name, nth): Use[] => {
          const narrows = nth > 0 || !bare;
          return narrows || only ? [{ name, alone: !narrows }] : [];
        }),
      );
    });
}

/**
 * Classes that have rules by themselves in the sheets of one feature, and in those of another one have such rules too or narrow
 * something else: whoever opens both screens sees both rules, and in which order they were opened decides.
 */
export function styleClashes(sheets: readonly Sheet[]): string[] {
  const uses = sheets.flatMap(({ file, text }) => usesOf(text).map((use) => ({ ...use, file, home: homeOf(file) })));
  const rules = Map.groupBy(
    uses.filter(({ alone }) => alone),
    ({ name }) => name,
  );
  const problems = uses.flatMap(({ name, alone, home, file }) => {
    const other = rules.get(name)?.find((rule) => rule.home !== home && (alone || rule.home !== everywhere));
    return other
      ? [`${file}: .${name} ${alone ? 'has rules' : 'narrows something'} here and has rules in ${other.file}; give it a name of its own`]
      : [];
  });
  return [...new Set(problems)];
}
