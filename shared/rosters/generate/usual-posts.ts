// Posts that a run fills when it is not told which.
import type { RosterPost } from '../types.ts';

/**
 * Those that must be held, and those for which people are named: a post that nobody was named for and that may stay empty would be filled
 * from the whole directory. All, where that leaves none.
 */
export function usualPosts<T extends Pick<RosterPost, 'required' | 'pool' | 'count'>>(posts: readonly T[]): T[] {
  const usual = posts.filter((post) => post.required || post.pool.groups.length > 0 || post.pool.people.length >= post.count);
  return usual.length === 0 ? [...posts] : usual;
}
