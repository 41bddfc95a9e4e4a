import { uncapital } from '../base/english.ts';
import type { Reader } from '../disclosure/reader.ts';
import { type Block, proseBlocks } from './blocks.ts';
import type { ConsultationField } from './consultation-fields.ts';
import type { DocumentKind } from './documents.ts';
import { PART_PLACES, type PackPart, type PartPlace, type TextState } from './parts.ts';
import { type PackArrangement, type PackText, packTextId } from './records.ts';

/** An editable text of a part, as planned. */
interface PlannedText {
  readonly kind: 'text';
  /** Unique in its part. */
  readonly slot: string;
  readonly label: string;
  /** The computed text; null if a person has to write it. */
  readonly computed: string | null;
  /** Advice on what to write. */
  readonly help: string;
  /** Whether its label is printed above it as a heading. */
  readonly isHeaded: boolean;
  /** The detail of the consultation from which it is computed. */
  readonly field?: ConsultationField;
}

export type PlannedItem = PlannedText | Block;

/** A part as computed, without anybody's edited texts. */
export interface PartPlan {
  readonly id: string;
  readonly heading: string;
  /** Returns the items. Called only when they are needed, because a clause or an extract takes time. */
  readonly items: () => readonly PlannedItem[];
  /** Whether the part is left out unless somebody includes it. */
  readonly isOptional?: boolean;
  /** The place of the part; the body by default. */
  readonly place?: PartPlace;
  /** Whether its paragraphs have no numbers, because it is a personal text such as a foreword. */
  readonly isUnnumbered?: boolean;
  /** Whether it takes long to make, so that it is only made where it is shown. */
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

/**
 * A gap, for something that nobody has written yet. @param field the missing detail of the consultation, if it is one
 */
export const gap = (label: string, help: string, field?: ConsultationField): Block => ({
  kind: 'gap',
  label,
  help,
  ...(field && { field }),
});

/** A gap in a part. */
interface PartGap {
  /** A short name of the gap. */
  readonly label: string;
  /** The slot of the missing text. */
  readonly slot?: string;
  /** The missing detail of the consultation. */
  readonly field?: ConsultationField;
}

/** A text with its origin: computed, or written by a person over a computed one. */
interface SettledText extends PlannedText {
  readonly state: TextState;
  /** The shown text; '' if there is none. */
  readonly text: string;
  /** The computed text when the person wrote theirs; null if there was none, or nobody wrote. */
  readonly against: string | null;
}

export type SettledItem = SettledText | Block;

/** A part with all edited texts. */
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

/** Combines a planned text with the text that a person wrote in its place. */
export const settleText = (planned: PlannedText, own: PackText | undefined): SettledText => ({
  ...planned,
  state: stateOf(planned.computed, own),
  text: own?.text ?? planned.computed ?? '',
  against: own?.computed ?? null,
});

/** From the least settled to the most settled. */
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

/**
 * Puts parts in the order that a person chose. A part that is not listed stays after the part that it follows by
 * default.
 */
export function arranged<P extends { readonly id: string }>(
  parts: readonly P[],
  order: readonly string[],
): readonly P[] {
  const byId = new Map(parts.map((part) => [part.id, part]));
  const placedParts = [...new Set(order)].flatMap((id) => byId.get(id) ?? []);
  const isPlaced = new Set(placedParts.map(({ id }) => id));
  const following = new Map<string | null, P>();
  /** Parts that are placed there already come first. */
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

/** Whether a part is included: every part is, unless somebody left it out, or it is optional and nobody placed it. */
function includes({ leftOut, order }: PackArrangement): (plan: PartPlan) => boolean {
  const [left, orderedIds] = [new Set(leftOut), new Set(order)];
  return ({ id, isOptional }) => !left.has(id) && (isOptional !== true || orderedIds.has(id));
}

/** How many parts of a document have been made. */
interface PartsMade {
  readonly done: number;
  readonly total: number;
}

/** A computation in steps, so that the caller can cancel it or do other work between them. */
export type InSteps<T> = Generator<PartsMade, T, void>;

/** Runs all steps at once. */
export function finished<T>(steps: InSteps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Settles every part of a document in order, one part per step. */
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

/** Drops headings without content below them. */
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

/** Numbers the paragraphs, for example "2.1", "A.1". */
function withNumbers(blocks: readonly Block[], number: string): readonly Block[] {
  if (number === '') return blocks;
  let at = 0;
  return blocks.map((block) => {
    if (block.kind !== 'paragraph') return block;
    at += 1;
    return { ...block, number: `${number}.${at}` };
  });
}

/** The letter of an annex by its index, from 0: A … Z, AA, AB. */
const annexLetter = (at: number): string =>
  (at >= 26 ? annexLetter(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));

/**
 * The included parts as published, with annexes lettered after the body, and chapters and paragraphs numbered. The
 * public does not see gaps, so a part of gaps alone is left out. @param unmade the parts that were not made, which are
 * only listed
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
