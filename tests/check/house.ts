// Rules of the house that no linter knows: file lengths, empty rooms, room guides, landed migrations, a test for each invariant, pictures of the manual.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { rooms } from './rooms.ts';
import { sourceFiles } from './imports.ts';
import { statementClashes } from './statements.ts';
import { styleClashes } from './styles.ts';

const maxLines = 400;
/** The top level holds these and dot-files, and nothing else. */
const topLevel = [
  'electron',
  'renderer',
  'shared',
  'assets',
  'tests',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'electron-builder.yml',
  'README.md',
  'LICENSE',
];
/** Made by programs, not tracked. */
const untracked = ['node_modules', 'out', 'dist', 'release'];
/** Invariants of the domain that this program has reached; each has a test with its name. */
const invariants = [1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12];

function testFiles(root: string, dir: string): string[] {
  return readdirSync(path.join(root, dir), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules') return [];
    const file = `${dir}/${entry.name}`;
    if (entry.isDirectory()) return testFiles(root, file);
    return /\.(test|spec)\.tsx?$/.test(entry.name) ? [file] : [];
  });
}

function migrationProblems(root: string): string[] {
  const dir = 'electron/station/journal/migrations';
  const landedFile = path.join(root, dir, 'landed.json');
  const landed = JSON.parse(readFileSync(landedFile, 'utf8')) as Record<string, string>;
  const steps = readdirSync(path.join(root, dir)).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  return steps.flatMap((name) => {
    const hash = createHash('sha256')
      .update(readFileSync(path.join(root, dir, name)))
      .digest('hex');
    if (landed[name] === undefined) return [`${dir}/${name}: write its hash into landed.json when it lands: "${name}": "${hash}"`];
    return landed[name] === hash ? [] : [`${dir}/${name}: a landed step was edited; add a new step instead`];
  });
}

/** In these rooms time and chance come in as arguments. */
const pureRooms = /^(shared|electron\/station)\/(?!time\/)/;
const impure = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bnew Intl\.DateTimeFormat\(\)/;

function purityProblems(root: string): string[] {
  return sourceFiles(root)
    .filter((file) => pureRooms.test(file))
    .flatMap((file) =>
      readFileSync(path.join(root, file), 'utf8')
        .split('\n')
        .flatMap((line, index) =>
          impure.test(line.replace(/\/\/.*$/, ''))
            ? [`${file}:${index + 1}: takes time or chance from nowhere; take a Clock or random bytes`]
            : [],
        ),
    );
}

/** The page knows schemas and contract as types only: their library would come along, and tries what the page's policy forbids. */
const schemasAtRunTime = /^import (?!type ).*from '#shared\/(contract\/(?!error-texts)|.*schemas\.ts)/;

function pageProblems(root: string): string[] {
  return sourceFiles(root)
    .filter((file) => file.startsWith('renderer/') && !file.endsWith('.test.ts'))
    .flatMap((file) =>
      readFileSync(path.join(root, file), 'utf8')
        .split('\n')
        .flatMap((line, index) =>
          schemasAtRunTime.test(line)
            ? [`${file}:${index + 1}: imports schemas at run time; take the type, or a constant of types.ts or limits.ts`]
            : [],
        ),
    );
}

/** A style sheet that no file beside or above it imports changes nothing, and one that bends another feature's screens does so silently. */
function styleProblems(root: string): string[] {
  const imports = new Set(
    sourceFiles(root)
      .filter((file) => file.startsWith('renderer/'))
      .flatMap((file) =>
        [...readFileSync(path.join(root, file), 'utf8').matchAll(/import '(\.[^']+\.css)'/g)].map(([, name]) =>
          path.join(path.dirname(file), name ?? ''),
        ),
      ),
  );
  const sheets = styleSheets(root, 'renderer');
  return [
    ...sheets.filter((file) => !imports.has(file)).map((file) => `${file}: no file imports it`),
    ...styleClashes(sheets.map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }))),
  ];
}

function styleSheets(root: string, dir: string): string[] {
  return readdirSync(path.join(root, dir), { withFileTypes: true }).flatMap((entry) => {
    const file = `${dir}/${entry.name}`;
    return entry.isDirectory() ? styleSheets(root, file) : file.endsWith('.css') ? [file] : [];
  });
}

/** A picture's name, in a row of screens (looks) or as what a test has shot. */
const shotName = /'(\d{2}-[a-z0-9-]+)'/g;

/** Every picture that a chapter names is taken by a test, and F1 of some screen opens each chapter. */
function manualProblems(root: string): string[] {
  const dir = 'assets/manual/zh-CN';
  const help = readFileSync(path.join(root, 'renderer/app/Help.tsx'), 'utf8');
  const taken = new Set(
    testFiles(root, 'tests/e2e').flatMap((file) =>
      [...readFileSync(path.join(root, file), 'utf8').matchAll(shotName)].map(([, name]) => name),
    ),
  );
  return readdirSync(path.join(root, dir))
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => {
      const text = readFileSync(path.join(root, dir, name), 'utf8');
      const pictures = [...text.matchAll(/\]\(images\/([^)]+)\.png\)/g)].map(([, picture = '']) => picture);
      return [
        ...(help.includes(`'${name.replace(/\.md$/, '')}'`) ? [] : [`${dir}/${name}: no screen's F1 opens it (renderer/app/Help.tsx)`]),
        ...pictures.filter((picture) => !taken.has(picture)).map((picture) => `${dir}/${name}: no test takes the picture ${picture}`),
        ...pictures
          .filter((picture) => !existsSync(path.join(root, dir, 'images', `${picture}.png`)))
          .map((picture) => `${dir}/${name}: the picture ${picture} is not there`),
      ];
    });
}

/** One line a problem. */
export function checkHouse(root: string): string[] {
  const problems: string[] = [];
  for (const name of readdirSync(root)) {
    if (!name.startsWith('.') && !topLevel.includes(name) && !untracked.includes(name))
      problems.push(`${name}: does not belong to the top level`);
  }
  for (const file of sourceFiles(root)) {
    const lines = readFileSync(path.join(root, file), 'utf8').split('\n').length;
    if (lines > maxLines && !/-words\.ts$|\/texts\/(zh-CN|en)/.test(file)) problems.push(`${file}: ${lines} lines, more than ${maxLines}`);
    const first = readFileSync(path.join(root, file), 'utf8').split('\n')[0] ?? '';
    if (!first.startsWith('//') && !first.startsWith('/*')) problems.push(`${file}: the first line does not say what lives here`);
  }
  for (const room of rooms) {
    const dir = path.join(root, room.at);
    if (room.at.endsWith('/') && (!existsSync(dir) || readdirSync(dir).filter((name) => name !== 'tsconfig.json').length === 0))
      problems.push(`${room.at}: the room is empty`);
  }
  const tests = [...testFiles(root, 'tests'), ...['shared', 'electron', 'renderer'].flatMap((dir) => testFiles(root, dir))].map((file) =>
    readFileSync(path.join(root, file), 'utf8'),
  );
  for (const number of invariants) {
    if (!tests.some((text) => text.includes(`[INV-${number}]`))) problems.push(`invariant ${number} has no test`);
  }
  return [
    ...problems,
    ...migrationProblems(root),
    ...purityProblems(root),
    ...pageProblems(root),
    ...styleProblems(root),
    ...statementClashes(
      sourceFiles(root)
        .filter((file) => file.startsWith('electron/'))
        .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') })),
    ),
    ...manualProblems(root),
  ];
}
