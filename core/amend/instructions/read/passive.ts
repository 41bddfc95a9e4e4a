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
  buildOmissions,
  insertionAt,
  type OperationReading,
  type OperationsBuilder,
  substitutionBuilder,
} from './operations-for.ts';
import { isOfWords, type Target, takeTarget, takeTargets } from './targets.ts';

const REPEAL_PARTICIPLES = ['repealed', 'revoked', 'omitted', 'deleted', 'left out', 'removed'];

/** Takes "is repealed", "shall be omitted", "ceases to have effect". Returns which of the two meanings it has. */
export function takeRepealVerb(cursor: Cursor): 'omit' | 'cease' | null {
  return attempt(cursor, () => {
    if (takePhrase(cursor, 'ceases to have effect', 'cease to have effect', 'shall cease to have effect'))
      return 'cease';
    if (!takePhrase(cursor, ...BE)) return null;
    takeWord(cursor, 'further', 'hereby', 'also', 'accordingly');
    return takePhrase(cursor, ...REPEAL_PARTICIPLES) ? 'omit' : null;
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
const isJoined = (cursor: Cursor, start: number): boolean =>
  cursor.tokens
    .slice(start, cursor.at)
    .some(({ kind, low }) => kind === 'word' && (low === 'and' || low === 'or'));

/** "Subsection (8) is repealed", "the “and” immediately following paragraph (a) is repealed" (R3.15, R3.16). */
function takeRepealed(cursor: Cursor): OperationReading | null {
  return attempt(cursor, () => {
    const start = cursor.at;
    const all = takeTargets(cursor);
    // "Section 5, the “or” after paragraph (a) is repealed" lacks a word: section 5 may only be the place of the “or”.
    if (!all || (all.length > 1 && !isJoined(cursor, start))) return null;
    takeMark(cursor, ',');
    const repealVerb = takeRepealVerb(cursor);
    const alsoRepealed = repealVerb ? takeAsAre(cursor) : [];
    return (
      repealVerb && {
        operations: buildOmissions(
          withRepealNote([...all, ...alsoRepealed], repealVerb === 'cease' ? 'ceases to have effect' : null),
        ),
      }
    );
  });
}

/** Takes ", as are sections 3 and 8", which are repealed, too. */
const takeAsAre = (cursor: Cursor): readonly Target[] =>
  attempt(cursor, () => {
    takeMark(cursor, ',');
    return takePhrase(cursor, 'as are', 'as is', 'and so are', 'and so is') ? takeTargets(cursor) : null;
  }) ?? [];

/** Takes "The following provisions are repealed—", whose targets are the items below. */
function takeRepealedList(cursor: Cursor): OperationReading | null {
  return attempt(cursor, () => {
    const following = takeTheFollowing(cursor);
    if (!following) return null;
    const before = takeListStart(cursor);
    const repealVerb = takeRepealVerb(cursor);
    if (!repealVerb || !(before || takeListStart(cursor))) return null;
    const buildOperations: OperationsBuilder = (all) =>
      buildOmissions(withRepealNote(all, repealVerb === 'cease' ? 'ceases to have effect' : null));
    return {
      operations: [],
      frame: { buildOperations, lists: 'targets' },
      ...(following.within ? { listPlace: following.within } : {}),
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
function takeNewNumber(cursor: Cursor, of: Location, sibling: Location = of): Locus | null {
  const unit = takeUnitName(cursor);
  const last = of.at(-1);
  const old = last?.type === 'unit' ? last.unit : null;
  const labels: readonly LabelRange[] | null = unit
    ? takeLabels(cursor, unit)
    : old && takeLabels(cursor, old);
  const as = unit ?? old;
  if (as === null || !labels) return null;
  const holder = attempt(cursor, () => (takeWord(cursor, 'of') ? onlyOne(takeLocation(cursor)) : null));
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
function takeRenumbered(cursor: Cursor): OperationReading | null {
  return attempt(cursor, () => {
    takeWord(cursor, ...GIVES_NUMBER);
    const existing = takePhrase(cursor, ...EXISTING);
    const at = existing
      ? (attempt(cursor, () => (takeWord(cursor, 'of', 'in') ? (takeLocation(cursor)?.[0] ?? null) : null)) ??
        [])
      : onlyOne(takeLocations(cursor));
    if (!at) return null;
    if (!takeWord(cursor, 'becomes', 'become', 'as') && !takePhrase(cursor, ...BECOMES)) return null;
    const as = takeNewNumber(cursor, at);
    if (as) takeWord(cursor, 'respectively');
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
function takeMoved(cursor: Cursor): OperationReading | null {
  return attempt(cursor, () => {
    const isOrder = takeWord(cursor, 'move') !== null;
    const at = onlyOne(takeLocations(cursor));
    if (!at || (!isOrder && !(takePhrase(cursor, ...BE) && takeWord(cursor, 'moved')))) return null;
    const side = TO_SIDE.find(([words]) => takePhrase(cursor, words))?.[1];
    const of = side ? onlyOne(takeLocation(cursor)) : null;
    if (!side || !of) return null;
    const as = attempt(cursor, () => {
      takeMark(cursor, ',');
      takeWord(cursor, 'and');
      takePhrase(cursor, 'it', 'that subsection', 'that section', 'that paragraph');
      const isSaid =
        takePhrase(cursor, ...GIVES_NUMBER.flatMap((verb) => [`${verb} it as`, `${verb} it`]), ...NUMBERED) ??
        takePhrase(cursor, ...BECOMES) ??
        takeWord(cursor, 'becomes', 'as');
      return isSaid ? takeNewNumber(cursor, at, of) : null;
    });
    return { operations: [{ type: 'move', at, side, of, ...(as ? { as } : {}) }] };
  });
}

/** "The words from “X” to the end become paragraph (a)". */
function takeBecoming(cursor: Cursor): OperationReading | null {
  return attempt(cursor, () => {
    const [only, other] = takeTarget(cursor) ?? [];
    if (only?.kind !== 'words' || other || only.words.type === 'link') return null;
    if (!takePhrase(cursor, 'become', 'becomes', 'are to become', 'is to become', 'shall become'))
      return null;
    const unit = takeUnitName(cursor);
    const labels = unit && takeLabels(cursor, unit);
    if (!labels) return null;
    return {
      operations: [{ type: 'becomeProvision', words: only.words, as: { type: 'unit', unit, labels } }],
    };
  });
}

/** "“x” is replaced by “y”", "section 5 is replaced by the following", "the word “x” becomes “y”". */
function takeReplaced(cursor: Cursor): OperationReading | null {
  return attempt(cursor, () => {
    const all = takeTargets(cursor);
    if (!all) return null;
    const isSaid = attempt(
      cursor,
      () =>
        (takePhrase(cursor, ...BE) &&
          takePhrase(cursor, 'replaced by', 'replaced with', 'changed to', 'increased to', 'reduced to')) ||
        null,
    );
    const isWords = all.every(
      (one) => one.kind === 'words' && (one.words.type === 'quoted' || one.words.type === 'span'),
    );
    if (!isSaid && !(isWords && takePhrase(cursor, 'becomes', 'become', 'is to become', 'shall become')))
      return null;
    const by = takeNewText(cursor);
    const operations = by ? substitutionBuilder(by)(all) : [];
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
function takeExchanged(cursor: Cursor): OperationReading | null {
  return attempt(cursor, () => {
    const all = takeTargets(cursor);
    if (!all || !takePhrase(cursor, ...BE) || !takeWord(cursor, 'omitted', 'deleted', 'repealed', 'removed'))
      return null;
    takeMark(cursor, ',');
    if (!takeWord(cursor, 'and')) return null;
    const early = takePhrase(cursor, ...IN_ITS_PLACE) !== null;
    const by = takeNewText(cursor);
    takePhrase(cursor, ...BE);
    if (
      !by ||
      !takeWord(cursor, 'inserted', 'substituted', 'added') ||
      !(early || takePhrase(cursor, ...IN_ITS_PLACE))
    )
      return null;
    const operations = substitutionBuilder(by)(all);
    return operations.length > 0 ? { operations } : null;
  });
}

/** "The section title becomes “…”". */
function takeRetitled(cursor: Cursor): OperationReading | null {
  return attempt(cursor, () => {
    const [at, other] = takeLocation(cursor) ?? [];
    if (
      !at ||
      other ||
      !isOfWords(at) ||
      !takePhrase(cursor, 'becomes', 'is to be', 'shall be', 'shall become')
    )
      return null;
    const newText = takeNewText(cursor);
    return (
      newText && { operations: [{ type: 'substituteWords', targets: [{ type: 'all', in: at }], newText }] }
    );
  });
}

/** Takes "the words “x”". */
const takeLeadWords = (cursor: Cursor): string | null =>
  attempt(cursor, () => {
    takePhrase(cursor, ...LEADS);
    return takeQuoted(cursor);
  });

/** "“X” is inserted after “Y”", "The following section shall be inserted after section 2—" (R3.17). */
function takeInserted(cursor: Cursor): OperationReading | null {
  return attempt(cursor, () => {
    const words = takeLeadWords(cursor) ?? takeNewStop(cursor);
    if (words === null && !takeTheNew(cursor)) return null;
    if (!takePhrase(cursor, ...BE)) return null;
    const participle = takeWord(cursor, 'inserted', 'added', 'substituted');
    const readNewText = () => (words === null ? takeNewText(cursor) : { words, provisions: [] });
    if (participle === 'substituted') {
      const all = takeWord(cursor, 'for') ? takeTargets(cursor) : null;
      const by = all ? readNewText() : null;
      return by && all && { operations: substitutionBuilder(by)(all) };
    }
    const at = participle ? takeAnchors(cursor) : null;
    const newText = at && readNewText();
    return at && newText && { operations: [insertionAt(at, newText)] };
  });
}

/** Takes "the following", "the following new subsections": the new text comes after a dash. */
function takeTheNew(cursor: Cursor): boolean {
  if (!takePhrase(cursor, 'the following')) return false;
  for (let count = 0; count < 4 && !seesWord(cursor, 'is', 'are', 'shall'); count++) {
    if (peek(cursor)?.kind !== 'word') return false;
    cursor.at++;
  }
  return true;
}

/** Takes "and so that the existing text in the Schedule becomes Part 1 of the Schedule" (N14), from the note after a place. */
export function takeSoThatRenumbered(cursor: Cursor): Operation | null {
  const read = attempt(cursor, () =>
    takePhrase(cursor, 'and so that', 'so that') ? takeRenumbered(cursor) : null,
  );
  return read?.operations[0] ?? null;
}

/** Takes one operation whose subject comes first. */
export function takePassive(cursor: Cursor): OperationReading | null {
  return (
    takeRepealedList(cursor) ??
    takeExchanged(cursor) ??
    takeRepealed(cursor) ??
    takeMoved(cursor) ??
    takeRenumbered(cursor) ??
    takeBecoming(cursor) ??
    takeRetitled(cursor) ??
    takeReplaced(cursor) ??
    takeInserted(cursor)
  );
}
