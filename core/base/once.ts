/** Memoises a function of one object. A value is kept as long as its object. `undefined` is not kept. */
export function memoise<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const cache = new WeakMap<K, V>();
  return (key) => {
    const cached = cache.get(key);
    if (cached !== undefined) return cached;
    const computed = compute(key);
    cache.set(key, computed);
    return computed;
  };
}

/** Memoises a function without parameters: the value is computed at the first call. */
export function once<T>(make: () => T): () => T {
  let computed: { readonly value: T } | null = null;
  return () => {
    computed ??= { value: make() };
    return computed.value;
  };
}
