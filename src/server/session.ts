import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Who may come in: whoever exchanged the token of the start link, which works once. */
export interface Sessions {
  /** The token of the link that works now. */
  token(): string;
  /** A new session for the right token, which is then replaced; undefined for any other. */
  exchange(token: string): string | undefined;
  /** Whether the session is one of ours. */
  isOpen(session: string | undefined): boolean;
  /** Who sits there, by the name they gave; null until they gave one. */
  nameIn(session: string | undefined): string | null;
  /** Takes the name down. */
  call(session: string | undefined, name: string): void;
}

const random = (): string => randomBytes(32).toString('base64url');
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
/** Takes the same time wherever the two differ. */
const isSame = (a: Buffer, b: Buffer): boolean => timingSafeEqual(a, b);

/** Sessions that live as long as the process; only their digests are kept. */
export function openSessions(): Sessions {
  let token = random();
  const sessions: { readonly digest: Buffer; name: string | null }[] = [];
  const find = (session: string | undefined) => {
    if (session === undefined) return undefined;
    const wanted = digest(session);
    return sessions.find((one) => isSame(one.digest, wanted));
  };
  return {
    token: () => token,
    exchange(given) {
      if (!isSame(digest(given), digest(token))) return undefined;
      token = random();
      const session = random();
      sessions.push({ digest: digest(session), name: null });
      return session;
    },
    isOpen: (session) => find(session) !== undefined,
    nameIn: (session) => find(session)?.name ?? null,
    call(session, name) {
      const one = find(session);
      if (one !== undefined) one.name = name;
    },
  };
}

/** The value of a cookie in a request's header. */
export function cookieIn(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const [key, ...rest] = part.split('=');
    if (key.trim() === name) return rest.join('=').trim();
  }
  return undefined;
}
