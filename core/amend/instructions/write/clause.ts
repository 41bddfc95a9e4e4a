import { type Provision, provision } from '../../../act/tree.ts';
import { capital } from '../../../base/english.ts';
import type { WordingStyle } from '../../edits/wording-style.ts';
import type { Location, Locus } from '../syntax.ts';
import { type Group, groupInstructions, type Item, type Leaf } from './group-instructions.ts';
import { type NodePlace, nodeFor, nodePlaces, nodesFor } from './nodes.ts';
import { endsInSeveral, phraseOf, phrasesOf } from './phrases.ts';
import { withoutNotes } from './places.ts';
import { sentenceOf } from './sentences.ts';
import { HABITS } from './style.ts';
import type { DraftInstruction } from './writing.ts';
import {
  type ClauseContext,
  type WrittenSentence,
  withPlaces,
  writeLeaf,
  writeSentence,
} from './written-sentence.ts';

/** What the writer of a clause needs beside its instructions. */
interface ClauseOptions {
  /** `Protection from Harassment Act 1997`. */
  readonly actTitle: string;
  /** `1997 c. 40`, said after the title as `(c. 40)` where given: an older habit. */
  readonly actNumber?: string;
  /** Of the clause itself. */
  readonly heading?: string;
  /** Of the clause itself: where not given, `1` for one with a heading, and none for one that stands by itself. */
  readonly num?: string;
}

/**
 * An amending clause as a tree: a `section` of the amending Act, with `quotation` children for what it sets out. Its
 * pids are its own, made from its numbers.
 */
export type Clause = Provision & { readonly kind: 'section' };

const actLocus = ({ actTitle, actNumber }: ClauseOptions, note?: string): Locus => ({
  type: 'act',
  title: actNumber ? `${actTitle} (${actNumber.replace(/^\d{4}\s+/, '')})` : actTitle,
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
  const innerStart = at.findIndex(
    (step, nth) => !isOuter(step) || (nth > 0 && endsInSeveral(at.slice(0, nth + 1))),
  );
  const end = innerStart < 0 ? at.length : innerStart;
  return [at.slice(0, end), at.slice(end)];
}

/** A clause with one instruction, in one sentence. */
function oneSentence(
  context: ClauseContext,
  { at, instructions }: Leaf,
  options: ClauseOptions,
): WrittenSentence {
  const { habits } = context;
  const [first, ...laterInstructions] = instructions;
  if (!first) throw new RangeError('A leaf without instructions');
  const [outer, inner] = cutAt(at);
  if (outer.length > 0) {
    const sentence = writeLeaf(context, { type: 'leaf', at: inner, instructions });
    const place = phraseOf(inAct(outer, options), habits);
    return { ...sentence, words: `in ${place}, ${sentence.words}` };
  }
  const operation = withPlaces(first.operation, (of) => (of[0]?.type === 'unit' ? inAct(of, options) : of));
  const isNamed = JSON.stringify(operation) !== JSON.stringify(first.operation);
  if (isNamed && (operation.type !== 'omitProvisions' || habits.repeals))
    return sentenceOf(operation, habits);
  const sentence =
    laterInstructions.length > 0
      ? writeLeaf(context, { type: 'leaf', at, instructions })
      : writeSentence(context, first, at);
  return { ...sentence, words: `in ${phraseOf([actLocus(options)], habits)}, ${sentence.words}` };
}

const SECTION = 'clause';

function withOpener(context: ClauseContext, items: readonly Item[], opener: string): readonly Provision[] {
  const first = provision({ pid: `${SECTION}/(1)`, kind: 'subsection', num: '(1)', content: opener });
  return [first, ...nodesFor(context, items, 0, SECTION, '.', '(1)')];
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
function inOneSentence(
  context: ClauseContext,
  item: Item,
  options: ClauseOptions,
  section: NodePlace,
): Provision {
  const { habits } = context;
  if (item.type === 'leaf') return nodeFor(section, oneSentence(context, item, options), '.', habits);
  const [outer, inner] = cutAt(item.at);
  const phrases = [phraseOf(inAct(outer, options), habits), ...phrasesOf(inner, habits)];
  const intro = capital(`in ${phrases.join(', in ')}—`);
  return provision({ ...section, intro, children: nodesFor(context, item.items, 1, SECTION, '.', null) });
}

/**
 * The clause that a drafter would write of instructions (drafting-conventions.md §3.1 to §3.5): grouped by section in
 * their order, under one opener; one sentence where there is but one. It is the tree that the reader of wording reads.
 * @throws RangeError when there is no instruction.
 */
export function wording(
  instructions: readonly DraftInstruction[],
  style: WordingStyle,
  options: ClauseOptions,
): Clause {
  const habits = HABITS[style];
  const items = groupInstructions(instructions, !habits.repeals);
  const [only] = items;
  if (!only) throw new RangeError('There is nothing to write a clause of');
  const plan = planOf(items);
  const section = {
    pid: SECTION,
    kind: 'section',
    num: options.num ?? (options.heading ? '1' : ''),
    heading: options.heading ?? '',
  } as const;
  if (!plan) {
    const places = only.type === 'group' ? nodePlaces(only.items, 1, [], null) : new Map();
    const sentenceClause = inOneSentence(
      { habits, all: instructions, places, level: 1 },
      only,
      options,
      section,
    );
    return { ...sentenceClause, ...section };
  }
  const places = nodePlaces(plan.items, 0, [], '(1)');
  const context: ClauseContext = { habits, all: instructions, places, level: 0 };
  const act = plan.section ? inAct(plan.section.at, options) : [actLocus(options)];
  const isPlural = !plan.section && /\b(?:Regulations|Rules)\b/.test(options.actTitle);
  const opener = `${capital(phraseOf(act, habits))} ${isPlural ? 'are' : 'is'} amended as follows.`;
  const children = withOpener(context, plan.items, opener);
  return { ...provision(section), ...section, children };
}
