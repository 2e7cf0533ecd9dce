// Plain rotation, as on-call tools do it: one after the other as the pool stands, whatever leave, rest or weekends say. The rival in the bench.
import { at, type Plan, type Problem } from './problem.ts';

export function rotate(problem: Problem): Plan {
  const next = problem.posts.map((post) => post.next);
  return problem.demands.map(({ post, open }) => {
    const { pool } = at(problem.posts, post);
    return Array.from({ length: pool.length === 0 ? 0 : open }, () => {
      const turn = at(next, post);
      next[post] = turn + 1;
      return at(pool, turn % pool.length);
    });
  });
}
