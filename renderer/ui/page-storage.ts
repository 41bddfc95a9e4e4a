/** What the browser keeps of a page's; it may refuse anything. */
export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** A browser whose settings forbid it keeps nothing. */
const NO_STORE: Store = {
  length: 0,
  key: () => null,
  getItem: () => null,
  setItem: () => {
    throw new RangeError('This browser keeps nothing');
  },
  removeItem: () => undefined,
};

export function pageStorage(): Store {
  try {
    return window.localStorage;
  } catch {
    return NO_STORE;
  }
}
