import type { z } from 'zod';
import type { Stretch } from '../evidence/anchor.ts';
import type { Ref } from '../evidence/link.ts';
import type { Excerpt } from '../evidence/records.ts';
import type { withheldWordsSchema } from './calls.ts';
import { stateIn } from './excerpt-places.ts';
import type { Redactions } from './redact.ts';
import { mergeStretches, overlapsAny, redactedStretches } from './redact.ts';
import type { Copies } from './scrub.ts';

/** A text with what decides whether its words may be published. */
interface PublishableText {
  readonly of: Ref;
  readonly name: string;
  readonly text: string;
  readonly consent: boolean;
  readonly confidential: boolean;
}

export type WithheldWords = Readonly<z.infer<typeof withheldWordsSchema>>;
type WithheldReason = keyof WithheldWords;

const NOTHING_WITHHELD: WithheldWords = {
  excerptsWithoutConsent: 0,
  confidentialExcerpts: 0,
  redactedExcerpts: 0,
  detachedExcerpts: 0,
};

/** An excerpt that may be published, with its text and the redacted stretches of the text. */
interface Publishable {
  readonly excerpt: Excerpt;
  readonly text: PublishableText;
  readonly redacted: readonly Stretch[];
}

/**
 * The excerpts that may be published completely, and the numbers of withheld excerpts. Each is counted once, by the first reason
 * that applies, in the order of `withheldReason`.
 */
export function publishableExcerpts(
  excerpts: readonly Excerpt[],
  texts: ReadonlyMap<Ref, PublishableText>,
  redactions: Redactions,
  copies: Copies,
  /** The stretches of each text that name its author. */
  ownStretches: ReadonlyMap<Ref, readonly Stretch[]> = new Map(),
): { readonly publishable: readonly Publishable[]; readonly withheld: WithheldWords } {
  const publishable: Publishable[] = [];
  const withheld: Record<WithheldReason, number> = { ...NOTHING_WITHHELD };
  const stretches = new Map<Ref, readonly Stretch[] | null>();
  for (const excerpt of excerpts) {
    const text = texts.get(excerpt.of);
    if (text && !stretches.has(text.of)) {
      const own = redactedStretches(text.text, redactions.get(text.of) ?? []);
      stretches.set(
        text.of,
        own && mergeStretches([...own, ...copies.stretches(text.text), ...(ownStretches.get(text.of) ?? [])]),
      );
    }
    const redacted = stretches.get(excerpt.of) ?? null;
    const reason = withheldReason(excerpt, text, redacted);
    if (reason !== null) withheld[reason] += 1;
    else if (text && redacted) publishable.push({ excerpt, text, redacted });
  }
  return { publishable, withheld };
}

/** Why an excerpt is withheld. Null if it may be published. */
function withheldReason(
  excerpt: Excerpt,
  text: PublishableText | undefined,
  redacted: readonly Stretch[] | null,
): WithheldReason | null {
  if (!text) return 'detachedExcerpts';
  if (!text.consent) return 'excerptsWithoutConsent';
  if (text.confidential) return 'confidentialExcerpts';
  if (stateIn(excerpt, text.text) === 'detached') return 'detachedExcerpts';
  return redacted === null || overlapsAny(excerpt.anchor, redacted) ? 'redactedExcerpts' : null;
}
