import type { Provision } from '../../../act/tree.ts';
import type { Anchor, Occurrence, Operation, WordsTarget } from '../syntax.ts';
import { takeAnchors, takeBeforeLink, takeEdge, takeOnNewLine, takeSetOut } from './anchors.ts';
import {
  attempt,
  type Cursor,
  cursorOver,
  peek,
  seesWord,
  takeDash,
  takeMark,
  takePhrase,
  takeWord,
} from './cursor.ts';
import { exceptFromOperation, takeExceptions } from './exceptions.ts';
import { type Following, takeListStart, takeTheFollowing } from './following.ts';
import { isLink, takeNamedStop, takeNewStop, takeQuoted } from './links.ts';
import { takeLocation } from './locations.ts';
import { takeQuotedList } from './loci.ts';
import { LEADS, takeFollowingWords, takeInsertVerb, takeNewText, takeSubstituteVerb } from './new-text.ts';
import { AT_END, takeEarlyOccurrences, takeOccurrences } from './occurrences.ts';
import {
  anchorOf,
  besideWords,
  inPlaceOfLink,
  inserting,
  type OperationReading,
  omitting,
  substituting,
  wholeReading,
} from './operations-for.ts';
import { takeSoThatRenumbered } from './passive.ts';
import { atOccurrences, inPlaces, type Target, takeTargets } from './targets.ts';
import { tokenise } from './tokens.ts';

/** Reads operations whose verb is an imperative, a gerund or after "there is". Passive sentences are in `passive.ts`. */

/** Takes "after | before … insert …". */
function takeInsertBeside(c: Cursor): OperationReading | null {
  return attempt(c, () => {
    takeWord(c, 'immediately');
    const side = takeWord(c, 'after', 'before');
    if (side !== 'after' && side !== 'before') return null;
    if (takeDash(c) && peek(c)?.kind === 'list') {
      c.at++;
      const newText = takeInsertVerb(c) ? takeNewText(c) : null;
      return (
        newText && { operations: [], frame: { operationsFor: inserting(side, newText), lists: 'targets' } }
      );
    }
    const all = takeTargets(c);
    if (!all) return null;
    const below = takeInFollowing(c);
    const link = takeBeforeLink(c);
    const line = takeOnNewLine(c);
    if (!takeInsertVerb(c)) return null;
    const from = takeSetOut(c);
    const [first] = all;
    if (from && first)
      return wholeReading({ type: 'insertSetOut', at: anchorOf(side, first), setOutIn: from });
    const late = takeOnNewLine(c);
    const early = takeEarlyOccurrences(c);
    const newText = takeNewText(c);
    const placedTargets = newText && atOccurrences(all, early ?? takeOccurrences(c));
    if (!placedTargets) return null;
    const [insert] = inserting(side, newText)(placedTargets);
    if (insert?.type !== 'insert') return null;
    const at = insert.at.map((anchor) =>
      anchor.type === 'provision'
        ? {
            ...anchor,
            ...(link === null ? {} : { beforeLink: link }),
            ...(line || late ? { newLine: true as const } : {}),
          }
        : anchor,
    );
    if (below) return takePlacesBelow(c, [{ ...insert, at }], below);
    return wholeReading(...renumberingsInNotes(all), { ...insert, at });
  });
}

/** Reads a renumbering in the note after a place: "(and so that the existing text becomes Part 1)" (N14). */
function renumberingsInNotes(all: readonly Target[]): readonly Operation[] {
  const notes = all.flatMap((one) => {
    const at = one.kind === 'provision' ? one.provision.at : one.words.type === 'all' ? one.words.in : [];
    return at.flatMap(({ note }) => (note !== undefined && /^(?:and )?so that/.test(note) ? [note] : []));
  });
  return notes.flatMap((note) => {
    const c = cursorOver(tokenise([{ text: note }]));
    const becomes = takeSoThatRenumbered(c);
    return becomes ? [becomes] : [];
  });
}

/** "at the end of paragraph (b) omit “and”", "at the end of paragraph (c), for “.” substitute “; or”". */
function takeAtEnd(c: Cursor, anchors: readonly Anchor[]): OperationReading | null {
  const [edge, other] = anchors;
  if (edge?.type !== 'edge' || edge.edge !== 'end' || other) return null;
  return attempt(c, () => {
    takeMark(c, ',');
    const verbWord = takeWord(c, 'omit', 'for', 'delete');
    takePhrase(c, 'the word', 'the words');
    const words = verbWord ? (takeQuoted(c) ?? takeNamedStop(c) ?? takeNewStop(c)) : null;
    if (words === null) return null;
    const last: WordsTarget = isLink(words)
      ? { type: 'link', link: { words, side: 'end', of: edge.of } }
      : { type: 'quoted', words, where: AT_END, in: edge.of };
    if (verbWord !== 'for') return wholeReading({ type: 'omitWords', targets: [last] });
    const by = takeSubstituteVerb(c) ? takeNewText(c) : null;
    return by && wholeReading({ type: 'substituteWords', targets: [last], newText: by });
  });
}

