// Late and not at all, of what was due; red and in bold only where there is any.

export function Timed({ timed }: { timed: { due: number; late: number; missed: number } }) {
  if (timed.due === 0) return <span className="faint">—</span>;
  const bad = timed.late + timed.missed > 0;
  return <span className={bad ? 'bad' : 'muted'} title={String(timed.due)}>{`${timed.late} / ${timed.missed}`}</span>;
}
