/** What is worked out when it is first asked for, and kept. */
export function once<T>(make: () => T): () => T {
  let computed: { readonly value: T } | null = null;
  return () => {
    computed ??= { value: make() };
    return computed.value;
  };
}
