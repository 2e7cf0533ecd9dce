// The rule on names of SQL statements is a tool, so it is tried on what it must refuse.
import { describe, expect, it } from 'vitest';
import { statementClashes } from './statements.ts';

const source = (file: string, name: string, sql: string) => ({
  file,
  text: `const rows = db.all<{ id: Id }>(\n  '${name}',\n  '${sql}',\n  id,\n);`,
});

describe('names of statements', () => {
  it('refuses one name over two texts, in whatever file', () => {
    expect(statementClashes([source('a.ts', 'rosters.everybody', 'SELECT 1'), source('b.ts', 'rosters.everybody', 'SELECT 2')])).toEqual([
      'b.ts: the statement name rosters.everybody stands over another text in a.ts',
    ]);
  });

  it('lets one text be asked at two places', () => {
    expect(statementClashes([source('a.ts', 'rosters.byId', 'SELECT  1'), source('a.ts', 'rosters.byId', 'SELECT 1')])).toEqual([]);
  });
});
