// The import rule, checked over every source file: static imports, type imports and import() alike.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'oxc-parser';
import { exclusive, type Room, rooms } from './rooms.ts';

export interface Breach {
  file: string;
  imports: string;
  why: string;
}

const roots = ['shared', 'electron', 'renderer'];
const isSource = (name: string): boolean => /\.(ts|tsx|mjs)$/.test(name) && !/\.test\.tsx?$/.test(name) && !name.endsWith('.d.ts');

export function sourceFiles(root: string): string[] {
  const files: string[] = [];
  const walk = (dir: string): void => {
    for (const entry of readdirSync(path.join(root, dir), { withFileTypes: true })) {
      if (entry.name === 'node_modules') continue;
      const file = `${dir}/${entry.name}`;
      if (entry.isDirectory()) walk(file);
      else if (isSource(entry.name)) files.push(file);
    }
  };
  for (const dir of roots) if (existsSync(path.join(root, dir))) walk(dir);
  return files.sort();
}

const aliases: [string, string][] = [
  ['#shared/', 'shared/'],
  ['#station/', 'electron/station/'],
  ['#electron/', 'electron/'],
  ['#renderer/', 'renderer/'],
  ['#kit/', 'tests/kit/'],
];

/** A path of ours from the top, or `package:name`. */
function resolve(file: string, specifier: string): string {
  if (specifier.startsWith('.')) return path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier)).replace(/[?].*$/, '');
  const alias = aliases.find(([head]) => specifier.startsWith(head));
  if (alias) return alias[1] + specifier.slice(alias[0].length);
  if (specifier.startsWith('node:')) return 'package:node:';
  const parts = specifier.split('/');
  return `package:${specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '')}`;
}

function importsOf(file: string, source: string): string[] {
  const { module } = parseSync(file, source);
  const named = [
    ...module.staticImports.map((one) => one.moduleRequest.value),
    ...module.staticExports.flatMap((one) => one.entries.flatMap((entry) => (entry.moduleRequest ? [entry.moduleRequest.value] : []))),
  ];
  const dynamic = module.dynamicImports.map(
    (one) => /^['"`](.+)['"`]$/s.exec(source.slice(one.moduleRequest.start, one.moduleRequest.end))?.[1],
  );
  return [...named, ...dynamic.filter((value) => value !== undefined)];
}

function roomOf(file: string): Room | undefined {
  return rooms.filter((room) => file.startsWith(room.at)).sort((a, b) => b.at.length - a.at.length)[0];
}

/** `a/*-queries.ts` fits `a/x-queries.ts`; a prefix that ends with / fits all below it. */
function fits(target: string, pattern: string): boolean {
  if (!pattern.includes('*')) return pattern.endsWith('/') ? target.startsWith(pattern) : target === pattern;
  const [head = '', tail = ''] = pattern.split('*');
  return target.startsWith(head) && target.endsWith(tail) && !target.slice(head.length, -tail.length).includes('/');
}

/** Breaches of one file; `source` is given, so that a test can try a forbidden one. */
export function breachesOf(file: string, source: string): Breach[] {
  const room = roomOf(file);
  if (!room) return [{ file, imports: '', why: 'stands in no room' }];
  return importsOf(file, source).flatMap((specifier): Breach[] => {
    const target = resolve(file, specifier);
    const breach = (why: string): Breach[] => [{ file, imports: specifier, why }];
    if (target.startsWith('package:')) {
      const name = target.slice('package:'.length);
      const owners = exclusive[name];
      if (owners && !owners.some((owner) => file.startsWith(owner))) return breach(`only ${owners.join(', ')} may import ${name}`);
      return room.packages.includes(name) ? [] : breach(`${room.at} may not import the package ${name}`);
    }
    const inside = room.at.endsWith('/') && target.startsWith(room.at);
    return inside || room.imports.some((pattern) => fits(target, pattern)) ? [] : breach(`${room.at} may not import ${target}`);
  });
}

export function checkImports(root: string): Breach[] {
  return sourceFiles(root).flatMap((file) => breachesOf(file, readFileSync(path.join(root, file), 'utf8')));
}
