import type { Stretch } from '../evidence/anchor.ts';
import type { Ref } from '../evidence/link.ts';
import type { Redaction } from '../evidence/records.ts';
import { stateIn } from './excerpt-places.ts';

/** Redactions by the text that they are of. */
export type Redactions = ReadonlyMap<Ref, readonly Redaction[]>;

/** What stands in an exported text for words that are redacted. */
export const REDACTED = '[redacted]';

/**
 * The stretches of a text that may not leave, in order and none touching another; null when nothing of it may: a
 * redaction's words are not where they were, and nobody has said yet where they are.
 */
export function redactedStretches(
  text: string,
  redactions: readonly Pick<Redaction, 'anchor' | 'detached'>[],
): readonly Stretch[] | null {
  if (redactions.some((redaction) => stateIn(redaction, text) === 'detached')) return null;
  return joinedStretches(redactions.map(({ anchor }) => anchor));
}

/** Stretches in order, those that touch or overlap as one. */
export function joinedStretches(stretches: readonly Stretch[]): readonly Stretch[] {
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of [...stretches].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

/** Whether a stretch holds any of the redacted words. */
export const touches = ({ from, to }: Stretch, redacted: readonly Stretch[]): boolean =>
  from < to && redacted.some((gone) => gone.from < to && from < gone.to);

/** The words `from..to` of a text without those that are redacted. */
export function wordsWithout(text: string, { from, to }: Stretch, redacted: readonly Stretch[]): string {
  let words = '';
  let at = from;
  for (const redaction of redacted) {
    if (!touches({ from, to }, [redaction])) continue;
    words += text.slice(at, Math.max(at, redaction.from)) + REDACTED;
    at = redaction.to;
  }
  return words + text.slice(at, Math.max(at, to));
}

/** A text without its redacted words; where nothing of it may leave, only that. */
export function redactedText(
  text: string,
  redactions: readonly Pick<Redaction, 'anchor' | 'detached'>[],
): string {
  if (redactions.length === 0) return text;
  const stretches = redactedStretches(text, redactions);
  return stretches ? wordsWithout(text, { from: 0, to: text.length }, stretches) : REDACTED;
}
