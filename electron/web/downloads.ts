import { randomBytes } from 'node:crypto';

/** Addresses that give one file once: a browser's download can't carry the token, so the address is the secret. */
export interface Downloads {
  readonly offer: (path: string) => string;
  /** The file of an id, which is used up by this; null when there is none. */
  readonly take: (id: string) => string | null;
}

export function createDownloads(): Downloads {
  const offered = new Map<string, string>();
  return {
    offer: (path) => {
      const id = randomBytes(24).toString('hex');
      offered.set(id, path);
      return `/download/${id}`;
    },
    take: (id) => {
      const path = offered.get(id) ?? null;
      offered.delete(id);
      return path;
    },
  };
}
