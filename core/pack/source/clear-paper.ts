import { type Cleared, Gate, type StoredRecords } from '../../disclosure/gate.ts';
import type { Reader } from '../../disclosure/reader.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import type { PackInput } from '../pack-input.ts';
import type { PaperInput } from '../paper/paper-input.ts';
import { outcomeOf } from '../response/outcome-of.ts';
import { consultationShown, publishedConsultation } from './consultation-shown.ts';
import type { PaperSource } from './paper-source.ts';

type StoredEvidence = StoredRecords<'source' | 'recommendation' | 'response' | 'commitment' | 'note'>;

/** The stored evidence by kind, as the gate takes it. */
export const evidenceByKind = (evidence: Evidence): StoredEvidence => ({
  source: evidence.sources,
  recommendation: evidence.recommendations,
  response: evidence.responses,
  commitment: evidence.commitments,
  note: evidence.notes,
});

/** The evidence among the stored items. */
export const evidenceIn = ({
  source,
  recommendation,
  response,
  commitment,
  note,
}: StoredEvidence): Evidence => ({
  sources: [...source],
  recommendations: [...recommendation],
  responses: [...response],
  commitments: [...commitment],
  notes: [...note],
});

/** The document as people edited it, and its questions. */
function paperInputOf(cleared: PaperSource['stored'], source: PaperSource, reader: Reader): PaperInput {
  const { document, arrangement, questions: askList, leastShown, citing, parts } = source;
  const questions = new Map(cleared.question.map((question) => [question.id, question]));
  const [fields] = cleared.consultation;
  if (!fields) throw new RangeError('A paper without a consultation');
  return {
    kind: document,
    fields,
    arrangement,
    texts: cleared['pack-text'],
    questions: askList.flatMap(({ question: id, about }) => {
      const question = questions.get(id);
      return question ? [{ question, about }] : [];
    }),
    outcome: null,
    leastShown,
    readers: reader,
    ...(citing.length > 0 && { citing }),
    ...(parts && { only: parts }),
  };
}

/** The gate between the source of a paper and a reader. */
export const paperGate = (reader: Reader, { redactions, ledger }: PaperSource): Gate =>
  new Gate(reader, redactions, ledger.at);

/**
 * Everything that a paper is made from, as a reader may see it, with all amendments. This is the only way from a review
 * to a file.
 */
export function clearPaper(gate: Gate, source: PaperSource, generator: string): Cleared<PackInput> {
  const { reader } = gate;
  const { redactions, ledger, instrument, instrumentHash, answersWithheld, leastShown } = source;
  const stored = gate.clear(source.stored);
  const paper = stored.map((cleared) => {
    const [review] = cleared.review;
    if (!review) throw new RangeError('A paper of no review');
    const shownConsultation = consultationShown(cleared, {
      ...answersWithheld,
      redactedPassages: redactions.length,
    });
    return {
      generator,
      review,
      ledger,
      instrument,
      instrumentHash,
      chosen: cleared.amendment,
      leftOut: [],
      withoutEdits: [],
      links: cleared.link,
      evidence: evidenceIn(cleared),
      decisions: cleared.decision,
      consultation:
        reader === 'public' ? publishedConsultation(shownConsultation, leastShown) : shownConsultation,
      paper: paperInputOf(cleared, source, reader),
      redacted: { redactions, copies: gate.copies },
    };
  });
  if (!source.outcome) return paper;
  const besideSource = stored.map((cleared) => ({ ...cleared, evidence: evidenceIn(cleared) }));
  const outcome = outcomeOf(gate, source.outcome, besideSource, {
    root: instrument.root,
    minShown: leastShown,
  });
  return paper
    .with(outcome.map((value) => ({ outcome: value })))
    .map(({ outcome: value, ...rest }) => ({ ...rest, paper: { ...rest.paper, outcome: value } }));
}