function takeAtEdge(c: Cursor): OperationReading | null {
  return attempt(c, () => {
    const at = takeEdge(c);
    if (!at) return null;
    const changeAtEnd = takeAtEnd(c, at);
    if (changeAtEnd) return changeAtEnd;
    takeOnNewLine(c);
    if (!takeInsertVerb(c)) return null;
    takeOnNewLine(c);
    const from = takeSetOut(c);
    const [first] = at;
    if (from && first) return wholeReading({ type: 'insertSetOut', at: first, setOutIn: from });
    const newText = takeNewText(c);
    return newText && wholeReading(besideWords(at, newText));
  });
}

const INSERT = [
  'insert',
  'add',
  'there is inserted',
  'there are inserted',
  'there shall be inserted',
  'there shall be added',
];

/** Takes "insert … at the end of …", with the verb first. */
function takeInsertFirst(c: Cursor, verbs: readonly string[] = INSERT): OperationReading | null {
  return attempt(c, () => {
    if (!takePhrase(c, ...verbs)) return null;
    const comma = takeMark(c, ',');
    const isHeading = takeFollowingWords(c);
    const early = takeAnchors(c);
    if (early && comma) takeMark(c, ',');
    const newText = takeNewText(c, early !== null && isHeading);
    const at = early ?? (newText ? takeAnchors(c) : null);
    return newText && at && wholeReading(besideWords(at, newText));
  });
}

/** Takes the rest of "for “a” and “b” substitute respectively “c” and “d”". */
function takeRespectively(c: Cursor, all: readonly Target[]): OperationReading | null {
  return attempt(c, () => {
    const isEarly =
      attempt(c, () => (takeMark(c, ',') ? takeWord(c, 'respectively') : null) ?? null) !== null ||
      takeWord(c, 'respectively') !== null;
    if (isEarly) takeMark(c, ',');
    takePhrase(c, ...LEADS);
    const by = takeQuotedList(c);
    if (by?.length !== all.length) return null;
    takeMark(c, ',');
    if (!isEarly && !takeWord(c, 'respectively')) return null;
    return {
      operations: all.flatMap((one, at) => substituting({ words: by[at] ?? '', provisions: [] })([one])),
    };
  });
}

/** Takes "in each of the following provisions" after the words that are changed there. */
const takeInFollowing = (c: Cursor): Following | null =>
  attempt(c, () => {
    takeMark(c, ',');
    return takeWord(c, 'in') ? takeTheFollowing(c) : null;
  });

/** Operations in each of the places that are listed below; null where no list follows. */
function takePlacesBelow(
  c: Cursor,
  operations: readonly Operation[],
  { within }: Following,
): OperationReading | null {
  if (operations.length === 0 || !takeListStart(c)) return null;
  return { operations: [], frame: { lists: 'places', operations }, ...(within ? { within } : {}) };
}

/** Whether the words of a target are said to be the last of their place. */
const isAtEnd = (target: Target): boolean =>
  target.kind === 'words' &&
  ((target.words.type === 'quoted' &&
    target.words.where.type === 'nth' &&
    target.words.where.isAtEnd === true) ||
    (target.words.type === 'link' && target.words.link.side === 'end'));

/** "for the “.” at the end of paragraph (g) substitute “, and” and insert—": takes the next item, which goes after those words. */
function takeAndInsert(c: Cursor): readonly Provision[] | null {
  return attempt(c, () => {
    takeMark(c, ',');
    if (!takeWord(c, 'and') || !takeInsertVerb(c)) return null;
    const newText = takeNewText(c);
    return newText && newText.words === '' ? newText.provisions : null;
  });
}

