// Names of SQL statements: a station keeps each prepared by its name, so one name over two texts fails whichever of them comes second.
export interface Source {
  file: string;
  text: string;
}

const call = /\.(?:all|get|run|iterate)(?:<[^()]*?>)?\(\s*(['`])([a-zA-Z]+\.[\w.]+)\1,\s*(['`])([\s\S]*?)\3/g;
const flat = (sql: string): string => sql.replaceAll(/\s+/g, ' ').trim();

/** Names that stand over different texts, at the later of the two places. */
export function statementClashes(sources: readonly Source[]): string[] {
  const first = new Map<string, { file: string; sql: string }>();
  return sources.flatMap(({ file, text }) =>
    [...text.matchAll(call)].flatMap(([, , name = '', , sql = '']) => {
      const before = first.get(name);
      if (!before) first.set(name, { file, sql: flat(sql) });
      return before && before.sql !== flat(sql) ? [`${file}: the statement name ${name} stands over another text in ${before.file}`] : [];
    }),
  );
}
