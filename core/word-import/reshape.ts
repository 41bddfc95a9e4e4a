import { isNumbered, nextNumber } from '../act/numbering.ts';
import { indexTree, type Pid, type Provision, pathTo } from '../act/tree.ts';
import type { Maker, TextChange } from './changes.ts';
import type { WordItem, WordOperation } from './item.ts';
import { chunkOf, insertionOfLines } from './new-lines.ts';
import { hasTypedNumber } from './pair-lines.ts';
import { type ReturnedLine, typedWords } from './returned-lines.ts';
import type { SentLine } from './sent-lines.ts';
import { deletedText, insertedText, type WholeEdits } from './whole-edits.ts';

/**
 * Reads lines that were split with Enter, or joined, where that has one clear meaning.
 *
 * The words after a split become a provision with the next number. The words of a joined line go to the end of the
 * first. Everything else waits for a person.
 */

/** The provision whose whole line is its number and words, without children; null for any other line. */
function leafOf(text: Provision, { line, amended }: SentLine): Provision | null {
  const node = indexTree(text).byPid.get(line.pid);
  if (!node || node.children.length > 0 || node.missing || node.kind === 'block') return null;
  const isWhole = node.content !== '' && node.intro === '' && node.wrapUp === '' && node.heading === '';
  return isWhole && amended.endsWith(node.content) ? node : null;
}

const END_FIELDS = ['intro', 'content', 'wrapUp'] as const;

/** The provision and field at the end of a line; null where no words can be added to it. */
function endOf(text: Provision, { line, amended }: SentLine) {
  const last = line.body.at(-1);
  const node = last && indexTree(text).byPid.get(last.pid);
  const field = END_FIELDS.find((one) => one === last?.field);
  if (!node || !field || node.missing || node.kind === 'block' || node.kind === 'quotation') return null;
  return node[field] !== '' && amended.endsWith(node[field]) ? { node, field } : null;
}

/** The number that follows a provision's number; null where the numbering rules give none. */
function numberAfter(text: Provision, { pid, kind, num }: Provision): string | null {
  if (!isNumbered(kind) || num === '') return null;
  const series = (pathTo(text, pid).at(-2)?.children ?? []).filter((node) => node.kind === kind);
  const next = series[series.findIndex((node) => node.pid === pid) + 1]?.num ?? null;
  try {
    return nextNumber(kind, num, next) || null;
  } catch (thrown) {
    if (thrown instanceof RangeError) return null;
    throw thrown;
  }
}

const changeAt = (
  node: Provision,
  maker: Maker,
  change: Pick<
    TextChange,
    'at' | 'remove' | 'insert' | 'removedBy' | 'insertedBy' | 'before' | 'after' | 'shownRuns'
  >,
): TextChange => ({ pid: node.pid, field: 'content', maker, restored: [], past: [], ...change });

/**
 * The operation for a line that was split in two.
 * @param next the provision whose line comes after it
 */
function divisionOf(
  act: Provision,
  sentLine: SentLine,
  [first, second]: readonly ReturnedLine[],
  next: Pid | null,
  maker: Maker,
): Extract<WordOperation, { do: 'divide' }> | null {
  const node = leafOf(act, sentLine);
  if (!node || !first?.isPresent || !second?.isPresent || sentLine.line.changeStatus.state === 'deleted')
    return null;
  const { content } = node;
  const label = sentLine.amended.slice(0, sentLine.amended.length - content.length);
  const keptText = first.text.slice(label.length);
  const chunk = chunkOf(second.text);
  const isTyped = hasTypedNumber(sentLine, second.text);
  const words = isTyped ? chunk.text : second.text;
  const middle = content.slice(keptText.length, content.length - words.length);
  const isSame =
    first.text.startsWith(label) && `${keptText}${middle}${words}` === content && middle.trim() === '';
  const number = isTyped ? chunk.label : numberAfter(act, node);
  if (!isSame || keptText.trim() === '' || words.trim() === '' || number === null) return null;
  const line = typedWords(second);
  const noHands = Array<null>(number.length + 1).fill(null);
  const numbered = isTyped ? line : { text: `${number}\t${words}`, authors: [...noHands, ...line.authors] };
  const insertion = insertionOfLines(act, [numbered], node.pid, next);
  if (!insertion || !('after' in insertion.where) || insertion.where.after !== node.pid) return null;
  const before = content.slice(keptText.length);
  const change = {
    at: keptText.length,
    remove: before.length,
    insert: '',
    before,
    after: '',
    shownRuns: deletedText(before),
  };
  const parts = [{ do: 'text', change: changeAt(node, maker, change) }, insertion] as const;
  return { do: 'divide', number, isTyped, parts };
}

/** A change that appends words to a field. */
type Added = Pick<TextChange, 'at' | 'remove' | 'insert' | 'removedBy' | 'insertedBy' | 'before'>;

/**
 * The operation for two joined lines: the second's words, without its number, go to the end of the first.
 * @param added those words, by where they end; null where the lines are no such pair
 */
function joinedProvisions(
  text: Provision,
  [sentLine, other]: readonly SentLine[],
  wholeEdits: WholeEdits,
  maker: Maker,
  added: (end: NonNullable<ReturnType<typeof endOf>>, second: Provision) => Added | null,
): Extract<WordOperation, { do: 'join' }> | null {
  if (!sentLine || !other) return null;
  if ([sentLine, other].some(({ line }) => line.changeStatus.state !== 'kept' && line.changeStatus.moved))
    return null;
  if ([sentLine, other].some(({ line }) => line.changeStatus.state === 'deleted')) return null;
  const [end, second] = [endOf(text, sentLine), leafOf(text, other)];
  const words = end && second && added(end, second);
  const own = second && wholeEdits.inserted.get(second.pid);
  if (!words || (own && own.pid !== second.pid)) return null;
  const leave: WordOperation = own ? { do: 'drop', edits: [own] } : { do: 'omit', pid: second.pid };
  const shownRuns = [...deletedText(words.before), { kind: 'inserted' as const, text: words.insert }];
  const change = {
    ...changeAt(end.node, maker, { ...words, after: words.insert, shownRuns }),
    field: end.field,
  };
  return { do: 'join', omittedPid: second.pid, parts: [{ do: 'text', change }, leave] };
}

