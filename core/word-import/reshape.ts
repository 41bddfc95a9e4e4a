import { isNumbered, nextNumber } from '../act/numbering.ts';
import { indexTree, type Pid, type Provision, pathTo } from '../act/tree.ts';
import type { Maker, TextChange } from './changes.ts';
import type { WordOperation } from './item.ts';
import { insertFor } from './new-lines.ts';
import { type ReturnedLine, typedWords } from './returned-lines.ts';
import type { SentLine } from './sent-lines.ts';
import { gone, type WholeEdits } from './whole-edits.ts';

/**
 * A line that was split with Enter, or two that were run together, where that has one clear meaning and nothing else was
 * done to them: the words after the place are a new provision with the next number, or the words of the second go to the
 * end of the first. Everything else waits for a person.
 */

/** A provision whose whole line is its number and its words, with nothing in it; null for any other line. */
function leafOf(text: Provision, { line, amended }: SentLine): Provision | null {
  const node = indexTree(text).byPid.get(line.pid);
  if (!node || node.children.length > 0 || node.missing || node.kind === 'block') return null;
  const isWhole = node.content !== '' && node.intro === '' && node.wrapUp === '' && node.heading === '';
  return isWhole && amended.endsWith(node.content) ? node : null;
}

const ENDS = ['intro', 'content', 'wrapUp'] as const;

/** Whose words a line ends with, and in which field; null for those that can't be added to. */
function endOf(text: Provision, { line, amended }: SentLine) {
  const last = line.body.at(-1);
  const node = last && indexTree(text).byPid.get(last.pid);
  const field = ENDS.find((one) => one === last?.field);
  if (!node || !field || node.missing || node.kind === 'block' || node.kind === 'quotation') return null;
  return node[field] !== '' && amended.endsWith(node[field]) ? { node, field } : null;
}

/** The number after a provision's own; null where the rules leave it to a person. */
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
  change: Pick<TextChange, 'at' | 'remove' | 'insert' | 'insertedBy' | 'before' | 'after' | 'shown'>,
): TextChange => ({ pid: node.pid, field: 'content', maker, restored: [], past: [], ...change });

/** What a line that was split in two is. @param next the provision whose line stands after it */
export function divided(
  text: Provision,
  sent: SentLine,
  [first, rest]: readonly ReturnedLine[],
  next: Pid | null,
  maker: Maker,
): Extract<WordOperation, { do: 'divide' }> | null {
  const node = leafOf(text, sent);
  if (!node || !first?.stands || !rest?.stands || sent.line.changeStatus.state === 'deleted') return null;
  const { content } = node;
  const label = sent.amended.slice(0, sent.amended.length - content.length);
  const kept = first.text.slice(label.length);
  const words = rest.text;
  const between = content.slice(kept.length, content.length - words.length);
  const isSame =
    first.text.startsWith(label) && `${kept}${between}${words}` === content && between.trim() === '';
  const number = numberAfter(text, node);
  if (!isSame || kept.trim() === '' || words.trim() === '' || number === null) return null;
  const { hands } = typedWords(rest);
  const line = {
    text: `${number}\t${words}`,
    hands: [...Array<null>(number.length + 1).fill(null), ...hands],
  };
  const put = insertFor(text, [line], node.pid, next);
  if (!put || !('after' in put.where) || put.where.after !== node.pid) return null;
  const before = content.slice(kept.length);
  const change = {
    at: kept.length,
    remove: before.length,
    insert: '',
    before,
    after: '',
    shown: gone(before),
  };
  return { do: 'divide', number, parts: [{ do: 'text', change: changeAt(node, maker, change) }, put] };
}

/** What two lines that were run together are: the words of the second without its number at the end of the first. */
export function joinedProvisions(
  text: Provision,
  [sent, other]: readonly SentLine[],
  back: ReturnedLine,
  whole: WholeEdits,
  maker: Maker,
): Extract<WordOperation, { do: 'join' }> | null {
  if (!sent || !other || !back.stands) return null;
  if ([sent, other].some(({ line }) => line.changeStatus.state !== 'kept' && line.changeStatus.moved))
    return null;
  if ([sent, other].some(({ line }) => line.changeStatus.state === 'deleted')) return null;
  const [end, second] = [endOf(text, sent), leafOf(text, other)];
  if (!end || !second || !back.text.startsWith(sent.amended)) return null;
  const { text: insert, hands: insertedBy } = typedWords(back, sent.amended.length);
  if (insert.trimStart() !== second.content) return null;
  const own = whole.inserted.get(second.pid);
  if (own && own.pid !== second.pid) return null;
  const leave: WordOperation = own ? { do: 'drop', edits: [own] } : { do: 'omit', pid: second.pid };
  const shown = [{ kind: 'inserted' as const, text: insert }];
  const { node, field } = end;
  const change = { at: node[field].length, remove: 0, insert, insertedBy, before: '', after: insert, shown };
  return {
    do: 'join',
    other: second.pid,
    parts: [{ do: 'text', change: { ...changeAt(node, maker, change), field } }, leave],
  };
}
