import type { LabelRange, Location, Locus, Operation, UnitName } from '../syntax.ts';
import { anchors } from './anchors.ts';
import { attempt, type Cursor, mark, peek, phrase, sees, word } from './cursor.ts';
import { isHolderOf } from './depth.ts';
import { listBelow, theFollowing } from './following.ts';
import { labelList, unitWord } from './labels.ts';
import { newStop, quoted } from './links.ts';
import { location, locations } from './locations.ts';
import { BE, LEADS, takeNewText } from './new-text.ts';
import { besideWords, type OperationsFor, omitting, type Read, substituting } from './operations-for.ts';
import { isOfWords, type Target, target, targets } from './targets.ts';

const REPEAL_PARTICIPLES = ['repealed', 'revoked', 'omitted', 'deleted', 'left out', 'removed'];

/** Takes "is repealed", "shall be omitted", "ceases to have effect". Returns which of the two meanings it has. */
export function takeRepealVerb(c: Cursor): 'omit' | 'cease' | null {
  return attempt(c, () => {
    if (phrase(c, 'ceases to have effect', 'cease to have effect', 'shall cease to have effect'))
      return 'cease';
    if (!phrase(c, ...BE)) return null;
    word(c, 'further', 'hereby', 'also', 'accordingly');
    return phrase(c, ...REPEAL_PARTICIPLES) ? 'omit' : null;
  });
}

/** Adds to provisions a note of the words by which they are omitted. */
export const withNote = (all: readonly Target[], note: string | null): readonly Target[] =>
  note === null
    ? all
    : all.map((one) => {
        if (one.kind === 'words') return one;
        const { at } = one.provision;
        const marked = at.map((step, index): Locus => (index === at.length - 1 ? { ...step, note } : step));
        return { ...one, provision: { ...one.provision, at: marked } };
      });

/** Whether the last of several targets is joined by "and" or "or", and not only by a comma. */
const isJoined = (c: Cursor, start: number): boolean =>
  c.tokens.slice(start, c.at).some(({ kind, low }) => kind === 'word' && (low === 'and' || low === 'or'));

/** "Subsection (8) is repealed", "the “and” immediately following paragraph (a) is repealed" (R3.15, R3.16). */
function repealed(c: Cursor): Read | null {
  return attempt(c, () => {
    const start = c.at;
    const all = targets(c);
    // "Section 5, the “or” after paragraph (a) is repealed" lacks a word: section 5 may only be the place of the “or”.
    if (!all || (all.length > 1 && !isJoined(c, start))) return null;
    mark(c, ',');
    const repealVerb = takeRepealVerb(c);
    const alsoRepealed = repealVerb ? asAre(c) : [];
    return (
      repealVerb && {
        operations: omitting(
          withNote([...all, ...alsoRepealed], repealVerb === 'cease' ? 'ceases to have effect' : null),
        ),
      }
    );
  });
}

/** Takes ", as are sections 3 and 8", which are repealed, too. */
const asAre = (c: Cursor): readonly Target[] =>
  attempt(c, () => {
    mark(c, ',');
    return phrase(c, 'as are', 'as is', 'and so are', 'and so is') ? targets(c) : null;
  }) ?? [];

/** Takes "The following provisions are repealed—", whose targets are the items below. */
function repealedList(c: Cursor): Read | null {
  return attempt(c, () => {
    const following = theFollowing(c);
    if (!following) return null;
    const before = listBelow(c);
    const repealVerb = takeRepealVerb(c);
    if (!repealVerb || !(before || listBelow(c))) return null;
    const operationsFor: OperationsFor = (all) =>
      omitting(withNote(all, repealVerb === 'cease' ? 'ceases to have effect' : null));
    return {
      operations: [],
      frame: { operationsFor, lists: 'targets' },
      ...(following.within ? { within: following.within } : {}),
    };
  });
}

/** The unit of a number inside: in "section 3 becomes section 3(1)", the text becomes subsection (1). */
const INNER: Partial<Record<UnitName, UnitName>> = { section: 'subsection', paragraph: 'sub-paragraph' };

function insideItself(old: Locus | undefined, as: UnitName, labels: readonly LabelRange[]): Locus | null {
  const [only, other] = labels;
  const [own] = old?.type === 'unit' && old.unit === as ? old.labels : [];
  const [first, inner, third] = only?.from ?? [];
  const unit = INNER[as];
  if (!unit || !inner || third || other || only?.to || own?.from.length !== 1 || own.from[0] !== first)
    return null;
  return /\d/.test(inner) ? { type: 'unit', unit, labels: [{ from: [inner] }] } : null;
}

/**
 * Takes a new number: a unit and its label, or only a label. Refused where the words place it in another provision than
 * that of its sibling.
 */
