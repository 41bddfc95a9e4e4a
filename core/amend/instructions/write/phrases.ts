import { citedTitle } from '../../../act/references/titles.ts';
import { listed, ordinal } from '../../../base/english.ts';
import type { LabelRange, LinkWord, Location, Locus, Occurrence, UnitName } from '../syntax.ts';
import type { Habits } from './style.ts';

/** Puts words in double quotation marks (drafting-conventions.md §3.3 R3.7). */
export const quote = (words: string): string => `“${words}”`;

const rangePhrase = ({ from, to }: LabelRange): string => from.join('') + (to ? ` to ${to.join('')}` : '');

const isMany = (labels: readonly LabelRange[]): boolean =>
  labels.length > 1 || labels.some(({ to }) => to !== undefined);

const plural = (unit: UnitName): string => (unit === 'entry' ? 'entries' : `${unit}s`);

function unitWord(unit: UnitName, labels: readonly LabelRange[], { schedule }: Habits): string {
  const word = unit === 'Schedule' ? schedule : unit;
  return isMany(labels) ? (unit === 'Schedule' ? `${schedule}s` : plural(unit)) : word;
}

/** The outer part of a label: `(4)` of `(4)(a)`; '' for a simple label and for a range. */
const outerLabelOf = ({ from, to }: LabelRange): string => (to ? '' : from.slice(0, -1).join(''));

/** Groups labels by their outer part, which is written once: `(4)(a) and (b)`, `(5)(b)`. */
function groupByOuterLabel(labels: readonly LabelRange[]): readonly (readonly LabelRange[])[] {
  const groups: LabelRange[][] = [];
  for (const label of labels) {
    const last = groups.at(-1);
    const isSame = last?.[0] && outerLabelOf(label) !== '' && outerLabelOf(last[0]) === outerLabelOf(label);
    if (isSame) last.push({ from: label.from.slice(-1) });
    else groups.push([label]);
  }
  return groups;
}

/** `subsections (2) to (4)`, `subsections (4)(a) and (b) and (5)`; `the Schedule` where there is one only. */
export function unitPhrase(unit: UnitName, labels: readonly LabelRange[], habits: Habits): string {
  const groups = groupByOuterLabel(labels);
  const word = unitWord(unit, groups.length === 1 ? labels.slice(0, 1) : labels, habits);
  if (labels.length === 0) return `the ${word}`;
  return `${word} ${listed(groups.map((group) => listed(group.map(rangePhrase))))}`;
}

type Unit = Locus & { readonly type: 'unit' };

const IN_TABLE: ReadonlySet<UnitName> = new Set(['table', 'entry', 'row', 'column']);

/** Whether a step is a unit that can follow another without a word. Parts of a table can't. */
const isUnit = (locus: Locus | undefined): locus is Unit =>
  locus?.type === 'unit' && !IN_TABLE.has(locus.unit);

const isPartOfTable = (locus: Locus | undefined): boolean =>
  locus?.type === 'column' ||
  locus?.type === 'tableEntry' ||
  (locus?.type === 'unit' && IN_TABLE.has(locus.unit));

const GROUPS: ReadonlySet<UnitName> = new Set(['Part', 'Chapter', 'Schedule']);

/** Units without words between them (R1.1): `section 2A(3)(a)`. Parts, Chapters and Schedules follow, each after "of". */
function unitsPhrase(units: readonly Unit[], habits: Habits): string {
  const groups = units.filter(({ unit }) => GROUPS.has(unit));
  const innerUnits = units.filter(({ unit }) => !GROUPS.has(unit));
  const [first, ...inner] = innerUnits;
  const outer = groups.map(({ unit, labels }) => unitPhrase(unit, labels, habits)).toReversed();
  if (!first) return outer.join(' of ');
  const [only, other] = first.labels;
  const labels = inner.length > 0 && only && !other ? prefixLabels(only, inner) : first.labels;
  return [unitPhrase(first.unit, labels, habits), ...outer].join(' of ');
}

/** `(3)` and `(a), (b)` as `(3)(a)`, `(3)(b)`. */
function prefixLabels(first: LabelRange, inner: readonly Unit[]): readonly LabelRange[] {
  const middleLabels = inner.slice(0, -1).flatMap(({ labels }) => labels[0]?.from ?? []);
  const ends = inner.at(-1)?.labels ?? [];
  return ends.map(({ from }) => ({ from: [...first.from, ...middleLabels, ...from] }));
}

/** The phrases of a location, outermost first: `section 2A(3) (offence of stalking)`, `the opening words`. */
export function phrasesOf(location: Location, habits: Habits): readonly string[] {
  const phrases: string[] = [];
  for (let at = 0; at < location.length; ) {
    const first = location[at];
    if (!first) break;
    const next = location[at + 1];
    if (first.type === 'column' && next?.type === 'heading') {
      phrases.push(`the heading of ${locusPhrase(first, habits)}`);
      at += 2;
      continue;
    }
    if (!isUnit(first)) {
      phrases.push(locusPhrase(first, habits) + noteOf(first));
      at++;
      continue;
    }
    const units: Unit[] = [];
    for (let next = location[at]; isUnit(next) && followsWithoutWord(units, next); next = location[at]) {
      units.push(next);
      at++;
    }
    phrases.push(unitsPhrase(units, habits) + units.map(noteOf).join(''));
  }
  return phrases;
}

