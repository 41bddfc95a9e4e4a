import fc from 'fast-check';
import type {
  ChangeAuthor,
  WordDocument,
  WordParagraph,
  WordRun,
} from '../../../core/word-import/word-document.ts';

/** Somebody at work in Word on a document as read: what they do to it is what Word would record. */

const PLAIN = { inserted: null, deleted: null, moved: false } as const;
type Piece = WordRun;

/** Runs cut so that one begins at `at`, counted in the words that stand. */
function cutAt(runs: readonly Piece[], at: number): Piece[] {
  const made: Piece[] = [];
  let seen = 0;
  for (const run of runs) {
    const length = run.deleted ? 0 : run.text.length;
    if (at > seen && at < seen + length) {
      made.push({ ...run, text: run.text.slice(0, at - seen) }, { ...run, text: run.text.slice(at - seen) });
    } else made.push(run);
    seen += length;
  }
  return made;
}

export const standingText = (runs: readonly Piece[]): string =>
  runs.map(({ text, deleted }) => (deleted ? '' : text)).join('');

/** Where the words of a line begin: after its number. */
const bodyStart = (runs: readonly Piece[]): number => standingText(runs).indexOf('\t') + 1;

function insertAt(runs: readonly Piece[], at: number, run: Piece): Piece[] {
  const made = cutAt(runs, at);
  let seen = 0;
  let index = 0;
  while (index < made.length && seen < at) {
    const each = made[index];
    seen += each && !each.deleted ? each.text.length : 0;
    index += 1;
  }
  return made.toSpliced(index, 0, run);
}

/** Takes words out: tracked by somebody, or (null) without a trace. */
function strike(runs: readonly Piece[], from: number, to: number, by: ChangeAuthor | null): Piece[] {
  const made = cutAt(cutAt(runs, from), to);
  let seen = 0;
  return made.flatMap((run): Piece[] => {
    if (run.deleted) return [run];
    const at = seen;
    seen += run.text.length;
    if (run.text.length === 0 || at < from || at >= to) return [run];
    // Word takes out at once what the same person put in; somebody else's words it keeps, struck.
    return by ? [{ ...run, deleted: by }] : [];
  });
}

interface HandEdit {
  readonly line: number;
  readonly what: number;
  readonly at: number;
  readonly length: number;
  readonly word: string;
  readonly who: number;
}

export const HANDS: readonly ChangeAuthor[] = [
  { author: 'Dana Counsel', date: '2026-12-01T09:00:00Z' },
  { author: 'Eli Drafter', date: '2026-12-02T09:30:00Z' },
];
const NEW_WORDS = [
  'any',
  ' or persistent ',
  'must',
  '“quoted” ',
  ', and',
  'person’s ',
  'x',
  'the ',
  '(see below)',
  '£500',
];

export const handEdits = (
  most: number,
  what: fc.Arbitrary<number> = fc.nat(12),
): fc.Arbitrary<readonly HandEdit[]> =>
  fc.array(
    fc.record({
      line: fc.nat(10_000),
      what,
      at: fc.nat(10_000),
      length: fc.integer({ min: 1, max: 30 }),
      word: fc.constantFrom(...NEW_WORDS),
      who: fc.nat(1),
    }),
    { minLength: 1, maxLength: most },
  );

/** A number as a place that cuts no surrogate pair. */
function placeIn(text: string, least: number, wanted: number): number {
  const at = least + (wanted % (text.length - least + 1));
  return /^[\uDC00-\uDFFF]/.test(text.slice(at)) ? at - 1 : at;
}

function edited(paragraph: WordParagraph, { what, at, length, word, who }: HandEdit): WordParagraph {
  const { runs } = paragraph;
  const by = HANDS[who] ?? null;
  const text = standingText(runs);
  const least = bodyStart(runs);
  if (text.length - least < 4) return paragraph;
  const from = placeIn(text, least, at);
  const to = Math.max(from, placeIn(text, least, Math.min(from - least + length, text.length - least - 1)));
  if (what < 3) return { ...paragraph, runs: insertAt(runs, from, { ...PLAIN, text: word, inserted: by }) };
  if (what < 5) return { ...paragraph, runs: strike(runs, from, to, by) };
  if (what < 6) {
    const put = { ...PLAIN, text: word, inserted: by };
    return { ...paragraph, runs: insertAt(strike(runs, from, to, by), from, put) };
  }
  if (what < 7) return { ...paragraph, runs: insertAt(runs, from, { ...PLAIN, text: word }) };
  if (what < 8) return { ...paragraph, runs: strike(runs, from, Math.min(to, from + 8), null) };
  const changed = runs.flatMap((run, index) =>
    (run.inserted || run.deleted) && !run.text.includes('\t') ? [index] : [],
  );
  const chosen = changed[at % Math.max(changed.length, 1)];
  const run = chosen === undefined ? undefined : runs[chosen];
  if (chosen === undefined || !run) return paragraph;
  const isAccepted = what === 8;
  const stays = isAccepted ? !run.deleted : !run.inserted;
  return { ...paragraph, runs: runs.toSpliced(chosen, 1, ...(stays ? [{ ...PLAIN, text: run.text }] : [])) };
}

