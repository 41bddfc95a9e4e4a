import type { Amendment } from '../../amend/edits/amendment.ts';
import { type Cleared, Gate, type Stored } from '../../disclosure/gate.ts';
import type { Reader } from '../../disclosure/reader.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import type { PackInput } from '../pack-input.ts';
import type { PaperInput } from '../paper/facts.ts';
import type { RedactedWords } from '../redacted-words.ts';
import { outcomeOf } from '../response/outcome-of.ts';
import { consultationShown, publishedConsultation } from './consultation-shown.ts';
import type { PaperSource } from './paper-source.ts';

/** All that a paper is made from, as its reader may have it: but for which amendments it is of. */
export interface ClearedPaper
  extends Omit<PackInput, 'generator' | 'chosen' | 'leftOut' | 'withoutEdits' | 'paper' | 'decisions'> {
  readonly amendments: readonly Amendment[];
  readonly decisions: NonNullable<PackInput['decisions']>;
  readonly paper: PaperInput;
  /** What is redacted, and what of all this was replaced for that. */
  readonly redacted: RedactedWords;
}

type StoredEvidence = Stored<'source' | 'recommendation' | 'response' | 'commitment' | 'note'>;

/** Evidence kind by kind, as it passes the gate. */
export const evidenceByKind = (evidence: Evidence): StoredEvidence => ({
  source: evidence.sources,
  recommendation: evidence.recommendations,
  response: evidence.responses,
  commitment: evidence.commitments,
  note: evidence.notes,
});

/** The pieces of evidence among what is stored. */
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

/** What people made of a document, and what they ask in it. */
function paperInputOf(cleared: PaperSource['stored'], source: PaperSource, reader: Reader): PaperInput {
  const { document, arrangement, asks, leastShown, citing, parts } = source;
  const questions = new Map(cleared.question.map((question) => [question.id, question]));
  const [fields] = cleared.consultation;
  if (!fields) throw new RangeError('A paper without a consultation');
  return {
    kind: document,
    fields,
    arrangement,
    texts: cleared['pack-text'],
    asks: asks.flatMap(({ question: id, about }) => {
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

/** All that a paper is made from, as a reader may have it: the one way from a review to a file. */
export function clearPaper(reader: Reader, source: PaperSource): Cleared<ClearedPaper> {
  const { redactions, ledger, instrument, instrumentHash, answersWithheld, leastShown } = source;
  const gate = new Gate(reader, redactions, ledger.at);
  const stored = gate.clear(source.stored);
  const paper = stored.map((cleared): ClearedPaper => {
    const [review] = cleared.review;
    if (!review) throw new RangeError('A paper of no review');
    const shown = consultationShown(cleared, { ...answersWithheld, redactedPassages: redactions.length });
    return {
      review,
      ledger,
      instrument,
      instrumentHash,
      amendments: cleared.amendment,
      links: cleared.link,
      evidence: evidenceIn(cleared),
      decisions: cleared.decision,
      consultation: reader === 'public' ? publishedConsultation(shown, leastShown) : shown,
      paper: paperInputOf(cleared, source, reader),
      redacted: { redactions, copies: gate.copies },
    };
  });
  if (!source.outcome) return paper;
  const beside = stored.map((cleared) => ({ ...cleared, evidence: evidenceIn(cleared) }));
  const outcome = outcomeOf(gate, source.outcome, beside, { root: instrument.root, least: leastShown });
  return paper
    .with(outcome.map((value) => ({ outcome: value })))
    .map(({ outcome: value, ...rest }) => ({ ...rest, paper: { ...rest.paper, outcome: value } }));
}
