import { mayHold } from '../../../core/act/nesting.ts';
import { indexTree, type Pid, type Provision, walk } from '../../../core/act/tree.ts';
import { linesOf } from '../../../core/amend/redline/lines.ts';
import { redline } from '../../../core/amend/redline/redline.ts';
import type {
  ChangeAuthor,
  WordDocument,
  WordParagraph,
  WordRun,
} from '../../../core/word-import/word-document.ts';
import { standingText } from './word-hand.ts';

/** Somebody who moves, joins and renumbers provisions in Word with tracking on: what Word would record of it. */

/** What is done, and numbers to choose by. */
export interface Reshaping {
  readonly what: 'move' | 'join' | 'renumber';
  readonly which: number;
  readonly where: number;
  /**
   * Whether Word marks a move as one; whether a moved provision gets a number, and a word, of its own there. What is
   * run together loses the last character of the first line, and gets words between; a number is struck with its tab.
   */
  readonly isMarked: boolean;
  readonly isNumbered: boolean;
  readonly isEdited: boolean;
  /** Whether the provision after it, of its kind, goes along, or a number is typed before the old one; and whether all was done without tracking. */
  readonly isPair: boolean;
  readonly isUntracked: boolean;
}

export const BY: ChangeAuthor = { author: 'Dana Counsel', date: '2026-12-01T09:00:00Z' };
const ANOTHER: ChangeAuthor = { author: 'Eli Drafter', date: '2026-12-02T09:30:00Z' };

interface Standing {
  readonly at: number;
  readonly paragraph: WordParagraph;
  readonly pid: Pid;
}

/** The paragraphs that stand, each with the provision that it is a line of. */
function standingIn(document: WordDocument, text: Provision): readonly Standing[] {
  const lines = linesOf(redline(text, [])).filter(({ label, body }) =>
    [...label, ...body].some(({ runs }) => runs.some((run) => run.text)),
  );
  const stand = document.paragraphs.flatMap((paragraph, at) =>
    paragraph.isInAct && standingText(paragraph.runs) !== '' && !paragraph.mark.deleted
      ? [{ at, paragraph }]
      : [],
  );
  if (stand.length !== lines.length)
    throw new RangeError(`${stand.length} paragraphs for ${lines.length} lines`);
  return stand.map((one, nth) => ({ ...one, pid: lines[nth]?.pid ?? '' }));
}

const struck = (paragraph: WordParagraph, moved: boolean): WordParagraph => ({
  ...paragraph,
  runs: paragraph.runs.map((run) => ({
    ...run,
    deleted: run.deleted ?? BY,
    moved: run.deleted ? run.moved : moved,
  })),
  mark: { ...paragraph.mark, deleted: BY, moved },
});

/** A paragraph as it arrives: what stood of it, all of it put in. */
function arrived(paragraph: WordParagraph, moved: boolean, words: readonly WordRun[]): WordParagraph {
  return {
    ...paragraph,
    comments: [],
    otherContent: [],
    runs: words,
    mark: { inserted: BY, deleted: null, moved },
  };
}
const put = (text: string, moved: boolean, by: ChangeAuthor = BY): WordRun => ({
  text,
  inserted: by,
  deleted: null,
  moved,
});

const LABEL = /^(\(?[\dA-Za-z]{1,6}\)?)\t/;

interface Reshaped {
  readonly document: WordDocument;
  /** What was done it to. */
  readonly pid: Pid;
}

function move(document: WordDocument, text: Provision, given: Reshaping): Reshaped | null {
  const stand = standingIn(document, text);
  const { parentOf, byPid } = indexTree(text);
  const nodes = [...byPid.values()].filter((node) => parentOf.has(node.pid) && node.num !== '');
  const node = nodes[given.which % nodes.length];
  if (!node) return null;
  const siblings = parentOf.get(node.pid)?.children ?? [];
  const next = siblings[siblings.indexOf(node) + 1];
  const along = given.isPair && next?.kind === node.kind && next.num !== '' ? [node, next] : [node];
  const own = new Set(along.flatMap((one) => [...walk(one)].map(({ pid }) => pid)));
  // After another provision that stands where such a one may.
  const places = [...byPid.values()].filter(
    (one) =>
      !own.has(one.pid) &&
      one.kind === node.kind &&
      mayHold(parentOf.get(one.pid)?.kind ?? 'act', node.kind) &&
      !pathHas(parentOf, one.pid, 'quotation'),
  );
  const anchor = places[given.where % places.length];
  const mine = stand.filter(({ pid }) => own.has(pid));
  if (!anchor || mine.length === 0 || pathHas(parentOf, node.pid, 'quotation')) return null;
  const inAnchor = new Set([...walk(anchor)].map(({ pid }) => pid));
  // The provision and what it goes after each are lines in a row.
  const last = stand.findLast(({ pid }) => inAnchor.has(pid));
  if (!last || own.has(last.pid) || inAnchor.has(node.pid)) return null;
  const isTogether = mine.every(({ at }, nth) => nth === 0 || stand.some((one) => one.at === at));
  if (!isTogether || stand.indexOf(last) === (mine[0] ? stand.indexOf(mine[0]) : -1) - 1) return null;
  const isMarked = given.isMarked && !given.isUntracked;
  const came = mine.map(({ paragraph }, nth): WordParagraph => {
    const words = standingText(paragraph.runs);
    const [, label] = LABEL.exec(words) ?? [];
    const renamed =
      nth === 0 && given.isNumbered && label
        ? label.replace(/(\)?)$/, 'ZZ$1') + words.slice(label.length)
        : words;
    if (nth > 0 || !given.isEdited || renamed.length < 60)
      return arrived(paragraph, isMarked, [put(renamed, isMarked)]);
    const place = renamed.indexOf(' ', 30);
    if (place < 0) return arrived(paragraph, isMarked, [put(renamed, isMarked)]);
    return arrived(paragraph, isMarked, [
      put(renamed.slice(0, place), isMarked),
      put(' certain', false, isMarked ? ANOTHER : BY),
      put(renamed.slice(place), isMarked),
    ]);
  });
  const gone = new Set(mine.map(({ at }) => at));
  const plain = (paragraph: WordParagraph): WordParagraph => ({
    ...paragraph,
    runs: paragraph.runs.map((run) => ({ ...run, inserted: null })),
    mark: { inserted: null, deleted: null, moved: false },
  });
  const paragraphs = document.paragraphs.flatMap((paragraph, at) => [
    ...(!gone.has(at) ? [paragraph] : given.isUntracked ? [] : [struck(paragraph, isMarked)]),
    ...(at === last.at ? (given.isUntracked ? came.map(plain) : came) : []),
  ]);
  return { document: { ...document, paragraphs }, pid: node.pid };
}

