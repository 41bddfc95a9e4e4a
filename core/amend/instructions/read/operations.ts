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
  anchorBeside,
  buildOmissions,
  insertionAt,
  insertionBuilder,
  type OperationReading,
  readingOf,
  replaceLinkWord,
  substitutionBuilder,
} from './operations-for.ts';
import { takeSoThatRenumbered } from './passive.ts';
import { atOccurrences, inPlaces, type Target, takeTargets } from './targets.ts';
import { tokenise } from './tokens.ts';

/** Reads operations whose verb is an imperative, a gerund or after "there is". Passive sentences are in `passive.ts`. */

/** Takes "after | before … insert …". */
function takeInsertBeside(cursor: Cursor): OperationReading | null {
  return attempt(cursor, () => {
    takeWord(cursor, 'immediately');
    const side = takeWord(cursor, 'after', 'before');
    if (side !== 'after' && side !== 'before') return null;
    if (takeDash(cursor) && peek(cursor)?.kind === 'list') {
      cursor.at++;
      const newText = takeInsertVerb(cursor) ? takeNewText(cursor) : null;
      return (
        newText && {
          operations: [],
          frame: { buildOperations: insertionBuilder(side, newText), lists: 'targets' },
        }
      );
    }
    const all = takeTargets(cursor);
    if (!all) return null;
    const below = takeInFollowing(cursor);
    const link = takeBeforeLink(cursor);
    const line = takeOnNewLine(cursor);
    if (!takeInsertVerb(cursor)) return null;
    const from = takeSetOut(cursor);
    const [first] = all;
    if (from && first)
      return readingOf({ type: 'insertSetOut', at: anchorBeside(side, first), setOutIn: from });
    const late = takeOnNewLine(cursor);
    const early = takeEarlyOccurrences(cursor);
    const newText = takeNewText(cursor);
    const placedTargets = newText && atOccurrences(all, early ?? takeOccurrences(cursor));
    if (!placedTargets) return null;
    const [insert] = insertionBuilder(side, newText)(placedTargets);
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
    if (below) return takePlacesBelow(cursor, [{ ...insert, at }], below);
    return readingOf(...renumberingsInNotes(all), { ...insert, at });
  });
}

/** Reads a renumbering in the note after a place: "(and so that the existing text becomes Part 1)" (N14). */
function renumberingsInNotes(all: readonly Target[]): readonly Operation[] {
  const notes = all.flatMap((one) => {
    const at = one.kind === 'provision' ? one.provision.at : one.words.type === 'all' ? one.words.in : [];
    return at.flatMap(({ note }) => (note !== undefined && /^(?:and )?so that/.test(note) ? [note] : []));
  });
  return notes.flatMap((note) => {
    const cursor = cursorOver(tokenise([{ text: note }]));
    const becomes = takeSoThatRenumbered(cursor);
    return becomes ? [becomes] : [];
  });
}

/** "at the end of paragraph (b) omit “and”", "at the end of paragraph (c), for “.” substitute “; or”". */
function takeAtEnd(cursor: Cursor, anchors: readonly Anchor[]): OperationReading | null {
  const [edge, other] = anchors;
  if (edge?.type !== 'edge' || edge.edge !== 'end' || other) return null;
  return attempt(cursor, () => {
    takeMark(cursor, ',');
    const verbWord = takeWord(cursor, 'omit', 'for', 'delete');
    takePhrase(cursor, 'the word', 'the words');
    const words = verbWord ? (takeQuoted(cursor) ?? takeNamedStop(cursor) ?? takeNewStop(cursor)) : null;
    if (words === null) return null;
    const last: WordsTarget = isLink(words)
      ? { type: 'link', link: { words, side: 'end', of: edge.of } }
      : { type: 'quoted', words, where: AT_END, in: edge.of };
    if (verbWord !== 'for') return readingOf({ type: 'omitWords', targets: [last] });
    const by = takeSubstituteVerb(cursor) ? takeNewText(cursor) : null;
    return by && readingOf({ type: 'substituteWords', targets: [last], newText: by });
  });
}

