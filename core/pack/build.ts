import type { PackModel } from './model.ts';
import { packBase } from './pack-base.ts';
import type { PackInput } from './pack-input.ts';
import { documentOf, type SettledDocument, settleDocument, UNTOUCHED } from './paper/document.ts';
import type { PackBase, PackFacts } from './paper/facts.ts';
import { finished, type InSteps } from './settled-parts.ts';

/**
 * What a pack contains. Notes that may not be published never get into it, only their number
 * (drafting-conventions.md §5.2, 11). @throws RangeError when `chosen` holds alternatives.
 */
export const buildPack = (input: PackInput): PackModel => finished(buildPackInSteps(input));

/** The same, a step for each part of its paper. @throws as `buildPack` */
function* buildPackInSteps(input: PackInput): InSteps<PackModel> {
  return modelOf(yield* settleInSteps(input));
}

/** A pack as it is made of what is settled of it. */
export const modelOf = (settled: SettledDocument): PackModel => ({
  ...settled.facts,
  document: documentOf(settled),
});

/** A pack, and its paper with the parts that are left out of it and what is behind every text. @throws as `buildPack` */
export const settlePack = (input: PackInput): SettledDocument => finished(settleInSteps(input));

/** The same as `settlePack`, a step for each part. @throws as `buildPack` */
export function* settleInSteps(input: PackInput): InSteps<SettledDocument> {
  return yield* settleOn(packBase(input));
}

/**
 * A pack on what was worked out for it before.
 * @param isWhole whether the Act and the tables of all proposals are in it, which a look at a part of the paper needs none of
 * @throws as `buildPack`
 */
export function* settleOn(
  base: PackBase,
  paper = base.input.paper ?? UNTOUCHED,
  isWhole = true,
): InSteps<SettledDocument> {
  const settled = yield* settleDocument(base, paper, isWhole);
  return { ...settled, facts: asShown(settled) };
}

/**
 * A pack without what its document leaves out: whoever leaves the notes, or what was said by theme, out of the paper doesn't
 * want their words in the files beside it either.
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
