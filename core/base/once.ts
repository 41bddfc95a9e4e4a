/** Memoises a function without parameters: the value is computed at the first call. */
export function once<T>(make: () => T): () => T {
  let computed: { readonly value: T } | null = null;
  return () => {
    computed ??= { value: make() };
    return computed.value;
  };
}