function takeAtEdge(cursor: Cursor): OperationReading | null {
  return attempt(cursor, () => {
    const at = takeEdge(cursor);
    if (!at) return null;
    const changeAtEnd = takeAtEnd(cursor, at);
    if (changeAtEnd) return changeAtEnd;
    takeOnNewLine(cursor);
    if (!takeInsertVerb(cursor)) return null;
    takeOnNewLine(cursor);
    const from = takeSetOut(cursor);
    const [first] = at;
    if (from && first) return readingOf({ type: 'insertSetOut', at: first, setOutIn: from });
    const newText = takeNewText(cursor);
    return newText && readingOf(insertionAt(at, newText));
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
function takeInsertFirst(cursor: Cursor, verbs: readonly string[] = INSERT): OperationReading | null {
  return attempt(cursor, () => {
    if (!takePhrase(cursor, ...verbs)) return null;
    const comma = takeMark(cursor, ',');
    const isHeading = takeFollowingWords(cursor);
    const early = takeAnchors(cursor);
    if (early && comma) takeMark(cursor, ',');
    const newText = takeNewText(cursor, early !== null && isHeading);
    const at = early ?? (newText ? takeAnchors(cursor) : null);
    return newText && at && readingOf(insertionAt(at, newText));
  });
}

/** Takes the rest of "for “a” and “b” substitute respectively “c” and “d”". */
function takeRespectively(cursor: Cursor, all: readonly Target[]): OperationReading | null {
  return attempt(cursor, () => {
    const isEarly =
      attempt(cursor, () => (takeMark(cursor, ',') ? takeWord(cursor, 'respectively') : null) ?? null) !==
        null || takeWord(cursor, 'respectively') !== null;
    if (isEarly) takeMark(cursor, ',');
    takePhrase(cursor, ...LEADS);
    const by = takeQuotedList(cursor);
    if (by?.length !== all.length) return null;
    takeMark(cursor, ',');
    if (!isEarly && !takeWord(cursor, 'respectively')) return null;
    return {
      operations: all.flatMap((one, at) =>
        substitutionBuilder({ words: by[at] ?? '', provisions: [] })([one]),
      ),
    };
  });
}

/** Takes "in each of the following provisions" after the words that are changed there. */
const takeInFollowing = (cursor: Cursor): Following | null =>
  attempt(cursor, () => {
    takeMark(cursor, ',');
    return takeWord(cursor, 'in') ? takeTheFollowing(cursor) : null;
  });

/** Operations in each of the places that are listed below; null where no list follows. */
function takePlacesBelow(
  cursor: Cursor,
  operations: readonly Operation[],
  { within: listPlace }: Following,
): OperationReading | null {
  if (operations.length === 0 || !takeListStart(cursor)) return null;
  return { operations: [], frame: { lists: 'places', operations }, ...(listPlace ? { listPlace } : {}) };
}

/** Whether the words of a target are said to be the last of their place. */
const isAtEnd = (target: Target): boolean =>
  target.kind === 'words' &&
  ((target.words.type === 'quoted' &&
    target.words.where.type === 'nth' &&
    target.words.where.isAtEnd === true) ||
    (target.words.type === 'link' && target.words.link.side === 'end'));

/** "for the “.” at the end of paragraph (g) substitute “, and” and insert—": takes the next item, which goes after those words. */
function takeAndInsert(cursor: Cursor): readonly Provision[] | null {
  return attempt(cursor, () => {
    takeMark(cursor, ',');
    if (!takeWord(cursor, 'and') || !takeInsertVerb(cursor)) return null;
    const newText = takeNewText(cursor);
    return newText && newText.words === '' ? newText.provisions : null;
  });
}

/** Takes "for … substitute …", "replace … with …". */
function takeReplace(cursor: Cursor): OperationReading | null {
  return attempt(cursor, () => {
    const replaces = takeWord(cursor, 'replace') !== null;
    if (!replaces && !takeWord(cursor, 'for') && !seesWord(cursor, 'from')) return null;
    if (takeDash(cursor) && peek(cursor)?.kind === 'list') {
      cursor.at++;
      const by = takeSubstituteVerb(cursor) ? takeNewText(cursor) : null;
      return by && { operations: [], frame: { buildOperations: substitutionBuilder(by), lists: 'targets' } };
    }
    const all = takeTargets(cursor);
    const below = all && takeInFollowing(cursor);
    if (!all || !(replaces ? takeWord(cursor, 'with', 'by') : takeSubstituteVerb(cursor))) return null;
    const pairs = takeRespectively(cursor, all);
    if (pairs) return pairs;
    const early = takeEarlyOccurrences(cursor);
    const by = takeNewText(cursor);
    const placedTargets = by && atOccurrences(all, early ?? takeOccurrences(cursor));
    if (!placedTargets) return null;
    const nextItems =
      placedTargets.every(isAtEnd) && by.provisions.length === 0 ? takeAndInsert(cursor) : null;
    const operations = substitutionBuilder(nextItems ? { ...by, provisions: nextItems } : by)(placedTargets);
    if (below) return takePlacesBelow(cursor, operations, below);
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
function takeSubstituteFirst(cursor: Cursor, verbs: readonly string[] = SUBSTITUTE): OperationReading | null {
  return attempt(cursor, () => {
    if (!takePhrase(cursor, ...verbs)) return null;
    const early = attempt(cursor, () => (takeWord(cursor, 'for') ? takeTargets(cursor) : null));
    if (early) takeMark(cursor, ',');
    const by = takeNewText(cursor);
    const all =
      early ?? attempt(cursor, () => (by && takeWord(cursor, 'for') ? takeTargets(cursor, isPair) : null));
    return by && all && { operations: substitutionBuilder(by)(all) };
  });
}

/** Whether the last target is instead the new text of a further pair: "substituting “a” for “b” and “c” for “d”". */
const isPair = (cursor: Cursor): boolean => seesWord(cursor, 'for');

/** Takes one more pair of a substitution: "and “c” for “d”". */
export function takeMorePair(cursor: Cursor): OperationReading | null {
  return attempt(cursor, () => {
    takePhrase(cursor, ...LEADS);
    const words = takeQuoted(cursor);
    const all = words !== null && takeWord(cursor, 'for') ? takeTargets(cursor, isPair) : null;
    return all && words !== null ? { operations: substitutionBuilder({ words, provisions: [] })(all) } : null;
  });
}

/** Whether the words before a verb are its subject, and not a target of the verb before. */
const isSubject = (cursor: Cursor): boolean =>
  seesWord(cursor, 'is', 'are', 'shall', 'becomes', 'become', 'ceases', 'cease');

const OMIT = ['omit', 'leave out', 'strike out', 'delete', 'repeal', 'revoke'];

/** Takes "omit …". With "and insert" (R3.2), the linking word is replaced by the new item. */
function takeOmit(cursor: Cursor, verbs: readonly string[] = OMIT): OperationReading | null {
  return attempt(cursor, () => {
    if (!takePhrase(cursor, ...verbs)) return null;
    const listPlace = takeTheFollowing(cursor)?.within;
    const start = cursor.at;
    const lists = takePhrase(
      cursor,
      'the entries relating to',
      'the entries for',
      'the entry relating to',
      'the entry for',
    )
      ? 'entries'
      : 'targets';
    if (takeListStart(cursor)) {
      return {
        operations: [],
        frame: { buildOperations: buildOmissions, lists },
        ...(listPlace ? { listPlace } : {}),
      };
    }
    takeDash(cursor);
    takeMark(cursor, ':');
    if (lists === 'entries') cursor.at = start;
    const all = takeTargets(cursor, isSubject);
    if (!all) return null;
    const below = takeInFollowing(cursor);
    if (below) return takePlacesBelow(cursor, buildOmissions(all), below);
    const insert = attempt(cursor, () => {
      takeMark(cursor, ',');
      if (!takeWord(cursor, 'and') || !takeWord(cursor, 'insert', 'substitute')) return null;
      return takeAnchors(cursor) ? null : takeNewText(cursor);
    });
    if (!insert) return { operations: buildOmissions(all) };
    const [only] = all;
    const link =
      only?.kind === 'words' && only.words.type === 'link' && all.length === 1 ? only.words.link : null;
    if (!link) return { operations: substitutionBuilder(insert)(all) };
    return { operations: replaceLinkWord(link, insert) };
  });
}

/** Takes "in each place it occurs, for “x” substitute “y”", with the occurrences first. */
function takeOccurrencesFirst(cursor: Cursor): OperationReading | null {
  return attempt(cursor, () => {
    const where = takeOccurrences(cursor);
    const isThroughout = cursor.tokens[cursor.at - 1]?.low === 'throughout';
    const place = attempt(cursor, () => {
      const [at, other] =
        where && (isThroughout || takeWord(cursor, 'in')) ? (takeLocation(cursor) ?? []) : [];
      return at && !other ? at : null;
    });
    const except = takeExceptions(cursor) ?? [];
    if (!where && except.length === 0) return null;
    takeMark(cursor, ',');
    const read = takeInsertBeside(cursor) ?? takeReplace(cursor) ?? takeOmit(cursor);
    if (!read || read.frame) return null;
    const operations = read.operations
      .map((one) => (where ? atNamedOccurrences(one, where) : one))
      .map((one) => one && (except.length > 0 ? exceptFromOperation(one, except) : one))
      .filter((one) => one !== null);
    if (operations.length < read.operations.length) return null;
    return { operations, ...(place ? { place } : {}) };
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
export function takeOperation(cursor: Cursor): OperationReading | null {
  return (
    takeAtEdge(cursor) ??
    takeInsertBeside(cursor) ??
    takeReplace(cursor) ??
    takeOmit(cursor) ??
    takeInsertFirst(cursor) ??
    takeSubstituteFirst(cursor) ??
    takeOccurrencesFirst(cursor)
  );
}

/** Takes the nouns of older Acts: "the substitution of “x” for “y”", "the insertion, after “x”, of “y”". */
function takeNominal(cursor: Cursor): OperationReading | null {
  const takeNoun = (read: (cursor: Cursor) => OperationReading | null, noun: string) =>
    attempt(cursor, () => {
      if (!takePhrase(cursor, noun)) return null;
      takeMark(cursor, ',');
      const place = attempt(cursor, () => {
        const [at, other] = takeWord(cursor, 'in') ? (takeLocation(cursor) ?? []) : [];
        return at && !other ? at : null;
      });
      if (place) takeMark(cursor, ',');
      const reading = read(cursor);
      return reading && place ? { ...reading, place } : reading;
    });
  const substituted = (cursor: Cursor): OperationReading | null => {
    if (takeWord(cursor, 'of')) {
      const by = takeNewText(cursor);
      const all = by && takeWord(cursor, 'for') ? takeTargets(cursor) : null;
      return by && all && { operations: substitutionBuilder(by)(all) };
    }
    const all = takeWord(cursor, 'for') ? takeTargets(cursor) : null;
    if (!all) return null;
    takeMark(cursor, ',');
    const by = takeWord(cursor, 'of') ? takeNewText(cursor) : null;
    return by && { operations: substitutionBuilder(by)(all) };
  };
  const inserted = (cursor: Cursor): OperationReading | null => {
    if (takeWord(cursor, 'of')) {
      const newText = takeNewText(cursor);
      const at = newText && takeAnchors(cursor);
      return newText && at && readingOf(insertionAt(at, newText));
    }
    const at = takeAnchors(cursor);
    if (!at) return null;
    takeMark(cursor, ',');
    const newText = takeWord(cursor, 'of') ? takeNewText(cursor) : null;
    return newText && readingOf(insertionAt(at, newText));
  };
  return (
    takeNoun(substituted, 'the substitution') ??
    takeNoun(inserted, 'the insertion') ??
    takeNoun(inserted, 'the addition')
  );
}

/** Takes one operation after "is amended by": "substituting “x” for “y”", "omitting paragraph (c)". */
export function takeGerund(cursor: Cursor): OperationReading | null {
  return (
    takeSubstituteFirst(cursor, ['substituting', 'the substitution of']) ??
    takeInsertFirst(cursor, ['inserting', 'adding', 'the insertion of', 'the addition of']) ??
    takeOmit(cursor, [
      ...['omitting', 'leaving out', 'deleting', 'repealing', 'revoking'],
      ...['the omission of', 'the deletion of', 'the repeal of', 'the leaving out of'],
    ]) ??
    takeNominal(cursor)
  );
}
