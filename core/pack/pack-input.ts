import type { Instrument } from '../act/instrument.ts';
import type { Amendment } from '../amend/edits/amendment.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Link } from '../evidence/link.ts';
import type { Decision } from '../evidence/records.ts';
import type { PackConsultation } from './consultation.ts';
import type { Manifest } from './manifest.ts';
import type { LeftOut, LeftOutEdit } from './model.ts';
import type { PaperInput } from './paper/paper-input.ts';
import type { RedactedWords } from './redacted-words.ts';

/** Everything from which a pack is made. `chosen` includes no alternatives, and no edits that are left out. */
export interface PackInput {
  readonly generator: string;
  readonly review: Manifest['review'];
  readonly ledger: NonNullable<Manifest['ledger']>;
  readonly instrument: Instrument;
  readonly instrumentHash: string;
  readonly chosen: readonly Amendment[];
  readonly leftOut: readonly LeftOut[];
  readonly withoutEdits: readonly LeftOutEdit[];
  readonly links: readonly Link[];
  readonly evidence: Evidence;
  readonly decisions?: readonly Decision[];
  /** The parts of answers, excerpts and themes that may be published; none if absent. */
  readonly consultation?: PackConsultation;
  /** The document as people edited it; an unedited consultation paper if absent. */
  readonly paper?: PaperInput;
  /** The redacted words, and what was replaced because of them. */
  readonly redacted: RedactedWords;
}