/** Takes "for … substitute …", "replace … with …". */
function takeReplace(c: Cursor): OperationReading | null {
  return attempt(c, () => {
    const replaces = takeWord(c, 'replace') !== null;
    if (!replaces && !takeWord(c, 'for') && !seesWord(c, 'from')) return null;
    if (takeDash(c) && peek(c)?.kind === 'list') {
      c.at++;
      const by = takeSubstituteVerb(c) ? takeNewText(c) : null;
      return by && { operations: [], frame: { operationsFor: substituting(by), lists: 'targets' } };
    }
    const all = takeTargets(c);
    const below = all && takeInFollowing(c);
    if (!all || !(replaces ? takeWord(c, 'with', 'by') : takeSubstituteVerb(c))) return null;
    const pairs = takeRespectively(c, all);
    if (pairs) return pairs;
    const early = takeEarlyOccurrences(c);
    const by = takeNewText(c);
    const placedTargets = by && atOccurrences(all, early ?? takeOccurrences(c));
    if (!placedTargets) return null;
    const nextItems = placedTargets.every(isAtEnd) && by.provisions.length === 0 ? takeAndInsert(c) : null;
    const operations = substituting(nextItems ? { ...by, provisions: nextItems } : by)(placedTargets);
    if (below) return takePlacesBelow(c, operations, below);
    return operations.length > 0 ? { operations } : null;
  });
}

const SUBSTITUTE = [
  'substitute',
  'there is substituted',
  'there shall be substituted',
  'there are substituted',
];

/** Takes "substitute … for …", with the verb first. */
function takeSubstituteFirst(c: Cursor, verbs: readonly string[] = SUBSTITUTE): OperationReading | null {
  return attempt(c, () => {
    if (!takePhrase(c, ...verbs)) return null;
    const early = attempt(c, () => (takeWord(c, 'for') ? takeTargets(c) : null));
    if (early) takeMark(c, ',');
    const by = takeNewText(c);
    const all = early ?? attempt(c, () => (by && takeWord(c, 'for') ? takeTargets(c, isPair) : null));
    return by && all && { operations: substituting(by)(all) };
  });
}

/** Whether the last target is instead the new text of a further pair: "substituting “a” for “b” and “c” for “d”". */
const isPair = (c: Cursor): boolean => seesWord(c, 'for');

/** Takes one more pair of a substitution: "and “c” for “d”". */
export function takeMorePair(c: Cursor): OperationReading | null {
  return attempt(c, () => {
    takePhrase(c, ...LEADS);
    const words = takeQuoted(c);
    const all = words !== null && takeWord(c, 'for') ? takeTargets(c, isPair) : null;
    return all && words !== null ? { operations: substituting({ words, provisions: [] })(all) } : null;
  });
}

/** Whether the words before a verb are its subject, and not a target of the verb before. */
const isSubject = (c: Cursor): boolean =>
  seesWord(c, 'is', 'are', 'shall', 'becomes', 'become', 'ceases', 'cease');

const OMIT = ['omit', 'leave out', 'strike out', 'delete', 'repeal', 'revoke'];

/** Takes "omit …". With "and insert" (R3.2), the linking word is replaced by the new item. */
function takeOmit(c: Cursor, verbs: readonly string[] = OMIT): OperationReading | null {
  return attempt(c, () => {
    if (!takePhrase(c, ...verbs)) return null;
    const within = takeTheFollowing(c)?.within;
    const start = c.at;
    const lists = takePhrase(
      c,
      'the entries relating to',
      'the entries for',
      'the entry relating to',
      'the entry for',
    )
      ? 'entries'
      : 'targets';
    if (takeListStart(c)) {
      return { operations: [], frame: { operationsFor: omitting, lists }, ...(within ? { within } : {}) };
    }
    takeDash(c);
    takeMark(c, ':');
    if (lists === 'entries') c.at = start;
    const all = takeTargets(c, isSubject);
    if (!all) return null;
    const below = takeInFollowing(c);
    if (below) return takePlacesBelow(c, omitting(all), below);
    const insert = attempt(c, () => {
      takeMark(c, ',');
      if (!takeWord(c, 'and') || !takeWord(c, 'insert', 'substitute')) return null;
      return takeAnchors(c) ? null : takeNewText(c);
    });
    if (!insert) return { operations: omitting(all) };
    const [only] = all;
    const link =
      only?.kind === 'words' && only.words.type === 'link' && all.length === 1 ? only.words.link : null;
    if (!link) return { operations: substituting(insert)(all) };
    return { operations: inPlaceOfLink(link, insert) };
  });
}

