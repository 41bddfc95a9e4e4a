import { uncapital } from '../base/english.ts';
import type { Reader } from '../disclosure/reader.ts';
import { type Block, proseBlocks } from './blocks.ts';
import type { ConsultationField } from './consultation-fields.ts';
import type { DocumentKind } from './documents.ts';
import { PART_PLACES, type PackPart, type PartPlace, type TextState } from './parts.ts';
import { type PackArrangement, type PackText, packTextId } from './records.ts';

/** A text of a part that can be edited. */
interface PlannedText {
  readonly kind: 'text';
  /** Unique in its part. */
  readonly slot: string;
  readonly label: string;
  /** Null where nothing can be computed: then it is for a person to write. */
  readonly computed: string | null;
  /** What goes there. */
  readonly help: string;
  /** Whether its label is printed over it as a heading. */
  readonly isHeaded: boolean;
  /** The detail of the consultation that it is computed from. */
  readonly field?: ConsultationField;
}

export type PlannedItem = PlannedText | Block;

/** A part as it would be by itself, before anybody’s words. */
export interface PartPlan {
  readonly id: string;
  readonly heading: string;
  /** Made when asked for: a clause or an extract takes time, and a list of parts needs none. */
  readonly items: () => readonly PlannedItem[];
  /** Whether it starts left out. */
  readonly isOptional?: boolean;
  /** Where it stands; in the body of the paper, when absent. */
  readonly place?: PartPlace;
  /** Whether its paragraphs have no numbers: somebody’s own words, such as a foreword. */
  readonly isUnnumbered?: boolean;
  /** Whether it takes long to make, so that it is made only when it is shown. */
  readonly isCostly?: boolean;
}

export const plannedText = (
  slot: string,
  label: string,
  computed: string | null,
  help: string,
  isHeaded = false,
  field?: ConsultationField,
): PlannedText => ({
  kind: 'text',
  slot,
  label,
  computed: computed === '' ? null : computed,
  help,
  isHeaded,
  ...(field && { field }),
});

/** What is missing, and what goes there: in a detail of the consultation, where it is one. */
export const gap = (label: string, help: string, field?: ConsultationField): Block => ({
  kind: 'gap',
  label,
  help,
  ...(field && { field }),
});

/** Something that is not written yet. */
interface PartGap {
  /** In a few words. */
  readonly label: string;
  /** The text of its part that it is. */
  readonly slot?: string;
  /** The detail of the consultation that it is. */
  readonly field?: ConsultationField;
}

/** A text as it stands: whose words are shown, and what they were made against. */
interface SettledText extends PlannedText {
  readonly state: TextState;
  /** What is shown; '' where nothing is. */
  readonly text: string;
  /** What had been computed when a person wrote; null where nothing had been, or nobody has. */
  readonly against: string | null;
}

export type SettledItem = SettledText | Block;

/** A part with everybody’s words in it. */
export interface SettledPart {
  readonly id: string;
  readonly heading: string;
  readonly place: PartPlace;
  readonly isUnnumbered: boolean;
  readonly isIncluded: boolean;
  readonly state: TextState;
  readonly items: readonly SettledItem[];
  readonly gaps: readonly PartGap[];
}

function stateOf(computed: string | null, own: PackText | undefined): TextState {
  if (!own) return computed === null ? 'not-written' : 'computed';
  if (own.computed !== computed) return 'out-of-step';
  return computed === null ? 'written' : 'edited';
}

/** A planned text with the words of whoever wrote in its place. */
export const settleText = (planned: PlannedText, own: PackText | undefined): SettledText => ({
  ...planned,
  state: stateOf(planned.computed, own),
  text: own?.text ?? planned.computed ?? '',
  against: own?.computed ?? null,
});

/** The least settled first. */
const STATE_ORDER: readonly TextState[] = ['out-of-step', 'not-written', 'edited', 'written', 'computed'];

function leastSettled(states: Iterable<TextState>): TextState {
  const stateSet = new Set(states);
  return STATE_ORDER.find((state) => stateSet.has(state)) ?? 'computed';
}

const isText = (settled: SettledItem): settled is SettledText => settled.kind === 'text';

function settlePart(
  plan: PartPlan,
  document: DocumentKind,
  texts: ReadonlyMap<string, PackText>,
): Omit<SettledPart, 'isIncluded'> {
  const items = plan
    .items()
    .map(
      (item): SettledItem =>
        item.kind === 'text' ? settleText(item, texts.get(packTextId(document, plan.id, item.slot))) : item,
    );
  const gaps = items.flatMap((settled): readonly PartGap[] => {
    if (settled.kind === 'gap')
      return [{ label: settled.label, ...(settled.field && { field: settled.field }) }];
    if (!isText(settled) || settled.state !== 'not-written') return [];
    const { slot, label, field } = settled;
    return [{ label: uncapital(label), slot, ...(field && { field }) }];
  });
  const states = items.filter(isText).map(({ state }) => state);
  return {
    id: plan.id,
    heading: plan.heading,
    place: plan.place ?? 'body',
    isUnnumbered: plan.isUnnumbered ?? false,
    items,
    gaps,
    state: leastSettled(gaps.length > 0 ? [...states, 'not-written'] : states),
  };
}

