import type { LabelRange, Location, Locus, Operation, UnitName } from '../syntax.ts';
import { takeAnchors } from './anchors.ts';
import { attempt, type Cursor, peek, seesWord, takeMark, takePhrase, takeWord } from './cursor.ts';
import { isHolderOf } from './depth.ts';
import { takeListStart, takeTheFollowing } from './following.ts';
import { takeLabels, takeUnitName } from './labels.ts';
import { takeNewStop, takeQuoted } from './links.ts';
import { takeLocation, takeLocations } from './locations.ts';
import { BE, LEADS, takeNewText } from './new-text.ts';
import {
  besideWords,
  type OperationReading,
  type OperationsFor,
  omitting,
  substituting,
} from './operations-for.ts';
import { isOfWords, type Target, takeTarget, takeTargets } from './targets.ts';

const REPEAL_PARTICIPLES = ['repealed', 'revoked', 'omitted', 'deleted', 'left out', 'removed'];

/** Takes "is repealed", "shall be omitted", "ceases to have effect". Returns which of the two meanings it has. */
export function takeRepealVerb(c: Cursor): 'omit' | 'cease' | null {
  return attempt(c, () => {
    if (takePhrase(c, 'ceases to have effect', 'cease to have effect', 'shall cease to have effect'))
      return 'cease';
    if (!takePhrase(c, ...BE)) return null;
    takeWord(c, 'further', 'hereby', 'also', 'accordingly');
    return takePhrase(c, ...REPEAL_PARTICIPLES) ? 'omit' : null;
  });
}

/** Adds to provisions a note of the words by which they are omitted. */
export const withRepealNote = (all: readonly Target[], note: string | null): readonly Target[] =>
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
function takeRepealed(c: Cursor): OperationReading | null {
  return attempt(c, () => {
    const start = c.at;
    const all = takeTargets(c);
    // "Section 5, the “or” after paragraph (a) is repealed" lacks a word: section 5 may only be the place of the “or”.
    if (!all || (all.length > 1 && !isJoined(c, start))) return null;
    takeMark(c, ',');
    const repealVerb = takeRepealVerb(c);
    const alsoRepealed = repealVerb ? takeAsAre(c) : [];
    return (
      repealVerb && {
        operations: omitting(
          withRepealNote([...all, ...alsoRepealed], repealVerb === 'cease' ? 'ceases to have effect' : null),
        ),
      }
    );
  });
}

/** Takes ", as are sections 3 and 8", which are repealed, too. */
const takeAsAre = (c: Cursor): readonly Target[] =>
  attempt(c, () => {
    takeMark(c, ',');
    return takePhrase(c, 'as are', 'as is', 'and so are', 'and so is') ? takeTargets(c) : null;
  }) ?? [];

