// The command line of start and cli: `--name value` and `--flag`.

export interface Arguments {
  command: string | undefined;
  get(name: string): string | undefined;
  has(name: string): boolean;
}

/** What was typed cannot be: the message says what, the usage how. */
export class UsageError extends Error {}

/** @param flags names that take no value @throws UsageError naming an argument that is not known */
export function readArguments(argv: readonly string[], names: readonly string[], flags: readonly string[]): Arguments {
  const values = new Map<string, string>();
  const positional: string[] = [];
  for (let index = 0; index < argv.length; index += 1) {
    const part = argv[index] ?? '';
    if (!part.startsWith('--')) {
      positional.push(part);
      continue;
    }
    const [name = '', inline] = part.slice(2).split(/=(.*)/s);
    if (flags.includes(name)) values.set(name, '');
    else if (names.includes(name)) {
      const value = inline ?? argv[(index += 1)];
      if (value === undefined) throw new UsageError(`--${name} needs a value`);
      values.set(name, value);
    } else throw new UsageError(`--${name} is not known`);
  }
  if (positional.length > 1) throw new UsageError(`${positional[1]} is one word too many`);
  return { command: positional[0], get: (name) => values.get(name), has: (name) => values.has(name) };
}
