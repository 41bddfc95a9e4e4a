import type { Signature } from '../../history/signed-runs.ts';
import type { ChangeAuthor } from '../word-document.ts';
import type { AcceptedParagraph, AcceptedRun } from './accepted-text.ts';
import type { DraftLine } from './draft-lines.ts';

/** Compares the authors and dates of a draft's words with those in the file. */

/** Words with another author or date than in the file. */
export interface OtherSignature {
  readonly text: string;
  readonly am: string;
  readonly has: Signature;
  readonly file: ChangeAuthor;
}

/** LibreOffice merges a person's neighbouring changes made within a minute, and keeps the time of one of them. */
const MINUTE = 60_000;

interface Comparing {
  readonly paragraph: AcceptedParagraph;
  readonly line: DraftLine;
  /** The name under which the review keeps an author's changes. */
  readonly nameOf: (author: string) => string;
  /** Whether a change that names nobody in the file is one of the draft's own. */
  readonly isOurs: (hand: ChangeAuthor) => boolean;
}

const isSame = ({ nameOf }: Comparing, file: ChangeAuthor, by: Signature): boolean =>
  nameOf(file.author) === by.who &&
  (file.date === null || Math.abs(Date.parse(file.date) - Date.parse(by.at)) <= MINUTE);

const spread = <T>(runs: readonly { readonly text: string }[], of: (run: never) => T): readonly T[] =>
  runs.flatMap((run) => Array<T>(run.text.length).fill(of(run as never)));

/** Tabs and quotation marks, which Keeling sets itself, have no author. */
export const SET_BY_KEELING = /[\t“”]/;

/**
 * Words that are equal in both lines, and have another author or date in the draft than in the file.
 *
 * Untracked words prove nothing: a split or joined line consists of them.
 */
export function otherSignatures(comparing: Comparing): readonly OtherSignature[] {
  const { paragraph, line, isOurs } = comparing;
  if (![...line.runs, ...line.struck].some(({ by }) => by)) return [];
  const inFile = spread(paragraph.runs, ({ by }: AcceptedRun) => by);
  const inDraft = spread(line.runs, (run: DraftLine['runs'][number]) => run);
  const signatures: { text: string; am: string; has: Signature; file: ChangeAuthor }[] = [];
  let last = -2;
  for (const [at, { am, by }] of inDraft.entries()) {
    const file = inFile[at] ?? null;
    const char = line.text[at] ?? '';
    if (
      am === null ||
      !by ||
      !file ||
      SET_BY_KEELING.test(char) ||
      isOurs(file) ||
      isSame(comparing, file, by)
    )
      continue;
    const open = signatures.at(-1);
    if (open && last === at - 1 && open.has === by && open.file === file) open.text += char;
    else signatures.push({ text: char, am, has: by, file });
    last = at;
  }
  return [...signatures, ...otherStrikers(comparing)];
}

function letters(runs: readonly { readonly text: string }[]): string {
  return runs
    .flatMap(({ text }) => [...text])
    .sort()
    .join('');
}

/** Words struck in both, with another author in the draft. Skipped where a person has decided about the change. */
function otherStrikers(comparing: Comparing): readonly OtherSignature[] {
  const { paragraph, line, isOurs } = comparing;
  const [theirs, ours] = [paragraph.struck, line.struck];
  if (letters(theirs) !== letters(ours)) return [];
  const signatures: OtherSignature[] = [];
  for (const { text, am, by } of ours) {
    if (am === null || !by || signatures.some(({ has }) => has === by)) continue;
    const hand = { author: by.who, date: by.at };
    const mine = ours.filter(
      (one) => one.by && isSame({ ...comparing, nameOf: (name) => name }, hand, one.by),
    );
    const theirSame = theirs.filter((run) => run.by && isSame(comparing, run.by, by));
    const file = theirs.find((run) => run.by && !isSame(comparing, run.by, by))?.by;
    if (file && !isOurs(file) && letters(mine) !== letters(theirSame))
      signatures.push({ text, am, has: by, file });
  }
  return signatures;
}
