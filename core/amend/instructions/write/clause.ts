import { nextNumber } from '../../../act/numbering.ts';
import { type Kind, type Provision, provision } from '../../../act/tree.ts';
import type { Anchor, Location, Locus, Operation } from '../syntax.ts';
import { type Group, grouped, type Item, type Leaf } from './grouping.ts';
import { listed, phraseOf, phrasesOf } from './phrases.ts';
import { withoutNotes } from './places.ts';
import { sentenceOf } from './sentences.ts';
import { HABITS, type Habits, type WordingStyle } from './style.ts';
import type { Written } from './written.ts';

/** What a clause must be told beside its instructions. */
export interface ClauseOptions {
  /** `Protection from Harassment Act 1997`. */
  readonly actTitle: string;
  /** `1997 c. 40`, said after the title where given: an older habit. */
  readonly actNumber?: string;
  /** Of the clause itself. */
  readonly heading?: string;
  /** Of the clause itself: `1` where not given. */
  readonly num?: string;
}

/**
 * An amending clause as a tree: a `section` of the amending Act, with `quotation` children for what it sets out. Its
 * pids are its own, made from its numbers.
 */
export type Clause = Provision & { readonly kind: 'section' };

/** The kinds that the levels of a clause have, outermost first. */
const LEVELS: readonly Kind[] = ['subsection', 'paragraph', 'subparagraph', 'subsubparagraph'];

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

interface Making {
  readonly habits: Habits;
  readonly all: readonly Written[];
  /** Where each instruction stands in the clause, by its place in the list: `subsection (4)(a)`. */
  readonly places: ReadonlyMap<Written, readonly string[]>;
  /** Which level the first label of a place is at: 0 for subsections. */
  readonly level: number;
}

const mapAnchor = (anchor: Anchor, change: (at: Location) => Location): Anchor =>
  anchor.type === 'provision' ? { ...anchor, of: change(anchor.of) } : anchor;

/** An operation with the places that it names changed; only those that stand for whole provisions. */
function withPlaces(operation: Operation, change: (at: Location) => Location): Operation {
  switch (operation.type) {
    case 'insert':
      return { ...operation, at: operation.at.map((anchor) => mapAnchor(anchor, change)) };
    case 'substituteProvisions':
    case 'omitProvisions':
      return {
        ...operation,
        targets: operation.targets.map((target) => ({ ...target, at: change(target.at) })),
      };
    case 'renumber':
      return { ...operation, at: change(operation.at) };
    default:
      return operation;
  }
}

/** Adds a note to the last step of a location. */
const noted = (at: Location, note: string): Location =>
  at.map((step, nth) => (nth === at.length - 1 ? { ...step, note } : step));

/** How one instruction of a clause names another: what they both stand in is left out (R1.2). */
function citeFrom(here: readonly string[], there: readonly string[], levels: readonly string[]): string {
  let shared = 0;
  while (shared < there.length - 1 && here[shared] === there[shared]) shared++;
  return `${levels[shared]} ${there.slice(shared).join('')}`;
}

/** "(inserted by subsection (4))" (drafting-conventions.md §2.1 N15); null where it names nothing that was put in. */
function insertedNote(making: Making, written: Written): string | null {
  if (written.after === undefined) return null;
  const source = making.all[written.after];
  const [there, here] = [source && making.places.get(source), making.places.get(written)];
  if (!source || !there || !here || there.length === 0) return null;
  const verb = source.operation.type === 'substituteProvisions' ? 'substituted' : 'inserted';
  return `${verb} by ${citeFrom(here, there, making.habits.levels.slice(making.level))}`;
}

interface Said {
  readonly words: string;
  readonly block: readonly Provision[];
  readonly runsOn: boolean;
}

function say(making: Making, written: Written, at: Location): Said {
  const { habits } = making;
  const note = insertedNote(making, written);
  const isOmission = written.operation.type === 'omitProvisions';
  let operation = isOmission ? written.operation : withPlaces(written.operation, withoutNotes);
  let place = at;
  if (note !== null) {
    const named = withPlaces(operation, (of) => (of.length > 0 ? noted(of, note) : of));
    if (named === operation || JSON.stringify(named) === JSON.stringify(operation)) place = noted(at, note);
    else operation = named;
  }
  const sentence = sentenceOf(operation, habits);
  const lead = leadOf(place, habits);
  return { ...sentence, words: lead + sentence.words };
}

const isSeveral = (step: Locus | undefined): boolean => step?.type === 'unit' && step.labels.length > 1;

