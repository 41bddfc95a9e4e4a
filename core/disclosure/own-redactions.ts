import {
  overlapsAny,
  REDACTED,
  type Redactions,
  redactedStretches,
  redactedText,
  wordsWithout,
} from '../coding/redact.ts';
import type { Copies } from '../coding/scrub.ts';
import { isAnchorInPlace, type Stretch } from '../evidence/anchor.ts';
import type { Pin, Source } from '../evidence/evidence.ts';

/** The text directly before and after a stretch, up to the next redaction on each side. */
function contextWithout(
  text: string,
  { from, to }: Stretch,
  reach: { readonly before: number; readonly after: number },
  redacted: readonly Stretch[],
): { readonly prefix: string; readonly suffix: string } {
  let [start, end] = [Math.max(0, from - reach.before), Math.min(text.length, to + reach.after)];
  for (const stretch of redacted) {
    if (stretch.from < from) start = Math.max(start, Math.min(stretch.to, from));
    if (stretch.to > to) end = Math.min(end, Math.max(stretch.from, to));
  }
  return { prefix: text.slice(start, from), suffix: text.slice(to, end) };
}

/** A pin without the redacted words of its source. If their place in the source is not certain, the pin has no words. */
function pinWithoutRedactions(pin: Pin, source: Source | undefined, redactions: Redactions): Pin {
  const ofSource = redactions.get(`source:${pin.source}`) ?? [];
  if (ofSource.length === 0) return pin;
  const withheldPin = { ...pin, quote: REDACTED, prefix: '', suffix: '' };
  if (!source || !isAnchorInPlace(pin, source.text)) return withheldPin;
  const redacted = redactedStretches(source.text, ofSource);
  if (!redacted) return withheldPin;
  const { prefix, suffix } = pin;
  const wholeSpan = { from: pin.from - prefix.length, to: pin.to + suffix.length };
  if (!overlapsAny(wholeSpan, redacted)) return pin;
  const reach = { before: prefix.length, after: suffix.length };
  return {
    ...pin,
    quote: wordsWithout(source.text, pin, redacted),
    ...contextWithout(source.text, pin, reach, redacted),
  };
}

/** A pin without the redacted words of its source and without copies of other redacted words. */
export function redactedPin(
  pin: Pin,
  sources: ReadonlyMap<string, Source>,
  redactions: Redactions,
  { scrub }: Copies,
): Pin {
  const clearedPin = pinWithoutRedactions(pin, sources.get(pin.source), redactions);
  return {
    ...clearedPin,
    quote: scrub(clearedPin.quote),
    prefix: scrub(clearedPin.prefix),
    suffix: scrub(clearedPin.suffix),
  };
}

/** A source without its redacted words. Its `underlined` offsets are dropped, because they are those of the unredacted text. */
export function redactedSource(source: Source, redactions: Redactions, { scrub }: Copies): Source {
  const ownRedactions = redactions.get(`source:${source.id}`) ?? [];
  const text = scrub(redactedText(source.text, ownRedactions));
  if (ownRedactions.length === 0 && text === source.text) return source;
  const { underlined: _, ...rest } = source;
  return { ...rest, text };
}
