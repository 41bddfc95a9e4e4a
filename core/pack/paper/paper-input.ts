import type { Reader } from '../../disclosure/reader.ts';
import type { Question } from '../../evidence/records.ts';
import type { HeldCitation } from '../../library/held-text.ts';
import type { ConsultationFields } from '../consultation-fields.ts';
import type { DocumentKind } from '../documents.ts';
import type { PackArrangement, PackText } from '../records.ts';
import type { Outcome } from '../response/outcome.ts';

/** A document as people edited it: the order of its parts, their edited texts, the consultation’s details and the questions. */
export interface PaperInput {
  readonly kind: DocumentKind;
  readonly fields: ConsultationFields;
  readonly arrangement: PackArrangement;
  readonly texts: readonly PackText[];
  /** `about` is the id of an amendment; '' for none. */
  readonly questions: readonly { readonly question: Question; readonly about: string }[];
  /** The outcome of the consultation, for a response paper; null in a consultation paper and where nobody responded. */
  readonly outcome: Outcome | null;
  /** The smallest number of people that is published as a number; `MIN_SHOWN` where nobody has chosen. */
  readonly leastShown?: number;
  /** The citations of the Act in other Acts of the library. */
  readonly citing?: readonly HeldCitation[];
  /** The ids of the only parts to include. Overrides the arrangement. */
  readonly only?: readonly string[];
  /** The ids of the parts whose contents are needed, for a preview of one part; all parts, when absent. */
  readonly wantedParts?: readonly string[];
  /** The document’s readers; the public, when absent. */
  readonly readers?: Reader;
  /** Whether law and tables are only named, because they take long to make: for lists of what a document contains. */
  readonly isSkimmed?: boolean;
}
