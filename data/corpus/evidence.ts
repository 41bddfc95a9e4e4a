import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Evidence, evidenceSchema } from '../../core/evidence/evidence.ts';
import { sha256 } from '../base/hash.ts';
import { packageRoot } from '../base/package-root.ts';

/** The Act that the evidence in the corpus is about. */
export const EVIDENCE_ACT = 'ukpga/1997/40';

/** The evidence that a review of any other Act starts with: none. */
export const NO_EVIDENCE: Evidence = {
  sources: [],
  recommendations: [],
  responses: [],
  commitments: [],
  notes: [],
};

/** Sorts notes by number. The statements were added to the corpus after the samples, whose numbers must not change. */
const inOrder = (notes: readonly Readonly<Record<string, unknown>>[]) =>
  notes.toSorted((a, b) => String(a.id).localeCompare(String(b.id), 'en'));

/** Evidence without the made-up responses. A new review starts with this, because nobody gave those responses. */
export const withoutSamples = (evidence: Evidence): Evidence => ({
  ...evidence,
  notes: evidence.notes.filter(({ wording }) => wording !== 'sample'),
});

/**
 * Loads the evidence of the corpus: the Government’s letter, the recommendations, and the responses and commitments to
 * them. Then come the published statements and, for the sample review, made-up responses that say so.
 * @throws Error when a file is missing or has the wrong shape, or a source’s text doesn’t have its recorded hash.
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
    // Evidence is anchored by offsets in this text. In an altered text the offsets would point at other words.
    if (sha256(text) !== hash) {
      throw new Error(`The source ${id} is not the text that its hash was taken of`);
    }
  }
  return evidence;
}
