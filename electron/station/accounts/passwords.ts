// Password hashes: scrypt off the main thread, so that a login never delays an alarm.
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** 2^15, 8, 1: about 70 ms and 32 MB a try on an office machine. */
export const usualRounds = 32_768;
const cost = { N: usualRounds, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const keyBytes = 32;

function derive(password: string, salt: Buffer, parameters: typeof cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyBytes, parameters, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/** `scrypt$N$r$p$salt$key`, salt and key in base64. */
export async function hashPassword(password: string, rounds: number): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, { ...cost, N: rounds });
  return ['scrypt', rounds, cost.r, cost.p, salt.toString('base64'), key.toString('base64')].join('$');
}

export async function checkPassword(password: string, stored: string): Promise<boolean> {
  const [scheme, N, r, p, salt, key] = stored.split('$');
  if (scheme !== 'scrypt' || !salt || !key) return false;
  const wanted = Buffer.from(key, 'base64');
  const got = await derive(password, Buffer.from(salt, 'base64'), { ...cost, N: Number(N), r: Number(r), p: Number(p) });
  return wanted.length === got.length && timingSafeEqual(wanted, got);
}
