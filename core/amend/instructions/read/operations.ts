import type { Anchor, Location, Matter, Operation, WordsTarget } from '../syntax.ts';
import { attempt, type Cursor, dash, mark, peek, phrase, word } from './cursor.ts';
import { listBelow, theFollowing } from './following.ts';
import { location, locations } from './locations.ts';
import { followingWhat, matter, verbInsert, verbSubstitute } from './matter.ts';
import { renumberOf } from './passive.ts';
import { linkWord, occurrence, quoted, standing, type Target, targets } from './targets.ts';
import { tokenise } from './tokens.ts';

/** What is done to targets, whatever they turn out to be. */
export type Deed = (targets: readonly Target[]) => readonly Operation[];

/**
 * What the numbered items below complete: what is done to the targets that they list ("omit the following—"), or where
 * ("in each of the following provisions, for …").
 */
export type Frame =
  | { readonly lists: 'targets' | 'entries'; readonly deed: Deed }
  | { readonly lists: 'places'; readonly operations: readonly Operation[] };

export interface Read {
  readonly operations: readonly Operation[];
  /** Set where the targets, or some of them, are in the numbered items below. */
  readonly frame?: Frame;
  /** Where the listed items are, if the words before the list say so. */
  readonly within?: Location;
}

const done = (...operations: readonly Operation[]): Read => ({ operations });

const wordsOf = (all: readonly Target[]): readonly WordsTarget[] =>
  all.flatMap((one) => (one.kind === 'words' ? [one.words] : []));

/** Leaves out targets: words and provisions each in one operation, in the order in which they come. */
export const omitting: Deed = (all) => {
  const operations: Operation[] = [];
  for (const one of all) {
    const last = operations.at(-1);
    if (one.kind === 'words') {
      if (last?.type === 'omitWords')
        operations[operations.length - 1] = { ...last, targets: [...last.targets, one.words] };
      else operations.push({ type: 'omitWords', targets: [one.words] });
    } else if (last?.type === 'omitProvisions') {
      operations[operations.length - 1] = { ...last, targets: [...last.targets, one.provision] };
    } else operations.push({ type: 'omitProvisions', targets: [one.provision] });
  }
  return operations;
};

/** Replaces targets. Words named beside provisions ("paragraph (b) and the words after it") go with them. */
export const substituting =
  (by: Matter): Deed =>
  (all) => {
    const words = wordsOf(all);
    if (words.length === all.length) return [{ type: 'substituteWords', targets: words, matter: by }];
    const provisions = all.map((one) =>
      one.kind === 'provision' ? one.provision : one.words.type === 'all' ? { at: one.words.in } : null,
    );
    const whole = provisions.filter((one) => one !== null);
    if (whole.length !== all.length) return [];
    return [{ type: 'substituteProvisions', targets: whole, matter: by }];
  };

function anchorOf(side: 'before' | 'after', one: Target): Anchor {
  if (one.kind === 'provision') return { type: 'provision', side, of: one.provision.at };
  const words = one.words;
  const last = words.type === 'all' ? words.in.at(-1) : undefined;
  const isHeading = last?.type === 'heading' || last?.type === 'italicBefore';
  if (words.type === 'all' && isHeading) return { type: 'provision', side, of: words.in };
  return { type: 'words', side, words };
}

export const inserting =
  (side: 'before' | 'after', put: Matter): Deed =>
  (all) => [{ type: 'insert', at: all.map((one) => anchorOf(side, one)), matter: put }];

/** ", but before the “or” at the end of it" (R3.4). */
function beforeLink(c: Cursor): string | null {
  return attempt(c, () => {
    const open = peek(c);
    const bracketed = open?.kind === 'open';
    if (bracketed) c.at++;
    else mark(c, ',');
    if (!word(c, 'but') || !word(c, 'before')) return null;
    const link = linkWord(c);
    if (bracketed && peek(c)?.kind === 'close') c.at++;
    return link?.words ?? null;
  });
}

function newLine(c: Cursor): boolean {
  return (
    attempt(c, () => {
      const open = peek(c)?.kind === 'open';
      if (open) c.at++;
      else mark(c, ',');
      if (!phrase(c, 'and on a new line', 'on a new line', 'as a new line')) return null;
      if (open) c.at++;
      return true;
    }) === true
  );
}

