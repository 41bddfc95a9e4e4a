import { type Provision, provision } from '../../../act/tree.ts';
import { capital } from '../../../base/english.ts';
import type { WordingStyle } from '../../edits/wording-style.ts';
import type { Location, Locus } from '../syntax.ts';
import { type ClauseItem, type Group, groupInstructions, type Leaf } from './group-instructions.ts';
import { makeNode, makeNodes, type NodePlace, numberNodes } from './nodes.ts';
import { endsInSeveral, phraseOf, phrasesOf } from './phrases.ts';
import { withoutNotes } from './places.ts';
import { type Sentence, sentenceOf } from './sentences.ts';
import { HABITS } from './style.ts';
import { type ClauseContext, withPlaces, writeLeaf, writeSentence } from './write-sentence.ts';
import type { DraftInstruction } from './writing.ts';

/** The title of the amended Act, and the heading and number of the clause. */
interface ClauseOptions {
  /** `Protection from Harassment Act 1997`. */
  readonly actTitle: string;
  /** `1997 c. 40`. If given, `(c. 40)` follows the title, as in older Acts. */
  readonly actNumber?: string;
  /** The heading of the clause itself. */
  readonly heading?: string;
  /** The number of the clause itself; by default, `1` for a clause with a heading and '' for one without. */
  readonly num?: string;
}

/**
 * An amending clause as a tree: a `section` of the amending Act, with `quotation` children for the provisions that it sets out.
 * Its pids are made from its own numbers, and are not those of the amended Act.
 */
export type Clause = Provision & { readonly kind: 'section' };

const actLocus = ({ actTitle, actNumber }: ClauseOptions, note?: string): Locus => ({
  type: 'act',
  title: actNumber ? `${actTitle} (${actNumber.replace(/^\d{4}\s+/, '')})` : actTitle,
  ...(note === undefined ? {} : { note }),
});

/** A place in the Act, with the Act named and the description after it: `section 2A(4) of the … Act 1997 (offence of stalking)`. */
function withAct(at: Location, options: ClauseOptions): Location {
  const note = at.find((step) => step.note !== undefined)?.note;
  return [actLocus(options, note), ...withoutNotes(at)];
}

const isNamedWithAct = ({ type }: Locus): boolean => type === 'unit' || type === 'longTitle';

/** Cuts a location in two: the outer steps are named together with the Act, the inner ones in a phrase of their own. */
function splitLocation(at: Location): readonly [outer: Location, inner: Location] {
  const innerStart = at.findIndex(
    (step, nth) => !isNamedWithAct(step) || (nth > 0 && endsInSeveral(at.slice(0, nth + 1))),
  );
  const end = innerStart < 0 ? at.length : innerStart;
  return [at.slice(0, end), at.slice(end)];
}

/** A clause with one instruction, in one sentence. */
function writeOneSentence(
  context: ClauseContext,
  { at, instructions }: Leaf,
  options: ClauseOptions,
): Sentence {
  const { habits } = context;
  const [first, ...laterInstructions] = instructions;
  if (!first) throw new RangeError('A leaf without instructions');
  const [outer, inner] = splitLocation(at);
  if (outer.length > 0) {
    const sentence = writeLeaf(context, { type: 'leaf', at: inner, instructions });
    const place = phraseOf(withAct(outer, options), habits);
    return { ...sentence, words: `in ${place}, ${sentence.words}` };
  }
  const operation = withPlaces(first.operation, (of) => (of[0]?.type === 'unit' ? withAct(of, options) : of));
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

function writeSubsections(
  context: ClauseContext,
  items: readonly ClauseItem[],
  opener: string,
): readonly Provision[] {
  const first = provision({ pid: `${SECTION}/(1)`, kind: 'subsection', num: '(1)', content: opener });
  return [first, ...makeNodes(context, items, 0, SECTION, '.', '(1)')];
}

/** The subsections of a clause, and the section that all of them amend, if one; null for a clause in one sentence. */
function planSubsections(
  items: readonly ClauseItem[],
): { readonly items: readonly ClauseItem[]; readonly section: Group | null } | null {
  const [soleItem, other] = items;
  if (!soleItem || other) return { items, section: null };
  return soleItem.type === 'group' && soleItem.at.length === 1
    ? { items: soleItem.items, section: soleItem }
    : null;
}

/** A clause without subsections. Several operations on one place are a list under the sentence. */
function writeWithoutSubsections(
  context: ClauseContext,
  item: ClauseItem,
  options: ClauseOptions,
  section: NodePlace,
): Provision {
  const { habits } = context;
  if (item.type === 'leaf') return makeNode(section, writeOneSentence(context, item, options), '.', habits);
  const [outer, inner] = splitLocation(item.at);
  const phrases = [phraseOf(withAct(outer, options), habits), ...phrasesOf(inner, habits)];
  const intro = capital(`in ${phrases.join(', in ')}—`);
  return provision({ ...section, intro, children: makeNodes(context, item.items, 1, SECTION, '.', null) });
}

/**
 * Writes instructions as the clause of a drafter (drafting-conventions.md §3.1 to §3.5): grouped by section in their order,
 * under opening words, or in one sentence if there is only one. The reader of wording (`read/`) reads the same tree.
 * @throws RangeError when there is no instruction.
 */
export function writeClause(
  instructions: readonly DraftInstruction[],
  style: WordingStyle,
  options: ClauseOptions,
): Clause {
  const habits = HABITS[style];
  const items = groupInstructions(instructions, !habits.repeals);
  const [soleItem] = items;
  if (!soleItem) throw new RangeError('There is nothing to write a clause of');
  const plan = planSubsections(items);
  const section = {
    pid: SECTION,
    kind: 'section',
    num: options.num ?? (options.heading ? '1' : ''),
    heading: options.heading ?? '',
  } as const;
  if (!plan) {
    const places = soleItem.type === 'group' ? numberNodes(soleItem.items, 1, [], null) : new Map();
    const sentenceClause = writeWithoutSubsections(
      { habits, all: instructions, places, level: 1 },
      soleItem,
      options,
      section,
    );
    return { ...sentenceClause, ...section };
  }
  const places = numberNodes(plan.items, 0, [], '(1)');
  const context: ClauseContext = { habits, all: instructions, places, level: 0 };
  const act = plan.section ? withAct(plan.section.at, options) : [actLocus(options)];
  const isPlural = !plan.section && /\b(?:Regulations|Rules)\b/.test(options.actTitle);
  const opener = `${capital(phraseOf(act, habits))} ${isPlural ? 'are' : 'is'} amended as follows.`;
  const children = writeSubsections(context, plan.items, opener);
  return { ...provision(section), ...section, children };
}
