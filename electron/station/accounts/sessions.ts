// Logging in and out. Tokens and tries are in the secrets; what happened is in the journal.
import { createHash, randomBytes } from 'node:crypto';
import { lockAfterTries, lockMs, sessionIdleMs, waitAfterTries } from '#shared/accounts/types.ts';
import { systemActor } from '#shared/journal/envelope.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { Journal } from '../journal/append.ts';
import type { SqliteFile } from '../kernel/db.ts';
import { checkPassword, hashPassword, usualRounds } from './passwords.ts';
import { type User, userById, userByLogin } from './queries.ts';

export type Via = 'page' | 'api' | 'port';

export interface Session {
  user: User;
  tokenHash: string;
}

interface Tries {
  count: number;
  lastAt: number;
}

/** Checked when there is no such user, so that the answer takes as long as for a real one. */
const nobody = `scrypt$32768$8$1$${Buffer.alloc(16).toString('base64')}$${Buffer.alloc(32).toString('base64')}`;
/** How often the time of last use is written back at most. */
const touchMs = 60_000;

const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

export class Sessions {
  readonly #journal: Journal;
  readonly #secrets: SqliteFile;
  readonly #passwordRounds: number;

  constructor(journal: Journal, secrets: SqliteFile, passwordRounds = usualRounds) {
    this.#journal = journal;
    this.#secrets = secrets;
    this.#passwordRounds = passwordRounds;
  }

  /**
   * @throws DomainError wrongLogin; tooOften while a wrong try has to be waited out; lockedOut after five
   */
  async open(name: string, password: string, via: Via): Promise<{ token: string; user: User }> {
    const user = await this.#prove(name, password);
    const token = randomBytes(32).toString('base64url');
    const now = this.#journal.clock.now();
    this.#secrets.run(
      'sessions.open',
      'INSERT INTO sessions (tokenHash, user, openedAt, usedAt, via) VALUES (?, ?, ?, ?, ?)',
      hashToken(token),
      user.id,
      now,
      now,
      via,
    );
    this.#journal.commit(user.id, (tx) => tx.append('session.opened', user.id, { at: tx.now, via }));
    return { token, user };
  }

  /**
   * Whoever gives this name and password, without a session: a signature in somebody else's. A wrong password counts like a try to log in.
   * @throws DomainError wrongLogin, tooOften, lockedOut
   */
  async identify(name: string, password: string): Promise<User> {
    return this.#prove(name, password);
  }

  /** Proves that the session's own user is at the keyboard. */
  async prove(user: User, password: string): Promise<void> {
    await this.#prove(user.name, password);
  }

  /** The session of a token; undefined when there is none, it has ended or its user is disabled. */
  find(token: string): Session | undefined {
    const tokenHash = hashToken(token);
    const now = this.#journal.clock.now();
    const row = this.#secrets.get<{ user: Id; usedAt: number }>(
      'sessions.find',
      'SELECT user, usedAt FROM sessions WHERE tokenHash = ?',
      tokenHash,
    );
    if (!row || now - row.usedAt > sessionIdleMs) return undefined;
    const user = userById(this.#journal.db, row.user);
    if (!user || user.disabled) return undefined;
    if (now - row.usedAt > touchMs)
      this.#secrets.run('sessions.touch', 'UPDATE sessions SET usedAt = ? WHERE tokenHash = ?', now, tokenHash);
    return { user, tokenHash };
  }

  close(session: Session): void {
    this.#secrets.run('sessions.close', 'DELETE FROM sessions WHERE tokenHash = ?', session.tokenHash);
    this.#journal.commit(session.user.id, (tx) => tx.append('session.closed', session.user.id, { at: tx.now }));
  }

  /** After a change of password or roles: whoever is logged in as this user logs in again. */
  closeAllOf(user: Id, except?: string): void {
    this.#secrets.run('sessions.closeAll', 'DELETE FROM sessions WHERE user = ? AND tokenHash <> ?', user, except ?? '');
  }

  /** What is kept of a new password. */
  hashPassword(password: string): Promise<string> {
    return hashPassword(password, this.#passwordRounds);
  }

  setPasswordHash(user: Id, hash: string): void {
    this.#secrets.run(
      'passwords.set',
      'INSERT INTO passwords (user, hash, changedAt) VALUES (?, ?, ?) ON CONFLICT (user) DO UPDATE SET hash = excluded.hash, changedAt = excluded.changedAt',
      user,
      hash,
      this.#journal.clock.now(),
    );
    this.#secrets.run('tries.clear', 'DELETE FROM loginTries WHERE name = ?', user);
  }

  async #prove(name: string, password: string): Promise<User> {
    const now = this.#journal.clock.now();
    const user = userByLogin(this.#journal.db, name);
    const key = user?.id ?? `name:${name.normalize('NFKC').trim().slice(0, 100)}`;
    const tries = this.#secrets.get<Tries>('tries.get', 'SELECT count, lastAt FROM loginTries WHERE name = ?', key) ?? {
      count: 0,
      lastAt: 0,
    };
    const waited = now - tries.lastAt;
    if (tries.count >= lockAfterTries && waited >= 0 && waited < lockMs) {
      this.#refuse(user, name, 'locked', tries.count);
      throw new DomainError('lockedOut', { retryAfterSeconds: Math.ceil((lockMs - waited) / 1000) });
    }
    const count = tries.count >= lockAfterTries ? 0 : tries.count;
    const wait = waitAfterTries(count) * 1000;
    if (waited >= 0 && waited < wait) throw new DomainError('tooOften', { retryAfterSeconds: Math.ceil((wait - waited) / 1000) });
    // Counted before the check: tries that run side by side cannot slip through.
    this.#secrets.run(
      'tries.count',
      'INSERT INTO loginTries (name, count, lastAt) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET count = excluded.count, lastAt = excluded.lastAt',
      key,
      count + 1,
      now,
    );
    const stored = user && this.#secrets.get<{ hash: string }>('passwords.get', 'SELECT hash FROM passwords WHERE user = ?', user.id)?.hash;
    const right = await checkPassword(password, stored ?? nobody);
    if (!user || !right || user.disabled) {
      this.#refuse(user, name, user?.disabled && right ? 'disabled' : 'wrong', count + 1);
      throw new DomainError('wrongLogin');
    }
    this.#secrets.run('tries.clear', 'DELETE FROM loginTries WHERE name = ?', key);
    return user;
  }

  #refuse(user: User | undefined, name: string, cause: 'wrong' | 'locked' | 'disabled', tries: number): void {
    this.#journal.commit(systemActor, (tx) =>
      tx.append('login.refused', user?.id ?? tx.newId(), { at: tx.now, name: name.slice(0, 200), cause, tries }),
    );
  }
}
