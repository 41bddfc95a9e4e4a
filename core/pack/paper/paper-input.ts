import type { Reader } from '../../disclosure/reader.ts';
import type { Question } from '../../evidence/records.ts';
import type { HeldCitation } from '../../library/held-text.ts';
import type { ConsultationFields } from '../consultation-fields.ts';
import type { DocumentKind } from '../documents.ts';
import type { PackArrangement, PackText } from '../records.ts';
import type { Outcome } from '../response/outcome.ts';

/** What people made of a document: its parts’ order, their own words in it, and what they ask. */
export interface PaperInput {
  readonly kind: DocumentKind;
  readonly fields: ConsultationFields;
  readonly arrangement: PackArrangement;
  readonly texts: readonly PackText[];
  readonly questions: readonly { readonly question: Question; readonly about: string }[];
  /** What came of the consultation; null where nobody has answered, and for the paper that asks. */
  readonly outcome: Outcome | null;
  /** The smallest number of people that is told; `MIN_SHOWN` where nobody has chosen. */
  readonly leastShown?: number;
  /** What other Acts that are held cite of the Act. */
  readonly citing?: readonly HeldCitation[];
  /** Only these parts, whatever is arranged. */
  readonly only?: readonly string[];
  /** The parts of which the contents are wanted, where not those of all: for a look at one. */
  readonly wantedParts?: readonly string[];
  /** Whom it is for; the public, when absent. */
  readonly readers?: Reader;
  /** Whether law and tables are only named, which take time to write and to prove: for lists of what a document holds. */
  readonly isSkimmed?: boolean;
}
