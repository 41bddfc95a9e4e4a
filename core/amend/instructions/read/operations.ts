import type { Provision } from '../../../act/tree.ts';
import type { Anchor, Occurrence, Operation, WordsTarget } from '../syntax.ts';
import { anchors, beforeLink, edgeOf, newLine, setOut } from './anchors.ts';
import { attempt, type Cursor, cursorOver, dash, mark, peek, phrase, sees, word } from './cursor.ts';
import { exceptions, operationExcepting } from './exceptions.ts';
import { type Following, listBelow, theFollowing } from './following.ts';
import { isLink, namedStop, newStop, quoted } from './links.ts';
import { location } from './locations.ts';
import { quotedList } from './loci.ts';
import { followingWhat, LEADS, takeNewText, verbInsert, verbSubstitute } from './new-text.ts';
import { AT_END, occurrence, occurrenceBefore } from './occurrences.ts';
import {
  anchorOf,
  besideWords,
  inPlaceOfLink,
  inserting,
  omitting,
  type Read,
  readOf,
  substituting,
} from './operations-for.ts';
import { renumberOf } from './passive.ts';
import { atOccurrences, inPlaces, type Target, targets } from './targets.ts';
import { tokenise } from './tokens.ts';

/** Reads operations whose verb is an imperative, a gerund or after "there is". Passive sentences are in `passive.ts`. */

/** Takes "after | before … insert …". */
function insertBeside(c: Cursor): Read | null {
  return attempt(c, () => {
    word(c, 'immediately');
    const side = word(c, 'after', 'before');
    if (side !== 'after' && side !== 'before') return null;
    if (dash(c) && peek(c)?.kind === 'list') {
      c.at++;
      const newText = verbInsert(c) ? takeNewText(c) : null;
      return (
        newText && { operations: [], frame: { operationsFor: inserting(side, newText), lists: 'targets' } }
      );
    }
    const all = targets(c);
    if (!all) return null;
    const below = inFollowing(c);
    const link = beforeLink(c);
    const line = newLine(c);
    if (!verbInsert(c)) return null;
    const from = setOut(c);
    const [first] = all;
    if (from && first) return readOf({ type: 'insertSetOut', at: anchorOf(side, first), setOutIn: from });
    const late = newLine(c);
    const early = occurrenceBefore(c);
    const newText = takeNewText(c);
    const placedTargets = newText && atOccurrences(all, early ?? occurrence(c));
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
    if (below) return inPlacesBelow(c, [{ ...insert, at }], below);
    return readOf(...soThat(all), { ...insert, at });
  });
}

/** Reads a renumbering in the note after a place: "(and so that the existing text becomes Part 1)" (N14). */
function soThat(all: readonly Target[]): readonly Operation[] {
  const notes = all.flatMap((one) => {
    const at = one.kind === 'provision' ? one.provision.at : one.words.type === 'all' ? one.words.in : [];
    return at.flatMap(({ note }) => (note !== undefined && /^(?:and )?so that/.test(note) ? [note] : []));
  });
  return notes.flatMap((note) => {
    const c = cursorOver(tokenise([{ text: note }]));
    const becomes = renumberOf(c);
    return becomes ? [becomes] : [];
  });
}

/** "at the end of paragraph (b) omit “and”", "at the end of paragraph (c), for “.” substitute “; or”". */
function atEnd(c: Cursor, anchors: readonly Anchor[]): Read | null {
  const [edge, other] = anchors;
  if (edge?.type !== 'edge' || edge.edge !== 'end' || other) return null;
  return attempt(c, () => {
    mark(c, ',');
    const verbWord = word(c, 'omit', 'for', 'delete');
    phrase(c, 'the word', 'the words');
    const words = verbWord ? (quoted(c) ?? namedStop(c) ?? newStop(c)) : null;
    if (words === null) return null;
    const last: WordsTarget = isLink(words)
      ? { type: 'link', link: { words, side: 'end', of: edge.of } }
      : { type: 'quoted', words, where: AT_END, in: edge.of };
    if (verbWord !== 'for') return readOf({ type: 'omitWords', targets: [last] });
    const by = verbSubstitute(c) ? takeNewText(c) : null;
    return by && readOf({ type: 'substituteWords', targets: [last], newText: by });
  });
}

