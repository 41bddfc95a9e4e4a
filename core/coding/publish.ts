import type { z } from 'zod';
import type { Stretch } from '../evidence/anchor.ts';
import type { Ref } from '../evidence/link.ts';
import type { Excerpt } from '../evidence/records.ts';
import type { withheldWordsSchema } from './calls.ts';
import { stateIn } from './excerpt-places.ts';
import type { Redactions } from './redact.ts';
import { joinedStretches, redactedStretches, touches } from './redact.ts';
import type { Copies } from './scrub.ts';

/** What decides whether words of a text may leave. */
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

/** An excerpt whose words may leave, in its text, and what of that may not. */
interface Publishable {
  readonly excerpt: Excerpt;
  readonly text: PublishableText;
  readonly redacted: readonly Stretch[];
}

/** The excerpts whose every word may leave, and how many may not, each counted once, for want of consent first. */
export function publishableExcerpts(
  excerpts: readonly Excerpt[],
  texts: ReadonlyMap<Ref, PublishableText>,
  redactions: Redactions,
  copies: Copies,
  /** Where in a text its author is named. */
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
        own &&
          joinedStretches([...own, ...copies.stretches(text.text), ...(ownStretches.get(text.of) ?? [])]),
      );
    }
    const redacted = stretches.get(excerpt.of) ?? null;
    const reason = whyNot(excerpt, text, redacted);
    if (reason !== null) withheld[reason] += 1;
    else if (text && redacted) publishable.push({ excerpt, text, redacted });
  }
  return { publishable, withheld };
}

function whyNot(
  excerpt: Excerpt,
  text: PublishableText | undefined,
  redacted: readonly Stretch[] | null,
): WithheldReason | null {
  if (!text) return 'detachedExcerpts';
  if (!text.consent) return 'excerptsWithoutConsent';
  if (text.confidential) return 'confidentialExcerpts';
  if (stateIn(excerpt, text.text) === 'detached') return 'detachedExcerpts';
  return redacted === null || touches(excerpt.anchor, redacted) ? 'redactedExcerpts' : null;
}