/** "the Schedule set out in Schedule 4 to this Act" in place of matter. */
function setOut(c: Cursor): Location | null {
  return attempt(c, () => {
    attempt(c, () => (mark(c, ',') && word(c, 'as') && location(c) && mark(c, ',')) || null);
    if (!word(c, 'the', 'as')) return null;
    if (
      !phrase(
        c,
        'schedule',
        'schedules',
        'section',
        'sections',
        'provisions',
        'part',
        'chapter',
        'paragraph',
        'paragraphs',
        'entries',
      )
    )
      return null;
    if (!phrase(c, 'set out in', 'contained in', 'in')) return null;
    const [at, other] = location(c) ?? [];
    return at && !other ? at : null;
  });
}

/** after | before … insert … */
function beside(c: Cursor): Read | null {
  return attempt(c, () => {
    word(c, 'immediately');
    const side = word(c, 'after', 'before');
    if (side !== 'after' && side !== 'before') return null;
    if (dash(c) && peek(c)?.kind === 'list') {
      c.at++;
      const put = verbInsert(c) ? matter(c) : null;
      return put && { operations: [], frame: { deed: inserting(side, put), lists: 'targets' } };
    }
    const all = targets(c);
    if (!all) return null;
    const link = beforeLink(c);
    const line = newLine(c);
    if (!verbInsert(c)) return null;
    const from = setOut(c);
    const [first] = all;
    if (from && first) return done({ type: 'insertSetOut', at: anchorOf(side, first), setOutIn: from });
    const late = newLine(c);
    const put = matter(c);
    if (!put) return null;
    const [insert] = inserting(side, put)(all);
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
    return done(...soThat(all), { ...insert, at });
  });
}

/** What a place's own brackets say is to become of the text there: "(and so that the existing text becomes Part 1)" (N14). */
function soThat(all: readonly Target[]): readonly Operation[] {
  const notes = all.flatMap((one) => {
    const at = one.kind === 'provision' ? one.provision.at : one.words.type === 'all' ? one.words.in : [];
    return at.flatMap(({ note }) => (note !== undefined && /^(?:and )?so that/.test(note) ? [note] : []));
  });
  return notes.flatMap((note) => {
    const c = { ...tokenise([{ text: note }]), at: 0, titles: new Map<string, string>(), nesting: 0 };
    const becomes = renumberOf(c);
    return becomes ? [becomes] : [];
  });
}

/** at the end [of …], at the beginning, at the appropriate place. */
function edgeOf(c: Cursor): readonly Anchor[] | null {
  return attempt(c, () => {
    if (!word(c, 'at', 'in', 'into')) return null;
    const proper = phrase(
      c,
      'alphabetical order',
      'the appropriate place',
      'the appropriate places',
      'the appropriate alphabetical place',
      'the appropriate position',
      'appropriate places',
      'an appropriate place',
      'the proper place',
      'their appropriate places',
      'its appropriate place',
    );
    const edge = proper ? null : phrase(c, 'the end', 'the beginning', 'the start');
    if (!proper && !edge) return null;
    const of = attempt(c, () => (word(c, 'of', 'in') ? locations(c) : null)) ?? [[]];
    if (proper) phrase(c, 'in alphabetical order', 'alphabetically');
    return of.map((at) =>
      proper
        ? { type: 'appropriatePlace', of: at }
        : { type: 'edge', edge: edge === 'the end' ? 'end' : 'beginning', of: at },
    );
  });
}

/** "at the end of paragraph (b) omit “and”", "at the end of paragraph (c), for “.” substitute “; or”". */
function atEnd(c: Cursor, anchors: readonly Anchor[]): Read | null {
  const [edge, other] = anchors;
  if (edge?.type !== 'edge' || edge.edge !== 'end' || other) return null;
  return attempt(c, () => {
    mark(c, ',');
    const said = word(c, 'omit', 'for', 'delete');
    phrase(c, 'the word', 'the words');
    const words = said ? quoted(c) : null;
    if (words === null) return null;
    if (said !== 'for')
      return done({
        type: 'omitWords',
        targets: [{ type: 'link', link: { words, side: 'end', of: edge.of } }],
      });
    const by = verbSubstitute(c) ? matter(c) : null;
    const last: WordsTarget = { type: 'quoted', words, where: { type: 'nth', nth: -1 }, in: edge.of };
    return by && done({ type: 'substituteWords', targets: [last], matter: by });
  });
}

