import type { Instrument } from '../../act/instrument.ts';
import type { StoredRecords } from '../../disclosure/gate.ts';
import type { Link } from '../../evidence/link.ts';
import type { Redaction } from '../../evidence/records.ts';
import type { HeldCitation } from '../../library/held-text.ts';
import type { WithheldConsultation } from '../consultation.ts';
import type { DocumentKind } from '../documents.ts';
import type { Manifest } from '../manifest.ts';
import type { Asking, PackArrangement } from '../records.ts';
import type { OutcomeSource } from '../response/outcome-source.ts';

/** What every paper needs of a review, as it is stored, kind by kind. */
type PaperKind =
  | ('review' | 'amendment' | 'link' | 'decision' | 'theme' | 'question' | 'excerpt' | 'text')
  | ('source' | 'recommendation' | 'response' | 'commitment' | 'note')
  | ('consultation' | 'pack-text');

/** All that a paper is made from, read at one moment of a review. Nothing is written of it but what the gate lets through. */
export interface PaperSource {
  readonly stored: StoredRecords<PaperKind>;
  /** The newest entry of the ledger that says something of the review, and when it was written. */
  readonly ledger: NonNullable<Manifest['ledger']>;
  readonly instrument: Instrument;
  readonly instrumentHash: string;
  readonly redactions: readonly Redaction[];
  readonly answersWithheld: Pick<WithheldConsultation, 'answersWithoutConsent' | 'confidentialAnswers'>;
  readonly document: DocumentKind;
  readonly arrangement: PackArrangement;
  readonly questions: Asking['asks'];
  /** The smallest number of people that is told. */
  readonly leastShown: number;
  /** What other Acts that are held cite of the Act. */
  readonly citing: readonly HeldCitation[];
  /** Only these parts, whatever is arranged. */
  readonly parts?: readonly string[];
  /** What came of the consultation; null for the paper that asks. */
  readonly outcome: OutcomeSource | null;
  /** Links of which an end is not as a person saw it. */
  readonly suspect: readonly Link[];
}