/** A line struck with its end, or gone without a trace, or (with a number of its kind) a new one after it. */
function reshaped(paragraph: WordParagraph, { what, word, who }: HandEdit): readonly WordParagraph[] {
  const { runs } = paragraph;
  const by = HANDS[who] ?? null;
  if (what === 10) {
    const mark = { inserted: null, deleted: by, moved: false };
    return [{ ...paragraph, mark, runs: strike(runs, 0, standingText(runs).length, by) }];
  }
  if (what === 11) return [];
  const label = /^\((\d*)[A-Za-z]*\)\t/.exec(standingText(runs));
  if (!label) return [paragraph];
  const text = `(${label[1] ? `${label[1]}ZZ` : 'zz'})\tnew words, ${word.trim()}.`;
  const made = { ...paragraph, comments: [], oddities: [], runs: [{ ...PLAIN, text, inserted: by }] };
  return [paragraph, { ...made, mark: { inserted: by, deleted: null, moved: false } }];
}

/** A line split with Enter, tracked or not, or run together with the next, whose number the person takes out. */
function reflowed(
  paragraph: WordParagraph,
  next: WordParagraph | undefined,
  { what, at, length, who }: HandEdit,
): readonly WordParagraph[] | null {
  const by = length % 2 ? (HANDS[who] ?? null) : null;
  const { runs } = paragraph;
  const text = standingText(runs);
  const least = bodyStart(runs);
  if (what === 13) {
    const space = text.indexOf(' ', least + (at % Math.max(1, text.length - least)));
    if (space < 0 || least === 0 || /\t/.test(text.slice(least))) return null;
    const cut = cutAt(cutAt(runs, space), space + 1);
    let seen = 0;
    const isFirst = cut.map((run) => {
      const from = seen;
      seen += run.deleted ? 0 : run.text.length;
      return from < space;
    });
    const rest = strike(
      cut.filter((_, index) => !isFirst[index]),
      0,
      1,
      by,
    );
    const first = {
      ...paragraph,
      mark: { ...PLAIN, inserted: by },
      runs: cut.filter((_, index) => isFirst[index]),
    };
    return [first, { ...paragraph, comments: [], otherContent: [], runs: rest }];
  }
  if (!next?.isInAct || next.mark.deleted) return null;
  const label = bodyStart(next.runs);
  const words = strike(next.runs, 0, label, by);
  const space = { ...PLAIN, text: ' ', inserted: by };
  if (by) {
    return [
      { ...paragraph, mark: { ...PLAIN, deleted: by }, runs: [...runs, space] },
      { ...next, runs: words },
    ];
  }
  return [{ ...paragraph, mark: next.mark, runs: [...runs, space, ...words] }];
}

/** A document as those edits leave it. Lines that the draft puts in or leaves out whole are not among those typed in. */
export function worked(document: WordDocument, edits: readonly HandEdit[]): WordDocument {
  const groups: (readonly WordParagraph[])[] = document.paragraphs.map((each) => [each]);
  const acts = document.paragraphs.flatMap((each, at) => (each.isInAct && !each.mark.deleted ? [at] : []));
  for (const edit of edits) {
    // Mostly where something is changed already: that is where changes meet.
    const busy = acts.filter((at) => groups[at]?.[0]?.runs.some((run) => run.inserted || run.deleted));
    const list = edit.line % 3 > 0 && busy.length > 0 ? busy : acts;
    const at = list[edit.line % Math.max(list.length, 1)];
    const group = at === undefined ? undefined : groups[at];
    const paragraph = group?.[0];
    // What was reshaped once is left.
    if (at === undefined || !paragraph || group.length > 1 || paragraph.mark.deleted) continue;
    if (edit.what > 12) {
      const next = groups[at + 1];
      if (next && next.length !== 1) continue;
      const made = reflowed(paragraph, next?.[0], edit);
      if (!made) continue;
      groups[at] = made;
      if (edit.what === 14) groups[at + 1] = [];
      continue;
    }
    groups[at] = edit.what < 10 ? [edited(paragraph, edit)] : [...reshaped(paragraph, edit)];
  }
  return { ...document, paragraphs: groups.flat() };
}

/** What the Act reads with every change accepted, worked out from the paragraphs alone. */
export function acceptedText({ paragraphs }: WordDocument): readonly string[] {
  const lines: string[] = [];
  let carried = '';
  for (const { runs, mark, isInAct } of paragraphs) {
    if (!isInAct) continue;
    carried += standingText(runs);
    if (mark.deleted) continue;
    lines.push(carried);
    carried = '';
  }
  return carried ? [...lines, carried] : lines;
}