function newNumber(c: Cursor, of: Location, sibling: Location = of): Locus | null {
  const unit = unitWord(c);
  const last = of.at(-1);
  const old = last?.type === 'unit' ? last.unit : null;
  const labels: readonly LabelRange[] | null = unit ? labelList(c, unit) : old && labelList(c, old);
  const as = unit ?? old;
  if (as === null || !labels) return null;
  const holder = attempt(c, () => (word(c, 'of') ? onlyOne(location(c)) : null));
  if (holder && !isHolderOf(holder, sibling)) return null;
  return insideItself(last, as, labels) ?? { type: 'unit', unit: as, labels };
}

/** Verbs that give a provision another number or letter. */
const GIVES_NUMBER = ['renumber', 're-number', 'reletter', 're-letter', 'number', 'letter'];
const NUMBERED = GIVES_NUMBER.flatMap((verb) => [`${verb}ed as`, `${verb}ed`]);
const BECOMES = [
  ...['shall become', 'is to become', 'are to become'],
  ...BE.flatMap((be) => NUMBERED.map((numbered) => `${be} ${numbered}`)),
];

const EXISTING = [
  'the existing text',
  'the existing provision',
  'the existing words',
  'the text',
  'existing text',
  'the whole of the existing text',
  'the existing wording',
  'that text',
];

/** The only place of a list; null for several, because none may be ignored. */
const onlyOne = (all: readonly Location[] | null): Location | null =>
  all?.length === 1 ? (all[0] ?? null) : null;

/** "The existing text becomes subsection (1)" (N13), "section 5 is renumbered section 4A". */
function renumbered(c: Cursor): Read | null {
  return attempt(c, () => {
    word(c, ...GIVES_NUMBER);
    const existing = phrase(c, ...EXISTING);
    const at = existing
      ? (attempt(c, () => (word(c, 'of', 'in') ? (location(c)?.[0] ?? null) : null)) ?? [])
      : onlyOne(locations(c));
    if (!at) return null;
    if (!word(c, 'becomes', 'become', 'as') && !phrase(c, ...BECOMES)) return null;
    const as = newNumber(c, at);
    if (as) word(c, 'respectively');
    return as && { operations: [{ type: 'renumber', at, as }] };
  });
}

const TO = [
  ...['to', 'to immediately', 'immediately'],
  ...['so as to', 'so that it'].flatMap((so) =>
    [
      'come',
      'come immediately',
      'comes',
      'comes immediately',
      'stand',
      'stands',
      'be',
      'is',
      'appear',
      'appears',
    ].map((verb) => `${so} ${verb}`),
  ),
];
const FOLLOW = { after: ['follow', 'follows'], before: ['precede', 'precedes'] } as const;
/** Words before the new place of a provision that is moved: "to after", "so that it follows". */
const TO_SIDE = (['after', 'before'] as const).flatMap((side) =>
  [
    ...[...TO.map((lead) => `${lead} ${side}`), side],
    ...FOLLOW[side].flatMap((verb) => [`to ${verb}`, `so as to ${verb}`, `so that it ${verb}`]),
    ...FOLLOW[side].flatMap((verb) => [`to immediately ${verb}`, `so that it immediately ${verb}`]),
  ].map((words): readonly [string, typeof side] => [words, side]),
);

/** "move subsection (3) to after subsection (1) and renumber it as subsection (1A)", "… is moved to after …, and becomes …". */
function moved(c: Cursor): Read | null {
  return attempt(c, () => {
    const isOrder = word(c, 'move') !== null;
    const at = onlyOne(locations(c));
    if (!at || (!isOrder && !(phrase(c, ...BE) && word(c, 'moved')))) return null;
    const side = TO_SIDE.find(([words]) => phrase(c, words))?.[1];
    const of = side ? onlyOne(location(c)) : null;
    if (!side || !of) return null;
    const as = attempt(c, () => {
      mark(c, ',');
      word(c, 'and');
      phrase(c, 'it', 'that subsection', 'that section', 'that paragraph');
      const isSaid =
        phrase(c, ...GIVES_NUMBER.flatMap((verb) => [`${verb} it as`, `${verb} it`]), ...NUMBERED) ??
        phrase(c, ...BECOMES) ??
        word(c, 'becomes', 'as');
      return isSaid ? newNumber(c, at, of) : null;
    });
    return { operations: [{ type: 'move', at, side, of, ...(as ? { as } : {}) }] };
  });
}