/** Takes "in each place it occurs, for “x” substitute “y”", with the occurrences first. */
function takeOccurrencesFirst(c: Cursor): OperationReading | null {
  return attempt(c, () => {
    const where = takeOccurrences(c);
    const isThroughout = c.tokens[c.at - 1]?.low === 'throughout';
    const inside = attempt(c, () => {
      const [at, other] = where && (isThroughout || takeWord(c, 'in')) ? (takeLocation(c) ?? []) : [];
      return at && !other ? at : null;
    });
    const except = takeExceptions(c) ?? [];
    if (!where && except.length === 0) return null;
    takeMark(c, ',');
    const read = takeInsertBeside(c) ?? takeReplace(c) ?? takeOmit(c);
    if (!read || read.frame) return null;
    const operations = read.operations
      .map((one) => (where ? atNamedOccurrences(one, where) : one))
      .map((one) => one && (except.length > 0 ? exceptFromOperation(one, except) : one))
      .filter((one) => one !== null);
    if (operations.length < read.operations.length) return null;
    return { operations, ...(inside ? { inside } : {}) };
  });
}

/** An operation on the occurrences that were named before it; null where its targets have no occurrences. */
function atNamedOccurrences(operation: Operation, where: readonly Occurrence[]): Operation | null {
  const placeAll = <T>(all: readonly T[], place: (one: T) => readonly T[] | null): readonly T[] | null => {
    const placedLists = all.map(place).filter((one) => one !== null);
    return placedLists.length === all.length ? placedLists.flat() : null;
  };
  switch (operation.type) {
    case 'substituteWords':
    case 'omitWords': {
      const targets = placeAll(operation.targets, (one) => inPlaces(one, where));
      return targets && { ...operation, targets };
    }
    case 'insert': {
      const at = placeAll(operation.at, (one): readonly Anchor[] | null => {
        if (one.type !== 'words') return null;
        return inPlaces(one.words, where)?.map((words) => ({ ...one, words })) ?? null;
      });
      return at && { ...operation, at };
    }
    default:
      return null;
  }
}

/** Takes one operation with its verb in the imperative or after "there is" (§3.6 `operation`). */
export function takeOperation(c: Cursor): OperationReading | null {
  return (
    takeAtEdge(c) ??
    takeInsertBeside(c) ??
    takeReplace(c) ??
    takeOmit(c) ??
    takeInsertFirst(c) ??
    takeSubstituteFirst(c) ??
    takeOccurrencesFirst(c)
  );
}

/** Takes the nouns of older Acts: "the substitution of “x” for “y”", "the insertion, after “x”, of “y”". */
function takeNominal(c: Cursor): OperationReading | null {
  const takeNoun = (read: (c: Cursor) => OperationReading | null, noun: string) =>
    attempt(c, () => {
      if (!takePhrase(c, noun)) return null;
      takeMark(c, ',');
      const inside = attempt(c, () => {
        const [at, other] = takeWord(c, 'in') ? (takeLocation(c) ?? []) : [];
        return at && !other ? at : null;
      });
      if (inside) takeMark(c, ',');
      const reading = read(c);
      return reading && inside ? { ...reading, inside } : reading;
    });
  const substituted = (c: Cursor): OperationReading | null => {
    if (takeWord(c, 'of')) {
      const by = takeNewText(c);
      const all = by && takeWord(c, 'for') ? takeTargets(c) : null;
      return by && all && { operations: substituting(by)(all) };
    }
    const all = takeWord(c, 'for') ? takeTargets(c) : null;
    if (!all) return null;
    takeMark(c, ',');
    const by = takeWord(c, 'of') ? takeNewText(c) : null;
    return by && { operations: substituting(by)(all) };
  };
  const inserted = (c: Cursor): OperationReading | null => {
    if (takeWord(c, 'of')) {
      const newText = takeNewText(c);
      const at = newText && takeAnchors(c);
      return newText && at && wholeReading(besideWords(at, newText));
    }
    const at = takeAnchors(c);
    if (!at) return null;
    takeMark(c, ',');
    const newText = takeWord(c, 'of') ? takeNewText(c) : null;
    return newText && wholeReading(besideWords(at, newText));
  };
  return (
    takeNoun(substituted, 'the substitution') ??
    takeNoun(inserted, 'the insertion') ??
    takeNoun(inserted, 'the addition')
  );
}

/** Takes one operation after "is amended by": "substituting “x” for “y”", "omitting paragraph (c)". */
export function takeGerund(c: Cursor): OperationReading | null {
  return (
    takeSubstituteFirst(c, ['substituting', 'the substitution of']) ??
    takeInsertFirst(c, ['inserting', 'adding', 'the insertion of', 'the addition of']) ??
    takeOmit(c, [
      ...['omitting', 'leaving out', 'deleting', 'repealing', 'revoking'],
      ...['the omission of', 'the deletion of', 'the repeal of', 'the leaving out of'],
    ]) ??
    takeNominal(c)
  );
}
