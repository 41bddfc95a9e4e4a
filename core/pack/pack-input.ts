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

/**
 * All that a pack is made from. `chosen` holds no alternatives of each other, and no edit that is left out of it.
 */
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
  /** What may leave of answers, excerpts and themes; nothing, when absent. */
  readonly consultation?: PackConsultation;
  /** What people made of the paper; a consultation paper that nobody has touched, when absent. */
  readonly paper?: PaperInput;
  /** What is redacted, and what of all this was replaced for that. */
  readonly redacted: RedactedWords;
}