/** "The words from “X” to the end become paragraph (a)". */
function becoming(c: Cursor): Read | null {
  return attempt(c, () => {
    const [only, other] = target(c) ?? [];
    if (only?.kind !== 'words' || other || only.words.type === 'link') return null;
    if (!phrase(c, 'become', 'becomes', 'are to become', 'is to become', 'shall become')) return null;
    const unit = unitWord(c);
    const labels = unit && labelList(c, unit);
    if (!labels) return null;
    return {
      operations: [{ type: 'becomeProvision', words: only.words, as: { type: 'unit', unit, labels } }],
    };
  });
}

/** "“x” is replaced by “y”", "section 5 is replaced by the following", "the word “x” becomes “y”". */
function replaced(c: Cursor): Read | null {
  return attempt(c, () => {
    const all = targets(c);
    if (!all) return null;
    const isSaid = attempt(
      c,
      () =>
        (phrase(c, ...BE) &&
          phrase(c, 'replaced by', 'replaced with', 'changed to', 'increased to', 'reduced to')) ||
        null,
    );
    const isWords = all.every(
      (one) => one.kind === 'words' && (one.words.type === 'quoted' || one.words.type === 'span'),
    );
    if (!isSaid && !(isWords && phrase(c, 'becomes', 'become', 'is to become', 'shall become'))) return null;
    const by = takeNewText(c);
    const operations = by ? substituting(by)(all) : [];
    return operations.length > 0 ? { operations } : null;
  });
}

const IN_ITS_PLACE = [
  'in its place',
  'in their place',
  'in their places',
  'in its stead',
  'in place of it',
  'in place of them',
  'instead',
];

/** "“x” is omitted and “y” inserted in its place". */
function exchanged(c: Cursor): Read | null {
  return attempt(c, () => {
    const all = targets(c);
    if (!all || !phrase(c, ...BE) || !word(c, 'omitted', 'deleted', 'repealed', 'removed')) return null;
    mark(c, ',');
    if (!word(c, 'and')) return null;
    const early = phrase(c, ...IN_ITS_PLACE) !== null;
    const by = takeNewText(c);
    phrase(c, ...BE);
    if (!by || !word(c, 'inserted', 'substituted', 'added') || !(early || phrase(c, ...IN_ITS_PLACE)))
      return null;
    const operations = substituting(by)(all);
    return operations.length > 0 ? { operations } : null;
  });
}

/** "The section title becomes “…”". */
function retitled(c: Cursor): Read | null {
  return attempt(c, () => {
    const [at, other] = location(c) ?? [];
    if (!at || other || !isOfWords(at) || !phrase(c, 'becomes', 'is to be', 'shall be', 'shall become'))
      return null;
    const newText = takeNewText(c);
    return (
      newText && { operations: [{ type: 'substituteWords', targets: [{ type: 'all', in: at }], newText }] }
    );
  });
}

/** Takes "the words “x”". */
const leadWords = (c: Cursor): string | null =>
  attempt(c, () => {
    phrase(c, ...LEADS);
    return quoted(c);
  });

/** "“X” is inserted after “Y”", "The following section shall be inserted after section 2—" (R3.17). */
function putIn(c: Cursor): Read | null {
  return attempt(c, () => {
    const words = leadWords(c) ?? newStop(c);
    if (words === null && !theNew(c)) return null;
    if (!phrase(c, ...BE)) return null;
    const participle = word(c, 'inserted', 'added', 'substituted');
    const readNewText = () => (words === null ? takeNewText(c) : { words, provisions: [] });
    if (participle === 'substituted') {
      const all = word(c, 'for') ? targets(c) : null;
      const by = all ? readNewText() : null;
      return by && all && { operations: substituting(by)(all) };
    }
    const at = participle ? anchors(c) : null;
    const newText = at && readNewText();
    return at && newText && { operations: [besideWords(at, newText)] };
  });
}

/** Takes "the following", "the following new subsections": the new text comes after a dash. */
function theNew(c: Cursor): boolean {
  if (!phrase(c, 'the following')) return false;
  for (let count = 0; count < 4 && !sees(c, 'is', 'are', 'shall'); count++) {
    if (peek(c)?.kind !== 'word') return false;
    c.at++;
  }
  return true;
}

/** Takes "and so that the existing text in the Schedule becomes Part 1 of the Schedule" (N14), from the note after a place. */
export function renumberOf(c: Cursor): Operation | null {
  const read = attempt(c, () => (phrase(c, 'and so that', 'so that') ? renumbered(c) : null));
  return read?.operations[0] ?? null;
}

/** Takes one operation whose subject comes first. */
export function passive(c: Cursor): Read | null {
  return (
    repealedList(c) ??
    exchanged(c) ??
    repealed(c) ??
    moved(c) ??
    renumbered(c) ??
    becoming(c) ??
    retitled(c) ??
    replaced(c) ??
    putIn(c)
  );
}
