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

/** The kinds of stored items that every paper needs. */
type PaperKind =
  | ('review' | 'amendment' | 'link' | 'decision' | 'theme' | 'question' | 'excerpt' | 'text')
  | ('source' | 'recommendation' | 'response' | 'commitment' | 'note')
  | ('consultation' | 'pack-text');

/** Everything that a paper is made from, read at one moment of a review. Only what passes the gate is written. */
export interface PaperSource {
  readonly stored: StoredRecords<PaperKind>;
  /** The newest ledger entry about the review's contents, and its time. */
  readonly ledger: NonNullable<Manifest['ledger']>;
  readonly instrument: Instrument;
  readonly instrumentHash: string;
  readonly redactions: readonly Redaction[];
  readonly answersWithheld: Pick<WithheldConsultation, 'answersWithoutConsent' | 'confidentialAnswers'>;
  readonly document: DocumentKind;
  readonly arrangement: PackArrangement;
  readonly questions: Asking['asks'];
  /** The smallest number of people that is published. */
  readonly leastShown: number;
  /** The citations of the Act in other held Acts. */
  readonly citing: readonly HeldCitation[];
  /** The only parts to include; overrides the arrangement. */
  readonly parts?: readonly string[];
  /** The outcome of the consultation; null for a consultation paper. */
  readonly outcome: OutcomeSource | null;
  /** The links whose ends have changed since a person last looked at them. */
  readonly suspect: readonly Link[];
}
