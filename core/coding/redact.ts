import type { Stretch } from '../evidence/anchor.ts';
import type { Ref } from '../evidence/link.ts';
import type { Redaction } from '../evidence/records.ts';
import { stateIn } from './excerpt-places.ts';

/** Redactions by the text that they are of. */
export type Redactions = ReadonlyMap<Ref, readonly Redaction[]>;

/** Replaces redacted words in exported text. */
export const REDACTED = '[redacted]';

/**
 * The redacted stretches of a text, in order and merged. Null if a redaction is detached, because its words may be anywhere. Then
 * nothing of the text may be published.
 */
export function redactedStretches(
  text: string,
  redactions: readonly Pick<Redaction, 'anchor' | 'detached'>[],
): readonly Stretch[] | null {
  if (redactions.some((redaction) => stateIn(redaction, text) === 'detached')) return null;
  return mergeStretches(redactions.map(({ anchor }) => anchor));
}

/** Sorts stretches, and merges those that touch or overlap. */
export function mergeStretches(stretches: readonly Stretch[]): readonly Stretch[] {
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of [...stretches].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

/** Whether a stretch overlaps a redacted one. */
export const overlapsAny = ({ from, to }: Stretch, redacted: readonly Stretch[]): boolean =>
  from < to && redacted.some((redaction) => redaction.from < to && from < redaction.to);

/** The words of a stretch of a text, with `REDACTED` in place of redacted words. */
export function wordsWithout(text: string, { from, to }: Stretch, redacted: readonly Stretch[]): string {
  let words = '';
  let at = from;
  for (const redaction of redacted) {
    if (!overlapsAny({ from, to }, [redaction])) continue;
    words += text.slice(at, Math.max(at, redaction.from)) + REDACTED;
    at = redaction.to;
  }
  return words + text.slice(at, Math.max(at, to));
}

/** A text without its redacted words. Only `REDACTED` if nothing of it may be published. */
export function redactedText(
  text: string,
  redactions: readonly Pick<Redaction, 'anchor' | 'detached'>[],
): string {
  if (redactions.length === 0) return text;
  const stretches = redactedStretches(text, redactions);
  return stretches ? wordsWithout(text, { from: 0, to: text.length }, stretches) : REDACTED;
}
