import { joinedBySpace } from '../spacing.ts';
import type { Location, NewText, Operation } from '../syntax.ts';
import { attempt, type Cursor, mark, phrase, word } from './cursor.ts';
import { takeNewText, verbInsert } from './new-text.ts';
import { inPlaceOfLink, type Read } from './operations-for.ts';

type Side = 'after' | 'before';

const IT = [
  'it',
  'them',
  'those words',
  'that word',
  'the words so substituted',
  'the words so inserted',
] as const;
type It = (typeof IT)[number];

/** What is put in and what is put beside that, as one: words that may run on into provisions, or provisions alone. */
function joined(first: NewText, side: Side, second: NewText): NewText | null {
  const [left, right] = side === 'after' ? [first, second] : [second, first];
  if (left.words !== '' && right.words !== '' && left.provisions.length === 0)
    return { ...right, words: joinedBySpace(left.words, right.words) };
  if (left.words !== '' || right.words !== '') return null;
  return { words: '', provisions: [...left.provisions, ...right.provisions] };
}

/** What is left out, with what is put where it stood; the linking word at the end of an item, with the next item. */
function inPlaceOf(last: Operation, side: Side, put: NewText): readonly Operation[] | null {
  if (last.type === 'omitProvisions') {
    const [only, other] = last.targets;
    const isClear = only && !other && only.keepLink === undefined && put.words === '';
    return isClear ? [{ type: 'substituteProvisions', targets: [only], newText: put }] : null;
  }
  if (last.type !== 'omitWords') return null;
  const [only, other] = last.targets;
  if (!only || other || only.type === 'all' || only.type === 'bracketed') return null;
  if (only.type !== 'link')
    return put.words === '' ? null : [{ type: 'substituteWords', targets: [only], newText: put }];
  const { link } = only;
  const isNext = side === 'after' && link.side !== 'before' && put.words === '';
  return isNext ? inPlaceOfLink(link, put) : null;
}

/** "The existing text becomes subsection (1), and after it insert": what is numbered anew is the one thing named. */
function besideRenumbered(
  last: Operation & { readonly type: 'renumber' },
  side: Side,
  it: It,
  put: NewText,
): readonly Operation[] | null {
  const { as } = last;
  if (it !== 'it' || put.words !== '' || as.type !== 'unit' || as.labels.length > 1 || as.labels[0]?.to)
    return null;
  const of: Location = [{ type: 'anaphor', unit: as.unit }];
  return [last, { type: 'insert', at: [{ type: 'provision', side, of }], newText: put }];
}

/**
 * An operation with what is put in beside what it puts in or leaves out. It is one operation, so that nothing has to be
 * looked for in the text as amended, where the same words may stand elsewhere. Null where "it" may be more than one
 * thing: after “x” insert “y” and after it insert “z”.
 */
function withMore(last: Operation, side: Side, it: It, put: NewText): readonly Operation[] | null {
  const isInserted = it === 'the words so inserted';
  if (last.type === 'insert' ? !isInserted : isInserted) return null;
  switch (last.type) {
    case 'substituteProvisions':
      if (last.targets.some(({ keepLink }) => keepLink !== undefined)) return null;
      break;
    case 'substituteWords':
    case 'insert':
      break;
    case 'renumber':
      return besideRenumbered(last, side, it, put);
    default:
      return it === 'the words so substituted' ? null : inPlaceOf(last, side, put);
  }
  const both = joined(last.newText, side, put);
  return both && [{ ...last, newText: both }];
}

/** Takes "and after it insert “z”" after "for “x” substitute “y”": both are read as one, if it is clear what "it" is. */
export function withBesideIt(c: Cursor, read: Read): Read {
  const [last, other] = read.operations;
  if (!last || other || read.frame) return read;
  const more = attempt(c, () => {
    mark(c, ',', ';');
    word(c, 'and');
    word(c, 'then');
    mark(c, ',');
    word(c, 'immediately');
    const side = word(c, 'after', 'before');
    const it = side && phrase(c, ...IT);
    const named = IT.find((one) => one === it);
    if ((side !== 'after' && side !== 'before') || !named || !verbInsert(c)) return null;
    const put = takeNewText(c);
    return put && withMore(last, side, named, put);
  });
  return more ? withBesideIt(c, { ...read, operations: more }) : read;
}
