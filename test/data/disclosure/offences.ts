import { readerOf } from '../../../core/disclosure/reader.ts';
import { buildPack } from '../../../core/pack/build.ts';
import type { PackFormat } from '../../../core/pack/formats.ts';
import type { PackModel } from '../../../core/pack/model.ts';
import type { PackInput } from '../../../core/pack/pack-input.ts';
import { clearPaper, paperGate } from '../../../core/pack/source/clear-paper.ts';
import type { PaperSource } from '../../../core/pack/source/paper-source.ts';
import { selectAmendments } from '../../../core/pack/source/select-amendments.ts';
import type { WordProfile } from '../../../core/pack/word-profiles.ts';
import type { Print } from '../../../data/papers/pack/print.ts';
import { leaksIn } from '../../support/papers/leaks.ts';
import { packFiles } from '../../support/papers/pack-files.ts';
import { must } from '../../support/reviews/review.ts';
import { allows, type Field, PLANTED_DATES, REDACTED_WORDS, tokenOf, WITHHELD } from './planted-review.ts';

export const GENERATOR = 'keeling test';

/** What is between a review and a file: a test of the search puts another in its place, which lets something through. */
export interface Pipeline {
  readonly clear: (source: PaperSource, profile: WordProfile) => PackInput;
  readonly written: (model: PackModel) => PackModel;
}

export const AS_IT_IS: Pipeline = {
  clear: (source, profile) => clearPaper(paperGate(readerOf(profile), source), source, GENERATOR).value,
  written: (model) => model,
};

/** What of the planted words a paper’s files hold: which fields, and in which place a word that its reader may not have. */
export interface Findings {
  readonly fields: ReadonlySet<Field>;
  readonly offences: readonly string[];
}

/** A review with words planted in it, and which of its fields have one. */
export interface Planted {
  readonly source: PaperSource;
  readonly fields: readonly Field[];
}

/** A paper as its writers have it. */
export function modelOf({ source }: Planted, profile: WordProfile, { clear, written } = AS_IT_IS): PackModel {
  const input = must(selectAmendments(clear(source, profile), {}, readerOf(profile)));
  return written(buildPack(input));
}

/** Writes a paper in one format for its reader, and holds what is in the files to the table of the gate. */
export async function findingsIn(
  model: PackModel,
  { fields }: Planted,
  profile: WordProfile,
  format: PackFormat,
  print?: Print,
): Promise<Findings> {
  const reader = readerOf(profile);
  const making = { profile, only: [format], threads: [], revisions: new Map(), commentsWithheld: 0 };
  const { files } = must(await packFiles(model, { ...making, ...(print && { print }) }));
  const never = [REDACTED_WORDS, WITHHELD, ...(reader === 'public' ? PLANTED_DATES : [])];
  const byToken = new Map(fields.map((field) => [tokenOf(field), field]));
  const found = new Set<Field>();
  const offences: string[] = [];
  for (const file of files)
    for (const leak of leaksIn(file, [...never, ...byToken.keys()])) {
      const field = byToken.get(leak.split(' ')[0] ?? '');
      if (field) found.add(field);
      if (!field || !allows(field, reader)) offences.push(`${profile}: ${leak}`);
    }
  return { fields: found, offences };
}