/** `in section 2A(3) (offence of stalking), in the opening words, `; `in each of subsections (3)(d), (5) and (5A), `. */
function leadOf(at: Location, habits: Habits): string {
  const last = at.at(-1);
  const several = last?.type === 'unit' && isSeveral(last) ? last : null;
  const phrases = phrasesOf(several ? at.slice(0, -1) : at, habits);
  const each = several && several.labels.length > 2 ? 'each of ' : '';
  const all = several ? [...phrases, each + phraseOf([several], habits)] : phrases;
  return all.map((phrase) => `in ${phrase}, `).join('');
}

function sayLeaf(making: Making, { at, instructions }: Leaf): Said {
  const said = instructions.map((written, nth) => say(making, written, nth === 0 ? at : []));
  const [first] = said;
  if (!first) throw new RangeError('A leaf without instructions');
  const last = said.at(-1);
  if (said.length === 1 || !last) return first;
  // "Omit the “and” at the end of paragraph (g) and insert—" (§3.2 R3.2): what was just named is not named again.
  if (last.block.length > 0) return { ...last, words: `${first.words} and insert—` };
  return { ...first, words: listed(said.map(({ words }) => words)) };
}

const STOPPED = /\.[”’)]*$/;

/** The last words of what is set out. */
function lastWords(node: Provision): string {
  if (node.wrapUp) return node.wrapUp;
  const last = node.children.at(-1);
  if (last) return lastWords(last) + (node.quote?.end ?? '');
  return node.content || node.intro || node.heading;
}

/** What follows a sentence: no stop after a quotation that has its own, but in Scotland (R3.11). */
function tailAfter(quoted: string | null, end: string, { alwaysStops }: Habits): string {
  return end === '.' && !alwaysStops && quoted !== null && STOPPED.test(quoted) ? '' : end;
}

type Place = Pick<Provision, 'pid' | 'kind' | 'num'>;

function nodeFor(place: Place, said: Said, end: string, habits: Habits): Provision {
  const words = capitalAt(place.kind, said.words);
  const last = said.block.at(-1);
  if (!last) {
    const quoted = words.endsWith('”') ? words : null;
    return provision({ ...place, content: words + tailAfter(quoted, end, habits) });
  }
  const quotation = provision({
    pid: `${place.pid}/quotation`,
    kind: 'quotation',
    quote: { start: said.runsOn ? '' : '“', end: '”' },
    wrapUp: tailAfter(lastWords(last), end, habits),
    children: said.block.map((each, nth) => renewed(each, `${place.pid}/quotation/${nth + 1}`)),
  });
  return provision({ ...place, intro: words, children: [quotation] });
}

const renewed = (given: Provision, pid: string): Provision => ({
  ...given,
  pid,
  children: given.children.map((child, nth) => renewed(child, `${pid}/${nth + 1}`)),
});

/** A sentence begins with a capital; an item of a list does not. */
const capitalAt = (kind: Kind, words: string): string =>
  kind === 'section' || kind === 'subsection' ? capital(words) : words;

function nodesFor(
  making: Making,
  items: readonly Item[],
  level: number,
  parent: string,
  end: string,
  firstNum: string | null,
): readonly Provision[] {
  const { habits } = making;
  const kind = LEVELS[level] ?? 'subsubparagraph';
  let num = firstNum;
  return items.map((item, at) => {
    num = nextNumber(kind, num, null);
    const isLast = at === items.length - 1;
    const between = at === items.length - 2 ? habits.lastSeparator : habits.separator;
    const own = level === 0 ? '.' : isLast ? end : between;
    const place = { pid: `${parent}/${num}`, kind, num };
    if (item.type === 'leaf') return nodeFor(place, sayLeaf(making, item), own, habits);
    const lead = `in ${phrasesOf(item.at, habits).join(', in ')}—`;
    const children = nodesFor(making, item.items, level + 1, place.pid, own, null);
    return provision({ ...place, intro: capitalAt(kind, lead), children });
  });
}

/** Where each instruction will stand, so that one can name another. */
function placesOf(
  items: readonly Item[],
  level: number,
  above: readonly string[],
  firstNum: string | null,
): Map<Written, readonly string[]> {
  const places = new Map<Written, readonly string[]>();
  let num = firstNum;
  for (const item of items) {
    num = nextNumber(LEVELS[level] ?? 'subsubparagraph', num, null);
    const here = [...above, num];
    if (item.type === 'leaf') for (const written of item.instructions) places.set(written, here);
    else for (const [written, at] of placesOf(item.items, level + 1, here, null)) places.set(written, at);
  }
  return places;
}

const actLocus = ({ actTitle, actNumber }: ClauseOptions, note?: string): Locus => ({
  type: 'act',
  title: actNumber ? `${actTitle} (${actNumber})` : actTitle,
  ...(note === undefined ? {} : { note }),
});

