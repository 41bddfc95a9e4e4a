import { type Stretch, standsInPlace } from '../evidence/anchor.ts';
import type { Evidence, Pin, Source } from '../evidence/evidence.ts';
import type { Ref } from '../evidence/link.ts';
import type { Redaction } from '../evidence/records.ts';
import { REDACTED, redactedStretches, redactedText, touches, wordsWithout } from './redact.ts';
import type { Copies } from './scrub.ts';

/** Redactions by the text that they are of. */
export type Redactions = ReadonlyMap<Ref, readonly Redaction[]>;

/** The redactions of each text. */
export function redactionsByText(redactions: readonly Redaction[]): Redactions {
  const byText = new Map<Ref, Redaction[]>();
  for (const redaction of redactions) {
    const held = byText.get(redaction.of) ?? [];
    byText.set(redaction.of, held);
    held.push(redaction);
  }
  return byText;
}

/** What stands before a stretch, as far back as nothing is redacted; and after it. */
function contextWithout(
  text: string,
  { from, to }: Stretch,
  reach: { readonly before: number; readonly after: number },
  redacted: readonly Stretch[],
): { readonly prefix: string; readonly suffix: string } {
  let [start, end] = [Math.max(0, from - reach.before), Math.min(text.length, to + reach.after)];
  for (const gone of redacted) {
    if (gone.from < from) start = Math.max(start, Math.min(gone.to, from));
    if (gone.to > to) end = Math.min(end, Math.max(gone.from, to));
  }
  return { prefix: text.slice(start, from), suffix: text.slice(to, end) };
}

/** A pin without the redacted words of its source. Where it can't be told which these are, it holds none at all. */
function outwardPin(pin: Pin, source: Source | undefined, redactions: Redactions): Pin {
  const held = redactions.get(`source:${pin.source}`) ?? [];
  if (held.length === 0) return pin;
  const nothing = { ...pin, quote: REDACTED, prefix: '', suffix: '' };
  if (!source || !standsInPlace(pin, source.text)) return nothing;
  const gone = redactedStretches(source.text, held);
  if (!gone) return nothing;
  const { prefix, suffix } = pin;
  const whole = { from: pin.from - prefix.length, to: pin.to + suffix.length };
  if (!touches(whole, gone)) return pin;
  const reach = { before: prefix.length, after: suffix.length };
  return {
    ...pin,
    quote: wordsWithout(source.text, pin, gone),
    ...contextWithout(source.text, pin, reach, gone),
  };
}

/**
 * Evidence as it may leave, but for what must not leave at all: notes and sources without their redacted words, what was
 * pinned of them likewise, and what was written of them without copies of such words. Every export is made of this.
 */
export function outwardEvidence(
  evidence: Evidence,
  redactions: readonly Redaction[],
  { scrub }: Copies,
): Evidence {
  if (redactions.length === 0) return evidence;
  const byText = redactionsByText(redactions);
  const sources = new Map(evidence.sources.map((source) => [source.id, source]));
  const pinned = (pin: Pin): Pin => {
    const out = outwardPin(pin, sources.get(pin.source), byText);
    return { ...out, quote: scrub(out.quote), prefix: scrub(out.prefix), suffix: scrub(out.suffix) };
  };
  return {
    sources: evidence.sources.map((source) => {
      const held = byText.get(`source:${source.id}`);
      const words = scrub(source.text);
      // What is pointed at by its place in a text holds of that text, and of no other.
      if (!held && words === source.text) return source;
      const { underlined: _, ...rest } = source;
      return { ...rest, text: held ? scrub(redactedText(source.text, held)) : words };
    }),
    recommendations: evidence.recommendations.map((one) => ({
      ...one,
      text: one.text === null ? null : scrub(one.text),
      gist: one.gist === null ? null : scrub(one.gist),
      sub: one.sub.map((part) => ({ ...part, text: scrub(part.text) })),
      remark: scrub(one.remark),
    })),
    responses: evidence.responses.map((one) => ({
      ...one,
      terms: scrub(one.terms),
      pins: one.pins.map(pinned),
    })),
    commitments: evidence.commitments.map((one) => ({
      ...one,
      pin: pinned(one.pin),
      ...(one.remark !== undefined && { remark: scrub(one.remark) }),
    })),
    notes: evidence.notes.map((note) => ({
      ...note,
      author: scrub(note.author),
      organisation: scrub(note.organisation),
      question: scrub(note.question),
      found: scrub(note.found),
      text: scrub(redactedText(note.text, byText.get(`note:${note.id}`) ?? [])),
    })),
  };
}
