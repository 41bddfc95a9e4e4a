/** The page's local storage. Browsers may refuse any of these calls. */
export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Stands in where the browser's settings forbid storage. */
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
