import { joinedBySpace } from '../spacing.ts';
import type { Location, NewText, Operation } from '../syntax.ts';
import { attempt, type Cursor, takeMark, takePhrase, takeWord } from './cursor.ts';
import { takeInsertVerb, takeNewText } from './new-text.ts';
import { type OperationReading, replaceLinkWord } from './operations-for.ts';

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

/** Joins inserted text with text inserted beside it: words that may run on into provisions, or only provisions. Null for a mixture. */
function joinTexts(first: NewText, side: Side, second: NewText): NewText | null {
  const [left, right] = side === 'after' ? [first, second] : [second, first];
  if (left.words !== '' && right.words !== '' && left.provisions.length === 0)
    return { ...right, words: joinedBySpace(left.words, right.words) };
  if (left.words !== '' || right.words !== '') return null;
  return { words: '', provisions: [...left.provisions, ...right.provisions] };
}

/** Replaces an omission by a substitution. An omitted linking word at the end of an item can only be replaced by the next item. */
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
  return isNext ? replaceLinkWord(link, newText) : null;
}

/** "The existing text becomes subsection (1), and after it insert": "it" is what gets the number. */
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
 * Combines an operation with an insertion beside its result, as one operation. Nothing then has to be found in the amended
 * text, which may have the same words elsewhere. Null where "it" is ambiguous: after “x” insert “y” and after it insert “z”.
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

/** Takes "and after it insert “z”" after "for “x” substitute “y”". Both become one operation if "it" is unambiguous. */
export function takeInsertBesideIt(cursor: Cursor, read: OperationReading): OperationReading {
  const [last, other] = read.operations;
  if (!last || other || read.frame) return read;
  const operations = attempt(cursor, () => {
    takeMark(cursor, ',', ';');
    takeWord(cursor, 'and');
    takeWord(cursor, 'then');
    takeMark(cursor, ',');
    takeWord(cursor, 'immediately');
    const side = takeWord(cursor, 'after', 'before');
    const pronounWords = side && takePhrase(cursor, ...PRONOUNS);
    const pronoun = PRONOUNS.find((one) => one === pronounWords);
    if ((side !== 'after' && side !== 'before') || !pronoun || !takeInsertVerb(cursor)) return null;
    const newText = takeNewText(cursor);
    return newText && combineOperations(last, side, pronoun, newText);
  });
  return operations ? takeInsertBesideIt(cursor, { ...read, operations }) : read;
}