/**
 * Whether a unit follows those before it without a word. A unit with several labels does so only if they are in brackets and the
 * label before them is, too: `section 3(9)(a) and (b)`.
 */
function followsWithoutWord(before: readonly Unit[], { labels }: Unit): boolean {
  if (before.length === 0) return true;
  if (before.some((unit) => isMany(unit.labels))) return false;
  const areGroups = before.every(({ unit }) => GROUPS.has(unit));
  return areGroups || (labels.length > 0 && (!isMany(labels) || canFollowLabel(before.at(-1), labels)));
}

const canFollowLabel = (holder: Locus | undefined, labels: readonly LabelRange[]): boolean =>
  isUnit(holder) && labels.every(({ to }) => !to) && holder.labels[0]?.from.at(-1)?.startsWith('(') === true;

/** Whether the last step of a location names several provisions in a phrase of its own. */
export function endsInSeveral(location: Location): boolean {
  const [holder, last] = [location.at(-2), location.at(-1)];
  return isUnit(last) && last.labels.length > 1 && !canFollowLabel(holder, last.labels);
}

const noteOf = ({ note }: Locus): string => (note ? ` (${note})` : '');

/**
 * A location as one phrase, innermost step first: `paragraph (a) of the definition of “X”`. A Schedule is "to" its
 * Act, a part of a table is "in" it, and every other step is "of" the next.
 */
export function phraseOf(location: Location, habits: Habits): string {
  const inSchedule = location.some((step) => step.type === 'unit' && step.unit === 'Schedule');
  const [outer, ...inner] = phrasesOf(location, habits);
  if (outer === undefined) return '';
  const within = isPartOfTable(location.at(-1))
    ? inner.toReversed().join(' in ')
    : inner.toReversed().join(' of ');
  const isSchedules = location[0]?.type === 'act' && inSchedule && /\b[Ss]chedules?\b[^()]*$/.test(within);
  const isInTable = isPartOfTable(location.at(-1)) && inner.length === 1;
  return within === '' ? outer : `${within} ${isInTable ? 'in' : isSchedules ? 'to' : 'of'} ${outer}`;
}

const ordinalOf = (nth: number): string => (nth === -1 ? 'last' : ordinal(nth));

function locusPhrase(locus: Locus, habits: Habits): string {
  switch (locus.type) {
    case 'act':
      return `the ${citedTitle(locus.title).replace(/^The /, '')}`;
    case 'unit':
      return unitPhrase(locus.unit, locus.labels, habits);
    case 'anaphor':
      return locus.unit === null ? 'it' : `that ${locus.unit}`;
    case 'heading':
      if (locus.italic) return `the ${habits.italicHeading}`;
      return `the ${locus.of === undefined || locus.of === 'section' ? habits.heading : 'heading'}`;
    case 'italicBefore':
      return `the ${habits.italicHeading} before ${phraseOf(locus.before, habits)}`;
    case 'opening':
      return habits.opening;
    case 'closing':
      return 'the closing words';
    case 'wordsBeside':
      if (locus.side === 'after' && habits.closing) return habits.closing;
      return `the words ${locus.side} ${phraseOf(locus.of, habits)}`;
    case 'wordsBetween':
      return `the words between ${phraseOf(locus.first, habits)} and ${phraseOf(locus.second, habits)}`;
    case 'sentence':
      return `the ${ordinalOf(locus.nth)} sentence`;
    case 'definition': {
      const terms = listed(locus.terms.map(quote));
      return `the definition${locus.terms.length > 1 ? 's' : ''} of ${terms}`;
    }
    case 'tableEntry':
      if (locus.by === 'description') return `the entry relating to ${locus.about}`;
      return `the entry ${locus.by ?? 'for'} ${quote(locus.about)}`;
    case 'column':
      return locus.nth < 0 ? `the ${ordinalOf(locus.nth)} column` : `column ${locus.nth}`;
    case 'longTitle':
      return 'the long title';
  }
}

/** Names the occurrences of quoted words, between commas in the styles that have them: `, in both places it occurs,`. */
export function placePhrase(where: Occurrence, { placeCommas, eachPlace }: Habits): string {
  if (where.type === 'once') return '';
  const phrase =
    where.type === 'both'
      ? eachPlace.replace('each place', 'both places')
      : where.type === 'each'
        ? eachPlace
        : `in the ${ordinalOf(where.nth)} place ${placeCommas ? 'it occurs' : 'where it occurs'}`;
  return placeCommas ? `, ${phrase},` : ` ${phrase}`;
}

/** Names a linking word (R3.6): `the “and” at the end of paragraph (b)`; in Scotland, `the “and” immediately following paragraph (b)`. */
export function linkPhrase({ words, side, of }: LinkWord, habits: Habits): string {
  const place = of.length === 0 ? 'it' : phraseOf(of, habits);
  const sides = {
    end: habits.repeals ? 'immediately following' : 'at the end of',
    after: habits.repeals ? 'immediately following' : 'after',
    before: habits.repeals ? 'immediately preceding' : 'before',
  };
  return `the ${quote(words)} ${sides[side]} ${place}`;
}
