/** The messages of an error and all its causes, for administrators. `fetch failed` alone doesn't name the unreachable address. */
export function causeWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const inner =
    error instanceof AggregateError ? error.errors : error.cause === undefined ? [] : [error.cause];
  const causes = inner.map(causeWords).filter((words) => words !== '' && !error.message.includes(words));
  return [error.message, ...new Set(causes)].filter((words) => words !== '').join(': ');
}
