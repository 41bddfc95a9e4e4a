import type { AcceptedParagraph, AcceptedRun } from './accepted.ts';
import type { DraftLine } from './draft-lines.ts';

/** Whether the words that were taken are under the names that the file has them under. */

/** An amendment that was made of a file: whose it is, and whether of what they tracked. */
export interface MadeAmendment {
  readonly author: string;
  readonly isTracked: boolean;
}

/** Words under another name than in the file. */
export interface OtherName {
  readonly text: string;
  readonly am: string;
  readonly has: string;
  readonly file: string;
  /** Whether all of the line is new, and one person's in the draft. */
  readonly isNew: boolean;
}

const spread = <T>(runs: readonly { readonly text: string }[], of: (run: never) => T): readonly T[] =>
  runs.flatMap((run) => Array.from({ length: run.text.length }, () => of(run as never)));

function letters(runs: readonly AcceptedRun[]): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  for (const { text } of runs) for (const char of text) count.set(char, (count.get(char) ?? 0) + 1);
  return count;
}

/**
 * Words of a line, the same in both, that an amendment made of the file has under another name. Words that nobody tracked
 * tell nothing: a line that was split or run together is made of such.
 * @param nameOf the name that an amendment of somebody's changes gets
 */
export function otherNames(
  paragraph: AcceptedParagraph,
  line: DraftLine,
  made: ReadonlyMap<string, MadeAmendment>,
  nameOf: (author: string) => string,
): readonly OtherName[] {
  // Most lines have nothing that was made of a file.
  if (![...line.runs, ...line.struck].some(({ am }) => am !== null && made.has(am))) return [];
  const inFile = spread(paragraph.runs, ({ by }: AcceptedRun) => by);
  const inDraft = spread(line.runs, ({ am }: DraftLine['runs'][number]) => am);
  const found: { text: string; am: string; has: string; file: string; isNew: boolean }[] = [];
  const isNew = line.isInserted && line.runs.every(({ am }) => am !== null && made.has(am));
  let last = -2;
  for (const [at, am] of inDraft.entries()) {
    const by = inFile[at] ?? null;
    const one = am === null ? undefined : made.get(am);
    if (am === null || !one || by === null || (one.isTracked && one.author === nameOf(by))) continue;
    const file = nameOf(by);
    const open = found.at(-1);
    if (open && last === at - 1 && open.am === am && open.file === file) open.text += line.text[at] ?? '';
    else found.push({ text: line.text[at] ?? '', am, has: one.isTracked ? one.author : '', file, isNew });
    last = at;
  }
  return [...found, ...otherStrikers(paragraph, line, made, nameOf)];
}

/** Words that an amendment strikes under a name under which the file has none of them struck. */
function otherStrikers(
  paragraph: AcceptedParagraph,
  line: DraftLine,
  made: ReadonlyMap<string, MadeAmendment>,
  nameOf: (author: string) => string,
): readonly OtherName[] {
  const names = new Set(paragraph.struck.flatMap(({ by }) => (by === null ? [] : [nameOf(by)])));
  const struckBy = (name: string) =>
    letters(paragraph.struck.filter(({ by }) => by !== null && nameOf(by) === name));
  return line.struck.flatMap((run): readonly OtherName[] => {
    const one = run.am === null ? undefined : made.get(run.am);
    if (run.am === null || !one?.isTracked) return [];
    const theirs = struckBy(one.author);
    const isTheirs = [...letters([{ text: run.text, by: null }])].every(
      ([char, n]) => n <= (theirs.get(char) ?? 0),
    );
    const other = [...names].find((name) => {
      const struck = struckBy(name);
      return [...letters([{ text: run.text, by: null }])].every(([char, n]) => n <= (struck.get(char) ?? 0));
    });
    if (isTheirs || other === undefined) return [];
    return [{ text: run.text, am: run.am, has: one.author, file: other, isNew: false }];
  });
}