/** Takes "The following provisions are repealed—", whose targets are the items below. */
function takeRepealedList(c: Cursor): OperationReading | null {
  return attempt(c, () => {
    const following = takeTheFollowing(c);
    if (!following) return null;
    const before = takeListStart(c);
    const repealVerb = takeRepealVerb(c);
    if (!repealVerb || !(before || takeListStart(c))) return null;
    const operationsFor: OperationsFor = (all) =>
      omitting(withRepealNote(all, repealVerb === 'cease' ? 'ceases to have effect' : null));
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
function takeNewNumber(c: Cursor, of: Location, sibling: Location = of): Locus | null {
  const unit = takeUnitName(c);
  const last = of.at(-1);
  const old = last?.type === 'unit' ? last.unit : null;
  const labels: readonly LabelRange[] | null = unit ? takeLabels(c, unit) : old && takeLabels(c, old);
  const as = unit ?? old;
  if (as === null || !labels) return null;
  const holder = attempt(c, () => (takeWord(c, 'of') ? onlyOne(takeLocation(c)) : null));
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
function takeRenumbered(c: Cursor): OperationReading | null {
  return attempt(c, () => {
    takeWord(c, ...GIVES_NUMBER);
    const existing = takePhrase(c, ...EXISTING);
    const at = existing
      ? (attempt(c, () => (takeWord(c, 'of', 'in') ? (takeLocation(c)?.[0] ?? null) : null)) ?? [])
      : onlyOne(takeLocations(c));
    if (!at) return null;
    if (!takeWord(c, 'becomes', 'become', 'as') && !takePhrase(c, ...BECOMES)) return null;
    const as = takeNewNumber(c, at);
    if (as) takeWord(c, 'respectively');
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
function takeMoved(c: Cursor): OperationReading | null {
  return attempt(c, () => {
    const isOrder = takeWord(c, 'move') !== null;
    const at = onlyOne(takeLocations(c));
    if (!at || (!isOrder && !(takePhrase(c, ...BE) && takeWord(c, 'moved')))) return null;
    const side = TO_SIDE.find(([words]) => takePhrase(c, words))?.[1];
    const of = side ? onlyOne(takeLocation(c)) : null;
    if (!side || !of) return null;
    const as = attempt(c, () => {
      takeMark(c, ',');
      takeWord(c, 'and');
      takePhrase(c, 'it', 'that subsection', 'that section', 'that paragraph');
      const isSaid =
        takePhrase(c, ...GIVES_NUMBER.flatMap((verb) => [`${verb} it as`, `${verb} it`]), ...NUMBERED) ??
        takePhrase(c, ...BECOMES) ??
        takeWord(c, 'becomes', 'as');
      return isSaid ? takeNewNumber(c, at, of) : null;
    });
    return { operations: [{ type: 'move', at, side, of, ...(as ? { as } : {}) }] };
  });
}

/** "The words from “X” to the end become paragraph (a)". */
function takeBecoming(c: Cursor): OperationReading | null {
  return attempt(c, () => {
    const [only, other] = takeTarget(c) ?? [];
    if (only?.kind !== 'words' || other || only.words.type === 'link') return null;
    if (!takePhrase(c, 'become', 'becomes', 'are to become', 'is to become', 'shall become')) return null;
    const unit = takeUnitName(c);
    const labels = unit && takeLabels(c, unit);
    if (!labels) return null;
    return {
      operations: [{ type: 'becomeProvision', words: only.words, as: { type: 'unit', unit, labels } }],
    };
  });
}

/** "“x” is replaced by “y”", "section 5 is replaced by the following", "the word “x” becomes “y”". */
function takeReplaced(c: Cursor): OperationReading | null {
  return attempt(c, () => {
    const all = takeTargets(c);
    if (!all) return null;
    const isSaid = attempt(
      c,
      () =>
        (takePhrase(c, ...BE) &&
          takePhrase(c, 'replaced by', 'replaced with', 'changed to', 'increased to', 'reduced to')) ||
        null,
    );
    const isWords = all.every(
      (one) => one.kind === 'words' && (one.words.type === 'quoted' || one.words.type === 'span'),
    );
    if (!isSaid && !(isWords && takePhrase(c, 'becomes', 'become', 'is to become', 'shall become')))
      return null;
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
function takeExchanged(c: Cursor): OperationReading | null {
  return attempt(c, () => {
    const all = takeTargets(c);
    if (!all || !takePhrase(c, ...BE) || !takeWord(c, 'omitted', 'deleted', 'repealed', 'removed'))
      return null;
    takeMark(c, ',');
    if (!takeWord(c, 'and')) return null;
    const early = takePhrase(c, ...IN_ITS_PLACE) !== null;
    const by = takeNewText(c);
    takePhrase(c, ...BE);
    if (!by || !takeWord(c, 'inserted', 'substituted', 'added') || !(early || takePhrase(c, ...IN_ITS_PLACE)))
      return null;
    const operations = substituting(by)(all);
    return operations.length > 0 ? { operations } : null;
  });
}

/** "The section title becomes “…”". */
function takeRetitled(c: Cursor): OperationReading | null {
  return attempt(c, () => {
    const [at, other] = takeLocation(c) ?? [];
    if (!at || other || !isOfWords(at) || !takePhrase(c, 'becomes', 'is to be', 'shall be', 'shall become'))
      return null;
    const newText = takeNewText(c);
    return (
      newText && { operations: [{ type: 'substituteWords', targets: [{ type: 'all', in: at }], newText }] }
    );
  });
}

/** Takes "the words “x”". */
const takeLeadWords = (c: Cursor): string | null =>
  attempt(c, () => {
    takePhrase(c, ...LEADS);
    return takeQuoted(c);
  });

/** "“X” is inserted after “Y”", "The following section shall be inserted after section 2—" (R3.17). */
function takeInserted(c: Cursor): OperationReading | null {
  return attempt(c, () => {
    const words = takeLeadWords(c) ?? takeNewStop(c);
    if (words === null && !takeTheNew(c)) return null;
    if (!takePhrase(c, ...BE)) return null;
    const participle = takeWord(c, 'inserted', 'added', 'substituted');
    const readNewText = () => (words === null ? takeNewText(c) : { words, provisions: [] });
    if (participle === 'substituted') {
      const all = takeWord(c, 'for') ? takeTargets(c) : null;
      const by = all ? readNewText() : null;
      return by && all && { operations: substituting(by)(all) };
    }
    const at = participle ? takeAnchors(c) : null;
    const newText = at && readNewText();
    return at && newText && { operations: [besideWords(at, newText)] };
  });
}

/** Takes "the following", "the following new subsections": the new text comes after a dash. */
function takeTheNew(c: Cursor): boolean {
  if (!takePhrase(c, 'the following')) return false;
  for (let count = 0; count < 4 && !seesWord(c, 'is', 'are', 'shall'); count++) {
    if (peek(c)?.kind !== 'word') return false;
    c.at++;
  }
  return true;
}

/** Takes "and so that the existing text in the Schedule becomes Part 1 of the Schedule" (N14), from the note after a place. */
export function takeSoThatRenumbered(c: Cursor): Operation | null {
  const read = attempt(c, () => (takePhrase(c, 'and so that', 'so that') ? takeRenumbered(c) : null));
  return read?.operations[0] ?? null;
}

/** Takes one operation whose subject comes first. */
export function takePassive(c: Cursor): OperationReading | null {
  return (
    takeRepealedList(c) ??
    takeExchanged(c) ??
    takeRepealed(c) ??
    takeMoved(c) ??
    takeRenumbered(c) ??
    takeBecoming(c) ??
    takeRetitled(c) ??
    takeReplaced(c) ??
    takeInserted(c)
  );
}
