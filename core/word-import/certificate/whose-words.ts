import type { Signature } from '../../history/signed-runs.ts';
import type { Hand } from '../word-document.ts';
import type { AcceptedParagraph, AcceptedRun } from './accepted.ts';
import type { DraftLine } from './draft-lines.ts';

/** Whether the words of a draft are signed as the file has them: by whom, and when. */

/** Words that are signed otherwise than in the file. */
export interface OtherSignature {
  readonly text: string;
  readonly am: string;
  readonly has: Signature;
  readonly file: Hand;
}

/** LibreOffice makes one change of a person's neighbouring ones within a minute, and gives it the time of one of them. */
const MINUTE = 60_000;

interface Comparing {
  readonly paragraph: AcceptedParagraph;
  readonly line: DraftLine;
  /** The name that somebody's changes are kept under. */
  readonly nameOf: (author: string) => string;
  /** Whether words are the draft's own as a file has them that names nobody. */
  readonly isOurs: (hand: Hand) => boolean;
}

const isSame = ({ nameOf }: Comparing, file: Hand, by: Signature): boolean =>
  nameOf(file.author) === by.who &&
  (file.date === null || Math.abs(Date.parse(file.date) - Date.parse(by.at)) <= MINUTE);

const spread = <T>(runs: readonly { readonly text: string }[], of: (run: never) => T): readonly T[] =>
  runs.flatMap((run) => Array<T>(run.text.length).fill(of(run as never)));

/** Tabs and quotation marks, which Keeling sets itself, are nobody's. */
export const SET_BY_KEELING = /[\t“”]/;

/**
 * Words of a line, the same in both, that a draft has under another name or another date than the file. Words that nobody
 * tracked tell nothing: a line that was split or run together is made of such.
 */
export function otherSignatures(comparing: Comparing): readonly OtherSignature[] {
  const { paragraph, line, isOurs } = comparing;
  if (![...line.runs, ...line.struck].some(({ by }) => by)) return [];
  const inFile = spread(paragraph.runs, ({ by }: AcceptedRun) => by);
  const inDraft = spread(line.runs, (run: DraftLine['runs'][number]) => run);
  const signatures: { text: string; am: string; has: Signature; file: Hand }[] = [];
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

/** Words that are struck in both, and in the draft under another name. Where something was settled, nothing is told. */
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