/** Appends the words of the second line, where the first line is unchanged. */
const appendedSecond =
  (sentLine: SentLine, returnedLine: ReturnedLine) =>
  ({ node, field }: NonNullable<ReturnType<typeof endOf>>, second: Provision): Added | null => {
    if (!returnedLine.isPresent || !returnedLine.text.startsWith(sentLine.amended)) return null;
    const { text: insert, authors: insertedBy } = typedWords(returnedLine, sentLine.amended.length);
    // Words typed between the two lines are appended too, but not a number that remains there.
    const middle = insert.slice(0, -second.content.length);
    if (!insert.endsWith(second.content) || middle.includes('\t')) return null;
    return { at: node[field].length, remove: 0, insert, insertedBy, before: '' };
  };

/**
 * Reads two joined lines that were also changed, separated at the paragraph mark that Word deleted. Returns the join and
 * the other changes of the first line.
 *
 * Null where the second's number remains, or nothing separates the two.
 * @param changesOf the changes of a sent line by some returned runs
 */
export function joinedAndChanged(
  text: Provision,
  wholeEdits: WholeEdits,
  sentLines: readonly SentLine[],
  returnedLine: ReturnedLine,
  maker: Maker,
  changesOf: (line: SentLine, runs: ReturnedLine['runs']) => readonly TextChange[] | null,
): { readonly item: WordItem; readonly changes: readonly TextChange[] } | null {
  const [one, other] = sentLines;
  const [first, second, ...more] = returnedLine.paragraphIndices;
  if (!one || !other || second === undefined || more.length > 0 || returnedLine.otherContent.length > 0)
    return null;
  const runsIn = (paragraph: number | undefined) =>
    returnedLine.runs.filter((run) => run.paragraphIndex === paragraph);
  const changes = changesOf(one, runsIn(first));
  const ofOther = changesOf(other, runsIn(second)) ?? [];
  const num = ofOther.filter(({ field }) => field === 'num').reduce((sum, { remove }) => sum + remove, 0);
  let last: TextChange | undefined;
  const operation = joinedProvisions(
    text,
    sentLines,
    wholeEdits,
    maker,
    ({ node, field }, { num: label }) => {
      if (!changes || num !== label.length || ofOther.some(({ maker: { kind } }) => kind === 'rejected'))
        return null;
      const { length } = node[field];
      last = changes.find(
        (change) => change.pid === node.pid && change.field === field && change.at + change.remove === length,
      );
      if (last && (last.maker.kind === 'rejected' || last.past.length > 0)) return null;
      const added = typedWords({ runs: runsIn(second), text: presentText(runsIn(second)) });
      return {
        at: last?.at ?? length,
        remove: last?.remove ?? 0,
        removedBy: last?.removedBy ?? [],
        insert: (last?.insert ?? '') + added.text,
        insertedBy: [...(last?.insertedBy ?? []), ...added.authors],
        before: last?.before ?? '',
      };
    },
  );
  if (!operation || !changes) return null;
  return {
    item: joinedItem(operation, maker, sentLines, returnedLine),
    changes: changes.filter((change) => change !== last),
  };
}

const presentText = (runs: ReturnedLine['runs']): string =>
  runs.map(({ kind, text }) => (kind === 'deleted' ? '' : text)).join('');

function joinedItem(
  operation: Extract<WordOperation, { do: 'join' }>,
  maker: Maker,
  sentLines: readonly SentLine[],
  returnedLine: ReturnedLine,
): WordItem {
  const before = sentLines.map(({ amended }) => amended).join('\n');
  const [part] = operation.parts;
  const after = part?.do === 'text' ? part.change.after.trim() : '';
  const pid = sentLines[0]?.line.pid ?? '';
  return {
    operation,
    maker,
    pid,
    shownRuns: [...deletedText(before), ...insertedText(returnedLine.text)],
    before,
    after,
  };
}

/** The one change that split or joined lines make; null where they have no clear meaning. */
export function reshapedItem(
  text: Provision,
  wholeEdits: WholeEdits,
  sentLines: readonly SentLine[],
  returnedLines: readonly ReturnedLine[],
  next: Pid | null,
  maker: Maker,
): WordItem | null {
  const [one, other] = sentLines;
  const [returned] = returnedLines;
  if (!one || !returned || returnedLines.some(({ otherContent }) => otherContent.length > 0)) return null;
  if (other) {
    const join =
      returnedLines.length === 1 &&
      joinedProvisions(text, sentLines, wholeEdits, maker, appendedSecond(one, returned));
    return join ? joinedItem(join, maker, sentLines, returned) : null;
  }
  const operation = returnedLines.length === 2 && divisionOf(text, one, returnedLines, next, maker);
  if (!operation) return null;
  const pid = one.line.pid;
  // A provision does not begin with a space, and Word leaves one where a line was split before two.
  const { number, isTyped } = operation;
  const after = (returnedLines[1]?.text.slice(isTyped ? number.length : 0) ?? '').trim();
  const shownRuns = [
    { kind: 'kept' as const, text: returned.text },
    ...insertedText(`\n${number}\t${after}`),
  ];
  return { operation, maker, pid, shownRuns, before: one.amended, after };
}