/** Parts in a person’s order. One that is not in it comes after the part that it comes after by itself. */
export function arranged<P extends { readonly id: string }>(
  parts: readonly P[],
  order: readonly string[],
): readonly P[] {
  const byId = new Map(parts.map((part) => [part.id, part]));
  const placedParts = [...new Set(order)].flatMap((id) => byId.get(id) ?? []);
  const isPlaced = new Set(placedParts.map(({ id }) => id));
  const following = new Map<string | null, P>();
  /** What stands there already comes after what is put in. */
  const insertPart = (part: P, before: string | null): void => {
    const after = following.get(before);
    following.set(before, part);
    if (after) following.set(part.id, after);
  };
  for (const part of placedParts.toReversed()) insertPart(part, null);
  for (const [at, part] of parts.entries())
    if (!isPlaced.has(part.id)) insertPart(part, parts[at - 1]?.id ?? null);
  const ordered: P[] = [];
  for (let part = following.get(null); part; part = following.get(part.id)) ordered.push(part);
  return ordered;
}

/** Whether a part is in the document: it is, unless it was left out, or starts left out and nobody placed it. */
function includes({ leftOut, order }: PackArrangement): (plan: PartPlan) => boolean {
  const [left, orderedIds] = [new Set(leftOut), new Set(order)];
  return ({ id, isOptional }) => !left.has(id) && (isOptional !== true || orderedIds.has(id));
}

/** How many of a document’s parts are made. */
interface PartsMade {
  readonly done: number;
  readonly total: number;
}

/** Something that is made in steps, so that whoever makes it may stop, or do something else, between two of them. */
export type InSteps<T> = Generator<PartsMade, T, void>;

/** All of its steps at once. */
export function finished<T>(steps: InSteps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Every part of a document, in order, with everybody’s words in it: a step each. */
export function* settleParts(
  plans: readonly PartPlan[],
  arrangement: PackArrangement,
  texts: ReadonlyMap<string, PackText>,
): InSteps<readonly SettledPart[]> {
  const parts: SettledPart[] = [];
  const isIn = includes(arrangement);
  for (const plan of arranged(plans, arrangement.order)) {
    yield { done: parts.length, total: plans.length };
    parts.push({
      ...settlePart(plan, arrangement.id, texts),
      isIncluded: isIn(plan),
    });
  }
  return parts;
}

function blocksOf(settled: SettledItem, showsGaps: boolean): readonly Block[] {
  if (!isText(settled)) return settled.kind === 'gap' && !showsGaps ? [] : [settled];
  const heading: readonly Block[] = settled.isHeaded
    ? [{ kind: 'heading', depth: 1, text: settled.label }]
    : [];
  if (settled.state === 'not-written')
    return showsGaps
      ? [...heading, { kind: 'gap', label: uncapital(settled.label), help: settled.help }]
      : [];
  return settled.text.trim() === ''
    ? []
    : [...heading, ...proseBlocks(settled.text, settled.isHeaded ? 2 : 1)];
}

/** Blocks without the headings under which nothing stands. */
function withoutBareHeadings(blocks: readonly Block[]): readonly Block[] {
  const keptBlocks: Block[] = [];
  for (const block of blocks.toReversed()) {
    const below = keptBlocks.at(-1);
    const isBare =
      block.kind === 'heading' &&
      (below === undefined || (below.kind === 'heading' && below.depth <= block.depth));
    if (!isBare) keptBlocks.push(block);
  }
  return keptBlocks.reverse();
}

/** Its paragraphs numbered one after another: "2.1", "A.1". */
function withNumbers(blocks: readonly Block[], number: string): readonly Block[] {
  if (number === '') return blocks;
  let at = 0;
  return blocks.map((block) => {
    if (block.kind !== 'paragraph') return block;
    at += 1;
    return { ...block, number: `${number}.${at}` };
  });
}

/** A, B … Z, AA, AB: the letter of an annex by its place, counted from 0. */
const annexLetter = (at: number): string =>
  (at >= 26 ? annexLetter(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));

/**
 * The parts of a document as they are published: what is left out left out, annexes after the body and lettered, chapters and
 * their paragraphs numbered. The public is shown nothing of what is not written yet, so a part of which nothing is has no place.
 * @param unmade the parts that were not made, of which nothing can be said but that they are there
 */
export function publishedParts(
  parts: readonly SettledPart[],
  readers: Reader,
  unmade: ReadonlySet<string> = new Set(),
): readonly PackPart[] {
  const shownParts = parts
    .filter(({ isIncluded }) => isIncluded)
    .map((part) => ({
      part,
      blocks: withoutBareHeadings(part.items.flatMap((item) => blocksOf(item, readers === 'lawyer'))),
    }))
    .filter(({ part, blocks }) => blocks.length > 0 || unmade.has(part.id));
  let chapter = 0;
  let annex = 0;
  return PART_PLACES.flatMap((place) =>
    shownParts
      .filter(({ part }) => part.place === place)
      .map(({ part: { id, heading, state, isUnnumbered }, blocks }): PackPart => {
        const number = isUnnumbered ? '' : place === 'body' ? `${++chapter}` : annexLetter(annex++);
        return { id, heading, place, number, state, blocks: withNumbers(blocks, number) };
      }),
  );
}
