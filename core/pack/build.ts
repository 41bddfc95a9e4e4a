import type { PackModel } from './model.ts';
import { packBase } from './pack-base.ts';
import type { PackInput } from './pack-input.ts';
import { documentOf, type SettledDocument, settleDocument, UNEDITED_PAPER } from './paper/document.ts';
import type { PackBase, PackFacts } from './paper/facts.ts';
import { finished, type InSteps } from './settled-parts.ts';

/**
 * Builds a pack. Notes that may not be published are only counted (drafting-conventions.md §5.2, 11).
 * @throws RangeError when `chosen` has alternatives
 */
export const buildPack = (input: PackInput): PackModel => finished(buildPackInSteps(input));

/** Builds a pack, one step for each part of its paper. @throws as `buildPack` */
function* buildPackInSteps(input: PackInput): InSteps<PackModel> {
  return modelOf(yield* settleInSteps(input));
}

/** A pack from its settled document. */
export const modelOf = (settled: SettledDocument): PackModel => ({
  ...settled.facts,
  document: documentOf(settled),
});

/** A pack, and its paper with excluded parts and the origin of every text. @throws as `buildPack` */
export const settlePack = (input: PackInput): SettledDocument => finished(settleInSteps(input));

/** The same as `settlePack`, a step for each part. @throws as `buildPack` */
export function* settleInSteps(input: PackInput): InSteps<SettledDocument> {
  return yield* settleOn(packBase(input));
}

/**
 * A pack from an earlier computed base.
 * @param isWhole whether to include the Act and the tables of all proposals, which a look at one part does not need.
 * @throws as `buildPack`
 */
export function* settleOn(
  base: PackBase,
  paper = base.input.paper ?? UNEDITED_PAPER,
  isWhole = true,
): InSteps<SettledDocument> {
  const settled = yield* settleDocument(base, paper, isWhole);
  return { ...settled, facts: asShown(settled) };
}

/**
 * Removes what the document leaves out. Whoever excludes the notes or themes from the paper does not want them in
 * other files.
 */
function asShown({ facts, parts }: SettledDocument): PackFacts {
  const isIn = (part: string) => parts.some(({ id, isIncluded }) => id === part && isIncluded);
  const hasNotes = isIn('notes');
  const quotes = hasNotes || isIn('matrix');
  return {
    ...facts,
    ...(!hasNotes && { notes: [] }),
    ...(!isIn('themes') && { themes: [], excerpts: [] }),
    ...(!quotes && { matrix: facts.matrix.map((row) => ({ ...row, noteText: '' })) }),
  };
}