function pathHas(parentOf: ReadonlyMap<Pid, Provision>, pid: Pid, kind: Provision['kind']): boolean {
  for (let at = parentOf.get(pid); at; at = parentOf.get(at.pid)) if (at.kind === kind) return true;
  return false;
}

/** Runs with the characters before a place, of those that stand, struck, and words put in after them or before. */
function replacedStart(
  runs: readonly WordRun[],
  to: number,
  insert: string,
  isBefore = false,
): readonly WordRun[] {
  let seen = 0;
  const put = { text: insert, inserted: BY, deleted: null, moved: false };
  if (isBefore) return [put, ...replacedStart(runs, to, '')];
  return runs.flatMap((run): readonly WordRun[] => {
    const start = seen;
    if (run.deleted || start >= to) return [run];
    seen += run.text.length;
    const [first, rest] = [run.text.slice(0, to - start), run.text.slice(to - start)];
    const struckFirst = { ...run, text: first, deleted: BY };
    if (seen < to) return [struckFirst];
    return [struckFirst, ...(insert ? [put] : []), ...(rest ? [{ ...run, text: rest }] : [])];
  });
}

function renumber(document: WordDocument, text: Provision, given: Reshaping): Reshaped | null {
  const { which, isEdited, isPair } = given;
  const { byPid } = indexTree(text);
  const stand = standingIn(document, text).filter(({ paragraph, pid }) => {
    const num = byPid.get(pid)?.num ?? '';
    return num !== '' && standingText(paragraph.runs).startsWith(`${num}\t`) && LABEL.test(`${num}\t`);
  });
  const one = stand[which % Math.max(1, stand.length)];
  if (!one) return null;
  const num = byPid.get(one.pid)?.num ?? '';
  const next = num.replace(/(\)?)$/, 'ZZ$1');
  // With the tab after it, or without; and typed behind what is struck, or before it.
  const tab = isEdited ? '\t' : '';
  const runs = replacedStart(one.paragraph.runs, num.length + tab.length, next + tab, isPair);
  return {
    document: { ...document, paragraphs: document.paragraphs.with(one.at, { ...one.paragraph, runs }) },
    pid: one.pid,
  };
}

/** Runs with the last character that stands struck, where that is one of no draft's. */
function withoutEnd(runs: readonly WordRun[]): readonly WordRun[] {
  const at = runs.findLastIndex(({ deleted, text }) => !deleted && text !== '');
  const run = runs[at];
  if (!run || run.inserted || run.text.length < 2) return runs;
  const [kept, last] = [run.text.slice(0, -1), run.text.slice(-1)];
  return runs.toSpliced(at, 1, { ...run, text: kept }, { ...run, text: last, deleted: BY });
}

function join(document: WordDocument, text: Provision, given: Reshaping): Reshaped | null {
  const { which, isEdited, isNumbered } = given;
  const { byPid } = indexTree(text);
  const stand = standingIn(document, text);
  const isLeaf = ({ pid }: Standing) => {
    const node = byPid.get(pid);
    return (
      node !== undefined &&
      node.children.length === 0 &&
      node.content !== '' &&
      node.heading === '' &&
      node.num !== ''
    );
  };
  const places = stand.flatMap((one, nth) => {
    const other = stand[nth + 1];
    // A heading has no words of a provision at its end.
    const first = byPid.get(one.pid);
    const hasWords = first && !first.missing && (first.heading === '' || stand[nth - 1]?.pid === one.pid);
    const isNext = hasWords && other && other.at === one.at + 1 && isLeaf(other);
    return isNext && !one.paragraph.mark.inserted && !other.paragraph.mark.inserted ? [{ one, other }] : [];
  });
  const place = places[which % Math.max(1, places.length)];
  if (!place) return null;
  const { one, other } = place;
  const num = byPid.get(other.pid)?.num ?? '';
  const words = standingText(other.paragraph.runs);
  if (!words.startsWith(`${num}\t`)) return null;
  const ended = isNumbered ? withoutEnd(one.paragraph.runs) : one.paragraph.runs;
  const first = { ...one.paragraph, runs: ended, mark: { ...one.paragraph.mark, deleted: BY } };
  const between = isEdited ? ' or also ' : ' ';
  const second = { ...other.paragraph, runs: replacedStart(other.paragraph.runs, num.length + 1, between) };
  const paragraphs = document.paragraphs.with(one.at, first).with(other.at, second);
  return { document: { ...document, paragraphs }, pid: one.pid };
}

/** A file in which somebody moves, joins or renumbers something; null where the numbers choose nothing that can be. */
export const reshapedInWord = (document: WordDocument, text: Provision, given: Reshaping): Reshaped | null =>
  ({ move, join, renumber })[given.what](document, text, given);