function atEdge(c: Cursor): Read | null {
  return attempt(c, () => {
    const at = edgeOf(c);
    if (!at) return null;
    const changeAtEnd = atEnd(c, at);
    if (changeAtEnd) return changeAtEnd;
    newLine(c);
    if (!verbInsert(c)) return null;
    newLine(c);
    const from = setOut(c);
    const [first] = at;
    if (from && first) return readOf({ type: 'insertSetOut', at: first, setOutIn: from });
    const newText = takeNewText(c);
    return newText && readOf(besideWords(at, newText));
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
function insertFirst(c: Cursor, verbs: readonly string[] = INSERT): Read | null {
  return attempt(c, () => {
    if (!phrase(c, ...verbs)) return null;
    const comma = mark(c, ',');
    const isHeading = followingWhat(c);
    const early = anchors(c);
    if (early && comma) mark(c, ',');
    const newText = takeNewText(c, early !== null && isHeading);
    const at = early ?? (newText ? anchors(c) : null);
    return newText && at && readOf(besideWords(at, newText));
  });
}

/** Takes the rest of "for “a” and “b” substitute respectively “c” and “d”". */
function respectively(c: Cursor, all: readonly Target[]): Read | null {
  return attempt(c, () => {
    const isEarly =
      attempt(c, () => (mark(c, ',') ? word(c, 'respectively') : null) ?? null) !== null ||
      word(c, 'respectively') !== null;
    if (isEarly) mark(c, ',');
    phrase(c, ...LEADS);
    const by = quotedList(c);
    if (by?.length !== all.length) return null;
    mark(c, ',');
    if (!isEarly && !word(c, 'respectively')) return null;
    return {
      operations: all.flatMap((one, at) => substituting({ words: by[at] ?? '', provisions: [] })([one])),
    };
  });
}

/** Takes "in each of the following provisions" after the words that are changed there. */
const inFollowing = (c: Cursor): Following | null =>
  attempt(c, () => {
    mark(c, ',');
    return word(c, 'in') ? theFollowing(c) : null;
  });

/** Operations in each of the places that are listed below; null where no list follows. */
function inPlacesBelow(c: Cursor, operations: readonly Operation[], { within }: Following): Read | null {
  if (operations.length === 0 || !listBelow(c)) return null;
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
function andInsert(c: Cursor): readonly Provision[] | null {
  return attempt(c, () => {
    mark(c, ',');
    if (!word(c, 'and') || !verbInsert(c)) return null;
    const newText = takeNewText(c);
    return newText && newText.words === '' ? newText.provisions : null;
  });
}

/** Takes "for … substitute …", "replace … with …". */
function replacing(c: Cursor): Read | null {
  return attempt(c, () => {
    const replaces = word(c, 'replace') !== null;
    if (!replaces && !word(c, 'for') && !sees(c, 'from')) return null;
    if (dash(c) && peek(c)?.kind === 'list') {
      c.at++;
      const by = verbSubstitute(c) ? takeNewText(c) : null;
      return by && { operations: [], frame: { operationsFor: substituting(by), lists: 'targets' } };
    }
    const all = targets(c);
    const below = all && inFollowing(c);
    if (!all || !(replaces ? word(c, 'with', 'by') : verbSubstitute(c))) return null;
    const pairs = respectively(c, all);
    if (pairs) return pairs;
    const early = occurrenceBefore(c);
    const by = takeNewText(c);
    const placedTargets = by && atOccurrences(all, early ?? occurrence(c));
    if (!placedTargets) return null;
    const nextItems = placedTargets.every(isAtEnd) && by.provisions.length === 0 ? andInsert(c) : null;
    const operations = substituting(nextItems ? { ...by, provisions: nextItems } : by)(placedTargets);
    if (below) return inPlacesBelow(c, operations, below);
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
function substituteFirst(c: Cursor, verbs: readonly string[] = SUBSTITUTE): Read | null {
  return attempt(c, () => {
    if (!phrase(c, ...verbs)) return null;
    const early = attempt(c, () => (word(c, 'for') ? targets(c) : null));
    if (early) mark(c, ',');
    const by = takeNewText(c);
    const all = early ?? attempt(c, () => (by && word(c, 'for') ? targets(c, isPair) : null));
    return by && all && { operations: substituting(by)(all) };
  });
}

/** Whether the last target is instead the new text of a further pair: "substituting “a” for “b” and “c” for “d”". */
const isPair = (c: Cursor): boolean => sees(c, 'for');

/** Takes one more pair of a substitution: "and “c” for “d”". */
export function morePair(c: Cursor): Read | null {
  return attempt(c, () => {
    phrase(c, ...LEADS);
    const words = quoted(c);
    const all = words !== null && word(c, 'for') ? targets(c, isPair) : null;
    return all && words !== null ? { operations: substituting({ words, provisions: [] })(all) } : null;
  });
}

/** Whether the words before a verb are its subject, and not a target of the verb before. */
const isSubject = (c: Cursor): boolean =>
  sees(c, 'is', 'are', 'shall', 'becomes', 'become', 'ceases', 'cease');

const OMIT = ['omit', 'leave out', 'strike out', 'delete', 'repeal', 'revoke'];

/** Takes "omit …". With "and insert" (R3.2), the linking word is replaced by the new item. */
function leavingOut(c: Cursor, verbs: readonly string[] = OMIT): Read | null {
  return attempt(c, () => {
    if (!phrase(c, ...verbs)) return null;
    const within = theFollowing(c)?.within;
    const start = c.at;
    const lists = phrase(
      c,
      'the entries relating to',
      'the entries for',
      'the entry relating to',
      'the entry for',
    )
      ? 'entries'
      : 'targets';
    if (listBelow(c)) {
      return { operations: [], frame: { operationsFor: omitting, lists }, ...(within ? { within } : {}) };
    }
    dash(c);
    mark(c, ':');
    if (lists === 'entries') c.at = start;
    const all = targets(c, isSubject);
    if (!all) return null;
    const below = inFollowing(c);
    if (below) return inPlacesBelow(c, omitting(all), below);
    const insert = attempt(c, () => {
      mark(c, ',');
      if (!word(c, 'and') || !word(c, 'insert', 'substitute')) return null;
      return anchors(c) ? null : takeNewText(c);
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
function scattered(c: Cursor): Read | null {
  return attempt(c, () => {
    const where = occurrence(c);
    const isThroughout = c.tokens[c.at - 1]?.low === 'throughout';
    const inside = attempt(c, () => {
      const [at, other] = where && (isThroughout || word(c, 'in')) ? (location(c) ?? []) : [];
      return at && !other ? at : null;
    });
    const except = exceptions(c) ?? [];
    if (!where && except.length === 0) return null;
    mark(c, ',');
    const read = insertBeside(c) ?? replacing(c) ?? leavingOut(c);
    if (!read || read.frame) return null;
    const operations = read.operations
      .map((one) => (where ? placedAt(one, where) : one))
      .map((one) => one && (except.length > 0 ? operationExcepting(one, except) : one))
      .filter((one) => one !== null);
    if (operations.length < read.operations.length) return null;
    return { operations, ...(inside ? { inside } : {}) };
  });
}

/** An operation on the occurrences that were named before it; null where its targets have no occurrences. */
function placedAt(operation: Operation, where: readonly Occurrence[]): Operation | null {
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
export function operation(c: Cursor): Read | null {
  return (
    atEdge(c) ??
    insertBeside(c) ??
    replacing(c) ??
    leavingOut(c) ??
    insertFirst(c) ??
    substituteFirst(c) ??
    scattered(c)
  );
}

/** Takes the nouns of older Acts: "the substitution of “x” for “y”", "the insertion, after “x”, of “y”". */
function nominal(c: Cursor): Read | null {
  const takeNoun = (read: (c: Cursor) => Read | null, noun: string) =>
    attempt(c, () => {
      if (!phrase(c, noun)) return null;
      mark(c, ',');
      const inside = attempt(c, () => {
        const [at, other] = word(c, 'in') ? (location(c) ?? []) : [];
        return at && !other ? at : null;
      });
      if (inside) mark(c, ',');
      const reading = read(c);
      return reading && inside ? { ...reading, inside } : reading;
    });
  const substituted = (c: Cursor): Read | null => {
    if (word(c, 'of')) {
      const by = takeNewText(c);
      const all = by && word(c, 'for') ? targets(c) : null;
      return by && all && { operations: substituting(by)(all) };
    }
    const all = word(c, 'for') ? targets(c) : null;
    if (!all) return null;
    mark(c, ',');
    const by = word(c, 'of') ? takeNewText(c) : null;
    return by && { operations: substituting(by)(all) };
  };
  const inserted = (c: Cursor): Read | null => {
    if (word(c, 'of')) {
      const newText = takeNewText(c);
      const at = newText && anchors(c);
      return newText && at && readOf(besideWords(at, newText));
    }
    const at = anchors(c);
    if (!at) return null;
    mark(c, ',');
    const newText = word(c, 'of') ? takeNewText(c) : null;
    return newText && readOf(besideWords(at, newText));
  };
  return (
    takeNoun(substituted, 'the substitution') ??
    takeNoun(inserted, 'the insertion') ??
    takeNoun(inserted, 'the addition')
  );
}

/** Takes one operation after "is amended by": "substituting “x” for “y”", "omitting paragraph (c)". */
export function gerund(c: Cursor): Read | null {
  return (
    substituteFirst(c, ['substituting', 'the substitution of']) ??
    insertFirst(c, ['inserting', 'adding', 'the insertion of', 'the addition of']) ??
    leavingOut(c, [
      ...['omitting', 'leaving out', 'deleting', 'repealing', 'revoking'],
      ...['the omission of', 'the deletion of', 'the repeal of', 'the leaving out of'],
    ]) ??
    nominal(c)
  );
}
