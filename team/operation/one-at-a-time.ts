/** Something that is found out for all who ask while it is being found out, and never twice at a time. */
export function oneAtATime<T>(find: () => Promise<T>): () => Promise<T> {
  let finding: Promise<T> | null = null;
  return () => {
    finding ??= find().finally(() => {
      finding = null;
    });
    return finding;
  };
}