/** A place in the Act, with the Act named and the description after it: `section 2A(4) of the … Act 1997 (offence of stalking)`. */
function inAct(at: Location, options: ClauseOptions): Location {
  const note = at.find((step) => step.note !== undefined)?.note;
  return [actLocus(options, note), ...withoutNotes(at)];
}

const isOuter = ({ type }: Locus): boolean => type === 'unit' || type === 'longTitle';

/** A place cut into what is named with the Act, and what is named in that. */
function cutAt(at: Location): readonly [outer: Location, inner: Location] {
  const named = at.findIndex((step, nth) => !isOuter(step) || (nth > 0 && isSeveral(step)));
  const end = named < 0 ? at.length : named;
  return [at.slice(0, end), at.slice(end)];
}

/** A clause with one instruction, in one sentence. */
function single(making: Making, { at, instructions }: Leaf, options: ClauseOptions): Said {
  const { habits } = making;
  const [first, ...rest] = instructions;
  if (!first) throw new RangeError('A leaf without instructions');
  const [outer, inner] = cutAt(at);
  if (outer.length > 0) {
    const said = sayLeaf(making, { type: 'leaf', at: inner, instructions });
    const place = phraseOf(inAct(outer, options), habits);
    return { ...said, words: `in ${place}, ${said.words}` };
  }
  const named = withPlaces(first.operation, (of) => (of[0]?.type === 'unit' ? inAct(of, options) : of));
  const isNamed = JSON.stringify(named) !== JSON.stringify(first.operation);
  if (isNamed && (named.type !== 'omitProvisions' || habits.repeals)) return sentenceOf(named, habits);
  const said = rest.length > 0 ? sayLeaf(making, { type: 'leaf', at, instructions }) : say(making, first, at);
  return { ...said, words: `in ${phraseOf([actLocus(options)], habits)}, ${said.words}` };
}

const SECTION = 'clause';

function opened(making: Making, items: readonly Item[], opener: string): readonly Provision[] {
  const first = provision({ pid: `${SECTION}/(1)`, kind: 'subsection', num: '(1)', content: opener });
  return [first, ...nodesFor(making, items, 0, SECTION, '.', '(1)')];
}

/** What the subsections of a clause are, and what opens them; null for a clause in one sentence. */
function planOf(
  items: readonly Item[],
): { readonly items: readonly Item[]; readonly section: Group | null } | null {
  const [only, other] = items;
  if (!only || other) return { items, section: null };
  return only.type === 'group' && only.at.length === 1 ? { items: only.items, section: only } : null;
}

/** A clause in one sentence, with what it does to one place in a list where that is more than one thing. */
function inOneSentence(making: Making, item: Item, options: ClauseOptions, section: Place): Provision {
  const { habits } = making;
  if (item.type === 'leaf') return nodeFor(section, single(making, item, options), '.', habits);
  const [outer, inner] = cutAt(item.at);
  const phrases = [phraseOf(inAct(outer, options), habits), ...phrasesOf(inner, habits)];
  const intro = capital(`in ${phrases.join(', in ')}—`);
  return provision({ ...section, intro, children: nodesFor(making, item.items, 1, SECTION, '.', null) });
}

/**
 * The clause that a drafter would write of instructions (drafting-conventions.md §3.1 to §3.5): grouped by section in
 * their order, under one opener; one sentence where there is but one. It is the tree that the reader of wording reads.
 * @throws RangeError when there is no instruction.
 */
export function wording(
  instructions: readonly Written[],
  style: WordingStyle,
  options: ClauseOptions,
): Clause {
  const habits = HABITS[style];
  const items = grouped(instructions, !habits.repeals);
  const [only] = items;
  if (!only) throw new RangeError('There is nothing to write a clause of');
  const plan = planOf(items);
  const section = {
    pid: SECTION,
    kind: 'section',
    num: options.num ?? '1',
    heading: options.heading ?? '',
  } as const;
  if (!plan) {
    const places = only.type === 'group' ? placesOf(only.items, 1, [], null) : new Map();
    const made = inOneSentence({ habits, all: instructions, places, level: 1 }, only, options, section);
    return { ...made, ...section };
  }
  const places = placesOf(plan.items, 0, [], '(1)');
  const making: Making = { habits, all: instructions, places, level: 0 };
  const act = plan.section ? inAct(plan.section.at, options) : [actLocus(options)];
  const isPlural = !plan.section && /\b(?:Regulations|Rules)\b/.test(options.actTitle);
  const opener = `${capital(phraseOf(act, habits))} ${isPlural ? 'are' : 'is'} amended as follows.`;
  const children = opened(making, plan.items, opener);
  return { ...provision(section), ...section, children };
}
