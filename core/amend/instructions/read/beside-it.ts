import { joinedBySpace } from '../spacing.ts';
import type { Location, NewText, Operation } from '../syntax.ts';
import { attempt, type Cursor, mark, phrase, word } from './cursor.ts';
import { takeNewText, verbInsert } from './new-text.ts';
import { inPlaceOfLink, type Read } from './operations-for.ts';

type Side = 'after' | 'before';

const PRONOUNS = [
  'it',
  'them',
  'those words',
  'that word',
  'the words so substituted',
  'the words so inserted',
] as const;
type Pronoun = (typeof PRONOUNS)[number];

/** What is put in and what is put beside that, as one: words that may run on into provisions, or provisions alone. */
function joinTexts(first: NewText, side: Side, second: NewText): NewText | null {
  const [left, right] = side === 'after' ? [first, second] : [second, first];
  if (left.words !== '' && right.words !== '' && left.provisions.length === 0)
    return { ...right, words: joinedBySpace(left.words, right.words) };
  if (left.words !== '' || right.words !== '') return null;
  return { words: '', provisions: [...left.provisions, ...right.provisions] };
}

/** What is left out, with what is put where it stood; the linking word at the end of an item, with the next item. */
function inPlaceOf(last: Operation, side: Side, newText: NewText): readonly Operation[] | null {
  if (last.type === 'omitProvisions') {
    const [only, other] = last.targets;
    const isClear = only && !other && only.keepLink === undefined && newText.words === '';
    return isClear ? [{ type: 'substituteProvisions', targets: [only], newText }] : null;
  }
  if (last.type !== 'omitWords') return null;
  const [only, other] = last.targets;
  if (!only || other || only.type === 'all' || only.type === 'bracketed') return null;
  if (only.type !== 'link')
    return newText.words === '' ? null : [{ type: 'substituteWords', targets: [only], newText }];
  const { link } = only;
  const isNext = side === 'after' && link.side !== 'before' && newText.words === '';
  return isNext ? inPlaceOfLink(link, newText) : null;
}

/** "The existing text becomes subsection (1), and after it insert": what is numbered anew is the one thing named. */
function besideRenumbered(
  last: Operation & { readonly type: 'renumber' },
  side: Side,
  pronoun: Pronoun,
  newText: NewText,
): readonly Operation[] | null {
  const { as } = last;
  if (
    pronoun !== 'it' ||
    newText.words !== '' ||
    as.type !== 'unit' ||
    as.labels.length > 1 ||
    as.labels[0]?.to
  )
    return null;
  const of: Location = [{ type: 'anaphor', unit: as.unit }];
  return [last, { type: 'insert', at: [{ type: 'provision', side, of }], newText }];
}

/**
 * An operation with what is put in beside what it puts in or leaves out. It is one operation, so that nothing has to be
 * looked for in the text as amended, where the same words may stand elsewhere. Null where "it" may be more than one
 * thing: after “x” insert “y” and after it insert “z”.
 */
function combineOperations(
  last: Operation,
  side: Side,
  pronoun: Pronoun,
  newText: NewText,
): readonly Operation[] | null {
  const isInserted = pronoun === 'the words so inserted';
  if (last.type === 'insert' ? !isInserted : isInserted) return null;
  switch (last.type) {
    case 'substituteProvisions':
      if (last.targets.some(({ keepLink }) => keepLink !== undefined)) return null;
      break;
    case 'substituteWords':
    case 'insert':
      break;
    case 'renumber':
      return besideRenumbered(last, side, pronoun, newText);
    default:
      return pronoun === 'the words so substituted' ? null : inPlaceOf(last, side, newText);
  }
  const combined = joinTexts(last.newText, side, newText);
  return combined && [{ ...last, newText: combined }];
}

/** Takes "and after it insert “z”" after "for “x” substitute “y”": both are read as one, if it is clear what "it" is. */
export function withBesideIt(c: Cursor, read: Read): Read {
  const [last, other] = read.operations;
  if (!last || other || read.frame) return read;
  const operations = attempt(c, () => {
    mark(c, ',', ';');
    word(c, 'and');
    word(c, 'then');
    mark(c, ',');
    word(c, 'immediately');
    const side = word(c, 'after', 'before');
    const pronounWords = side && phrase(c, ...PRONOUNS);
    const pronoun = PRONOUNS.find((one) => one === pronounWords);
    if ((side !== 'after' && side !== 'before') || !pronoun || !verbInsert(c)) return null;
    const newText = takeNewText(c);
    return newText && combineOperations(last, side, pronoun, newText);
  });
  return operations ? withBesideIt(c, { ...read, operations }) : read;
}
