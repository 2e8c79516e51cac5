/** Stores of one process: for tests, and for a check of settings that are not saved yet. */
import type { CircuitStore, FreshToken, TokenKind, TokenStore } from './ports.ts';

export function tokensInMemory(clock: () => Date): TokenStore {
  const kept = new Map<TokenKind, FreshToken>();
  const renewing = new Map<TokenKind, Promise<string>>();
  const refused = new Set<string>();

  const usable = (kind: TokenKind): string | null => {
    const token = kept.get(kind);
    return token && token.usableUntil > clock() ? token.value : null;
  };

  return {
    current: async (kind) => usable(kind),
    renew: async (kind, stale, fetchNew) => {
      const known = usable(kind);
      if (known !== null && known !== stale) return known;
      const already = renewing.get(kind);
      if (already) return already;
      const work = fetchNew()
        .then((fresh) => {
          kept.set(kind, fresh);
          return fresh.value;
        })
        .finally(() => renewing.delete(kind));
      renewing.set(kind, work);
      return work;
    },
    drop: async (kind, token) => kept.get(kind)?.value === token && kept.delete(kind),
    isRefused: async (secret) => refused.has(secret),
    refuse: async (secret) => void refused.add(secret),
  };
}

export function circuitsInMemory(): CircuitStore {
  const kept = new Map<string, Date>();
  return {
    openUntil: async (api) => kept.get(api) ?? null,
    open: async (api, until) => {
      const known = kept.get(api);
      if (!known || known < until) kept.set(api, until);
    },
  };
}