function atEdge(c: Cursor): Read | null {
  return attempt(c, () => {
    const at = edgeOf(c);
    if (!at) return null;
    const there = atEnd(c, at);
    if (there) return there;
    newLine(c);
    if (!verbInsert(c)) return null;
    newLine(c);
    const from = setOut(c);
    const [first] = at;
    if (from && first) return done({ type: 'insertSetOut', at: first, setOutIn: from });
    const put = matter(c);
    return put && done({ type: 'insert', at, matter: put });
  });
}

/** insert … at the end of …: the verb first. */
function insertFirst(c: Cursor): Read | null {
  return attempt(c, () => {
    if (
      !phrase(
        c,
        'insert',
        'add',
        'there is inserted',
        'there are inserted',
        'there shall be inserted',
        'there shall be added',
      )
    )
      return null;
    const comma = mark(c, ',');
    followingWhat(c);
    const early = anchors(c);
    if (early && comma) mark(c, ',');
    const put = matter(c);
    const at = early ?? (put ? anchors(c) : null);
    return put && at && done({ type: 'insert', at, matter: put });
  });
}

function anchors(c: Cursor): readonly Anchor[] | null {
  return (
    edgeOf(c) ??
    attempt(c, () => {
      word(c, 'immediately');
      const side = word(c, 'after', 'before');
      if (side !== 'after' && side !== 'before') return null;
      return targets(c)?.map((one) => anchorOf(side, one)) ?? null;
    })
  );
}

/** for … substitute … */
function replacing(c: Cursor): Read | null {
  return attempt(c, () => {
    if (!word(c, 'for')) return null;
    if (dash(c) && peek(c)?.kind === 'list') {
      c.at++;
      const by = verbSubstitute(c) ? matter(c) : null;
      return by && { operations: [], frame: { deed: substituting(by), lists: 'targets' } };
    }
    const all = targets(c);
    if (!all || !verbSubstitute(c)) return null;
    const by = matter(c);
    if (!by) return null;
    const operations = substituting(by)(standing(all, occurrence(c)));
    return operations.length > 0 ? { operations } : null;
  });
}

/** substitute … for …: the verb first. */
function substituteFirst(c: Cursor): Read | null {
  return attempt(c, () => {
    if (
      !phrase(c, 'substitute', 'there is substituted', 'there shall be substituted', 'there are substituted')
    )
      return null;
    const early = attempt(c, () => (word(c, 'for') ? targets(c) : null));
    if (early) mark(c, ',');
    const by = matter(c);
    const all = early ?? attempt(c, () => (by && word(c, 'for') ? targets(c) : null));
    return by && all && { operations: substituting(by)(all) };
  });
}

/** omit …; with "and insert" (R3.2) the link goes and the new item stands where it was. */
function leavingOut(c: Cursor): Read | null {
  return attempt(c, () => {
    if (!phrase(c, 'omit', 'leave out', 'delete', 'repeal', 'revoke')) return null;
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
      return { operations: [], frame: { deed: omitting, lists }, ...(within ? { within } : {}) };
    }
    dash(c);
    mark(c, ':');
    if (lists === 'entries') c.at = start;
    const all = targets(c);
    if (!all) return null;
    const insert = attempt(c, () => {
      mark(c, ',');
      if (!word(c, 'and') || !word(c, 'insert', 'substitute')) return null;
      return anchors(c) ? null : matter(c);
    });
    if (!insert) return { operations: omitting(all) };
    const [only] = all;
    const link =
      only?.kind === 'words' && only.words.type === 'link' && all.length === 1 ? only.words.link : null;
    if (!link) return { operations: substituting(insert)(all) };
    const at: Anchor = { type: 'provision', side: 'after', of: link.of };
    return done(
      { type: 'omitWords', targets: [{ type: 'link', link }] },
      { type: 'insert', at: [at], matter: insert },
    );
  });
}

/** Takes one operation with its verb in the imperative or after "there is" (§3.6 `operation`). */
export function operation(c: Cursor): Read | null {
  return atEdge(c) ?? beside(c) ?? replacing(c) ?? leavingOut(c) ?? insertFirst(c) ?? substituteFirst(c);
}
