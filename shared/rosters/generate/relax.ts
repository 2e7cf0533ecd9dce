// Rules by name, as an explanation gives them and a caller asks not to keep them.
import { at, type Problem } from './problem.ts';

/** rest:48 = rest of 48 hours is enough; rest = none is asked. The others likewise. */
export const ruleName = {
  rest: (hours: number): string => `rest:${hours}`,
  perWeek: (duties: number): string => `perWeek:${duties}`,
  leave: (id: string): string => `leave:${id}`,
  qualification: (post: string): string => `qualification:${post}`,
  pool: (post: string): string => `pool:${post}`,
  empty: (day: string, post: string): string => `empty:${day}/${post}`,
};

function rest(problem: Problem, hours: number): Problem {
  const lower = (of: number): number => Math.min(of, hours);
  const people = problem.people.map((person) => ({ ...person, busy: person.busy.map((busy) => ({ ...busy, rest: lower(busy.rest) })) }));
  return { ...problem, people, restHours: lower(problem.restHours) };
}

/** The problem without the rules of these names; names that mean nothing are passed over. */
export function relaxed(problem: Problem, names: readonly string[]): Problem {
  return names.reduce((before: Problem, name): Problem => {
    const [rule = '', ...rest_] = name.split(':');
    const what = rest_.join(':');
    const number = what === '' ? null : Number(what);
    switch (rule) {
      case 'rest':
        return rest(before, number !== null && Number.isFinite(number) ? number : 0);
      case 'perWeek':
        return { ...before, maxPerWeek: number !== null && Number.isInteger(number) ? number : null };
      case 'leave':
        return {
          ...before,
          people: before.people.map((person) => ({
            ...person,
            busy: person.busy.filter((busy) => busy.kind !== 'leave' || busy.id !== what),
          })),
        };
      case 'qualification':
        return { ...before, posts: before.posts.map((post) => (post.id === what ? { ...post, qualifications: [] } : post)) };
      case 'pool':
        return {
          ...before,
          posts: before.posts.map((post) => (post.id === what ? { ...post, pool: [...post.pool, ...post.others], others: [] } : post)),
        };
      case 'empty': {
        const demands = before.demands.filter(({ shift, post }) => `${at(before.shifts, shift).day}/${at(before.posts, post).id}` !== what);
        return { ...before, demands: before.demands.map((demand) => (demands.includes(demand) ? demand : { ...demand, open: 0 })) };
      }
      default:
        return before;
    }
  }, problem);
}
