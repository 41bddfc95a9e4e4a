import type { DefiningForm, Definition } from '../../../core/act/definitions.ts';
import type { Instrument } from '../../../core/act/instrument.ts';
import type { Reference } from '../../../core/act/references/reference.ts';
import type { Field, Pid } from '../../../core/act/tree.ts';
import type { Finding } from '../../../core/amend/checks/finding.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import type { Drafted } from '../../../core/amend/redline/redline.ts';
import type { HeldCitation } from '../../../core/library/held-text.ts';

/** What the window and its worker say to each other. The base text travels once; then only what changed. */

/** A draft as it travels: amendments by name, with the edits of those that the worker doesn't hold as they are now. */
export interface SentDraft {
  /** Goes up by one with each draft, so that an answer can be told from one to a draft since replaced. */
  readonly turn: number;
  readonly changed: readonly Drafted[];
  /** Those shown in the text and their alternatives, in the order in which alternatives are preferred. */
  readonly selected: readonly string[];
  /** All others that are not withdrawn. */
  readonly unselected: readonly string[];
}

export type CheckRequest =
  | {
      readonly ask: 'begin';
      readonly instrument: Instrument;
      /** What other Acts that are held cite of it, as far as is known yet. */
      readonly citing?: readonly HeldCitation[];
    }
  | { readonly ask: 'check'; readonly draft: SentDraft }
  /** What a finding's fix comes to in this draft; `me` gets the changes to words of the base text. */
  | { readonly ask: 'fix'; readonly draft: SentDraft; readonly key: string; readonly me: string };

/** A place where a defined term is used in its meaning, or is given it. */
export interface TermUse {
  readonly field: Field;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** The key of its definition. */
  readonly definition: string;
}

/** A definition, as far as a reader is told of it. */
export interface Meaning {
  readonly key: string;
  readonly term: string;
  readonly pid: Pid;
  readonly field: Field;
  readonly form: DefiningForm;
  readonly scopeWords: Definition['scopeWords'];
}

/** Everything in one provision's words that points somewhere. Offsets are of the text as it would read. */
export interface Pointers {
  readonly references: readonly Reference[];
  readonly terms: readonly TermUse[];
}

/** The pointers of a text that are not those last told; null for a provision that has none any more. */
export type PointerNews = readonly (readonly [pid: Pid, pointers: Pointers | null])[];

/** A finding with its place in words, cited in the text as it would read or, for what is left out, in the base text. */
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
  /** `changes` are whole lists of edits by amendment; null when there is no such finding in this draft, or no fix. */
  | {
      readonly type: 'fixed';
      readonly turn: number;
      readonly changes: readonly (readonly [am: string, edits: readonly Edit[]])[] | null;
    }
  | { readonly type: 'failed'; readonly message: string };
