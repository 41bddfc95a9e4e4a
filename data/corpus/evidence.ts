import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Evidence, evidenceSchema } from '../../core/evidence/evidence.ts';
import { sha256 } from '../base/hash.ts';
import { packageRoot } from '../base/package-root.ts';

/** The Act that the evidence in the corpus is about. */
export const EVIDENCE_ACT = 'ukpga/1997/40';

/** What a review of any other Act starts with. */
export const NO_EVIDENCE: Evidence = {
  sources: [],
  recommendations: [],
  responses: [],
  commitments: [],
  notes: [],
};

/** By their numbers: statements that were found later come after the samples, which keep the numbers that they had. */
const inOrder = (notes: readonly Readonly<Record<string, unknown>>[]) =>
  notes.toSorted((a, b) => String(a.id).localeCompare(String(b.id), 'en'));

/** Evidence without the made-up responses, which nobody gave: what a new review starts with. */
export const withoutSamples = (evidence: Evidence): Evidence => ({
  ...evidence,
  notes: evidence.notes.filter(({ wording }) => wording !== 'sample'),
});

/**
 * The evidence of the corpus: the Government's letter, the recommendations, what was answered and undertaken, the published
 * statements, and, for the sample review, responses that say they are samples.
 * @throws Error when a file is missing, isn't of its type, or a source isn't the text that its hash was taken of.
 */
export function loadEvidence(folder = join(packageRoot(), 'data', 'corpus', 'evidence')): Evidence {
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const list = (name: string): readonly Readonly<Record<string, unknown>>[] => JSON.parse(read(name));

  const evidence = evidenceSchema.parse({
    sources: list('sources.json').map((source) => ({ ...source, text: read(String(source.file)) })),
    recommendations: list('recommendations.json'),
    responses: list('responses.json'),
    commitments: list('commitments.json'),
    notes: inOrder([...list('published-statements.json'), ...list('sample-responses.json')]),
  });
  for (const { id, text, hash } of evidence.sources) {
    // Every pin counts characters of this text: one that was altered would point at other words.
    if (sha256(text) !== hash) {
      throw new Error(`The source ${id} is not the text that its hash was taken of`);
    }
  }
  return evidence;
}
