import type { DefiningForm, Definition } from '../../../core/act/definitions.ts';
import type { Instrument } from '../../../core/act/instrument.ts';
import type { Reference } from '../../../core/act/references/reference.ts';
import type { Field, Pid } from '../../../core/act/tree.ts';
import type { Finding } from '../../../core/amend/checks/finding.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import type { Drafted } from '../../../core/amend/redline/redline.ts';
import type { HeldCitation } from '../../../core/library/held-text.ts';

/** The messages between the window and its worker. The base text is sent once, then only what changed. */

/** A draft as it is sent: ids of amendments, and the edits that the worker does not have yet. */
export interface SentDraft {
  /** Goes up by one with each draft, so that an answer to an outdated draft can be recognised. */
  readonly turn: number;
  readonly changed: readonly Drafted[];
  /** Amendments in the text and their alternatives, in order of preference. */
  readonly selected: readonly string[];
  /** All other amendments that are not withdrawn. */
  readonly unselected: readonly string[];
}

export type CheckRequest =
  | {
      readonly ask: 'begin';
      readonly instrument: Instrument;
      /** Citations of this Act in other Acts, as far as they are known. */
      readonly citing?: readonly HeldCitation[];
    }
  | { readonly ask: 'check'; readonly draft: SentDraft }
  /** Asks for the edits of a finding’s fix in this draft. Changes to base text go to the amendment `me`. */
  | { readonly ask: 'fix'; readonly draft: SentDraft; readonly key: string; readonly me: string };

/** A place where a defined term is used or defined. */
export interface TermUse {
  readonly field: Field;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** The key of its definition. */
  readonly definition: string;
}

/** The parts of a definition that a reader sees. */
export interface Meaning {
  readonly key: string;
  readonly term: string;
  readonly pid: Pid;
  readonly field: Field;
  readonly form: DefiningForm;
  readonly scopeWords: Definition['scopeWords'];
}

/** The references and terms in one provision. Offsets are in the text as amended, in UTF-16 code units. */
export interface Pointers {
  readonly references: readonly Reference[];
  readonly terms: readonly TermUse[];
}

/** Pointers that changed since the last message; null for a provision that has none any more. */
export type PointerNews = readonly (readonly [pid: Pid, pointers: Pointers | null])[];

/** A finding with its citation: in the text as amended, or in the base text for an omitted provision. */
export interface PlacedFinding extends Finding {
  readonly place: string;
}

export type CheckReply =
  | { readonly type: 'begun'; readonly pointers: PointerNews; readonly meanings: readonly Meaning[] }
  | {
      readonly type: 'checked';
      readonly turn: number;
      readonly findings: readonly PlacedFinding[];
      readonly pointers: PointerNews;
      readonly meanings: readonly Meaning[];
    }
  /** `changes` are whole lists of edits by amendment; null where this draft has no such finding, or the finding no fix. */
  | {
      readonly type: 'fixed';
      readonly turn: number;
      readonly changes: readonly (readonly [am: string, edits: readonly Edit[]])[] | null;
    }
  | { readonly type: 'failed'; readonly message: string };
