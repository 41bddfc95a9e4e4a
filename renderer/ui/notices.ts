/**
 * A message on screen. `done` reports an action, `not-done` explains why nothing was done, `turned` reports an undo or
 * redo, and `fault` an error.
 */
export interface Notice {
  readonly id: number;
  readonly kind: 'done' | 'not-done' | 'turned' | 'fault';
  readonly words: string;
}

/** Adds a notice to the list. Only the last two are kept, since more would cover the work; errors stay until dismissed. */
export function withNotice(list: readonly Notice[], added: Notice): readonly Notice[] {
  const otherNotices = list.filter(({ words }) => words !== added.words);
  const last = otherNotices.findLast(({ kind }) => kind !== 'fault');
  return [...otherNotices.filter((notice) => notice.kind === 'fault' || notice === last), added];
}
