/** News on the screen: of what was done, of why nothing was (`not-done`), of what was undone or redone (`turned`), or of what went wrong. */
export interface Notice {
  readonly id: number;
  readonly kind: 'done' | 'not-done' | 'turned' | 'fault';
  readonly words: string;
}

/**
 * The news with one more. Of what was done or not, the last two are shown: more would cover the work. What went wrong stays until
 * it is sent away.
 */
export function withNotice(list: readonly Notice[], added: Notice): readonly Notice[] {
  const otherNotices = list.filter(({ words }) => words !== added.words);
  const last = otherNotices.findLast(({ kind }) => kind !== 'fault');
  return [...otherNotices.filter((notice) => notice.kind === 'fault' || notice === last), added];
}
