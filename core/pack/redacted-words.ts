import { bareText } from '../base/bare-text.ts';
import { abridged, count, listed } from '../base/english.ts';
import { escapeRegExp } from '../base/escape-reg-exp.ts';
import { describeCopy, onOneLine } from '../coding/describe-copy.ts';
import { REDACTED } from '../coding/redact.ts';
import type { Copies, RemovedCopy } from '../coding/scrub.ts';
import { soughtWords, visible } from '../coding/sought-words.ts';
import { refWords } from '../evidence/describe.ts';
import type { Redaction } from '../evidence/records.ts';
import type { PackModel } from './model.ts';

/** The redactions of a review, as known after a pack was made. */
export interface RedactedWords {
  readonly redactions: readonly Pick<Redaction, 'anchor' | 'of'>[];
  readonly copies: Pick<Copies, 'stretches' | 'removed'>;
}

/** Words in a pack that equal redacted ones, as a sentence, with the part that contains them; '' if not known. */
interface RedactedWordsFinding {
  readonly words: string;
  readonly part: string;
  /** The amendment that inserts the words. */
  readonly amendment?: string;
}

/** Some strings of a pack, all from one part of its document or from one annex. */
interface PackWords {
  readonly part: string;
  readonly heading: string;
  readonly text: string;
  readonly letters: string;
}

function* stringsOf(content: unknown): Generator<string> {
  if (typeof content === 'string') yield content;
  else if (typeof content === 'object' && content !== null)
    for (const inner of Object.values(content)) yield* stringsOf(inner);
}

/** The least length of the words around a copy for locating it. Shorter words occur anywhere. */
const SHORTEST_CONTEXT = 12;
const MAX_HEADINGS = 3;
/** The least length of redacted words. A single letter is in every sentence. */
const SHORTEST_ORDINARY = 2;

/** All words in a pack that people wrote, by part. The law is not included. */
function wordsOf({ document, ...model }: PackModel): readonly PackWords[] {
  const { notes, excerpts, themes, recommendations, commitments, amendments, matrix } = model;
  const reasons = amendments.map(({ amendment: { title, purpose, reason } }) => [title, purpose, reason]);
  const places: readonly (readonly [part: string, heading: string, value: unknown])[] = [
    ['cover', 'The cover', [document.title, document.lines, document.respond]],
    ...document.parts.map(({ id, heading, blocks }) => [id, heading, [heading, blocks]] as const),
    ['notes', 'Consultation notes', notes],
    ['themes', 'Themes', [themes, excerpts]],
    ['', 'The annexes', [recommendations, commitments, reasons, matrix]],
  ];
  return places.map(([part, heading, content]) => {
    const text = [...stringsOf(content)].join('\n');
    return { part, heading, text, letters: bareText(text).letters };
  });
}

/** Up to three headings in quotation marks; of more, the number. */
function headingsOf(places: readonly PackWords[]): string {
  const headings = [...new Set(places.map(({ heading }) => `“${abridged(heading, 80)}”`))];
  const moreCount = headings.length - MAX_HEADINGS;
  return listed(
    moreCount > 0 ? [...headings.slice(0, MAX_HEADINGS), count(moreCount, 'other part')] : headings,
  );
}

/** Findings for a copy that was replaced, in the parts with the words around it. */
function replacedCopy(copy: RemovedCopy, all: readonly PackWords[]): readonly RedactedWordsFinding[] {
  const { letters } = bareText(`${copy.before}${REDACTED}${copy.after}`);
  const holding = all.filter((words) => words.letters.includes(letters));
  if (holding.length === 0) return [];
  if (letters.length < SHORTEST_CONTEXT + REDACTED.length) return [{ words: describeCopy(copy), part: '' }];
  return [{ words: describeCopy(copy, headingsOf(holding)), part: holding[0]?.part ?? '' }];
}

/**
 * The lines that a draft inserts into the law, with the amendment of each. They are law, so nothing in them is
 * replaced.
 */
const insertedWords = ({ markedUp }: PackModel): readonly { readonly am: string; readonly line: string }[] =>
  markedUp.flatMap(({ label, body }) => {
    const runs = [...label, ...body].flatMap((piece) => piece.runs);
    const inserted = runs.find((run) => run.kind === 'inserted');
    const line = runs.map(({ kind, text }) => (kind === 'inserted' ? text : '\n')).join('');
    return inserted?.kind === 'inserted' ? [{ am: inserted.am, line }] : [];
  });

/**
 * Everything in a pack that a person would consider the same as redacted words. That includes replaced copies, and
 * words that are not replaced because they are law, or too short or ordinary for a machine to judge. @param model the
 * model as published
 */
export function redactedWordsIn(
  model: PackModel,
  { redactions, copies }: RedactedWords,
): readonly RedactedWordsFinding[] {
  if (redactions.length === 0) return [];
  const all = wordsOf(model);
  const replaced = copies.removed().flatMap((copy) => replacedCopy(copy, all));
  const inLaw = insertedWords(model).flatMap(({ am, line }) =>
    copies.stretches(line).map(({ from, to }) => ({
      words: `“${onOneLine(line.slice(from, to))}” is redacted elsewhere, and is in the words that an amendment inserts`,
      part: '',
      amendment: am,
    })),
  );
  const ordinary = redactions.flatMap(({ anchor, of }): readonly RedactedWordsFinding[] => {
    const words = visible(anchor.quote);
    if (soughtWords(words).length > 0 || bareText(words).letters.length < SHORTEST_ORDINARY) return [];
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escapeRegExp(words)}(?![\\p{L}\\p{N}])`, 'u');
    const holding = all.filter(({ text }) => pattern.test(text));
    if (holding.length === 0) return [];
    return [
      {
        words: `“${words}”, which is redacted in ${refWords(of)}, is too short to be replaced everywhere. Check it in ${headingsOf(holding)}`,
        part: holding[0]?.part ?? '',
      },
    ];
  });
  const findings = [...replaced, ...inLaw, ...ordinary];
  return [...new Map(findings.map((finding) => [`${finding.part} ${finding.words}`, finding])).values()];
}
