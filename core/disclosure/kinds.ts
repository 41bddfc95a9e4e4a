import type { Amendment } from '../amend/edits/amendment.ts';
import type { Respondent } from '../consultation/response.ts';
import type { Tally } from '../consultation/tally.ts';
import type { Stretch } from '../evidence/anchor.ts';
import type { Commitment, Note, Recommendation, Response, Source } from '../evidence/evidence.ts';
import type { Link, Ref } from '../evidence/link.ts';
import type { Decision, Excerpt, Question, Theme } from '../evidence/records.ts';
import type { ConsultationFields } from '../pack/consultation-fields.ts';
import type { PackText } from '../pack/records.ts';
import type { Thread } from '../review/records.ts';

/** A name under which answers are counted: a value that respondents chose, or a heading. */
interface CountedName {
  readonly key: string;
  readonly name: string;
}

/** A text that people wrote or that was read: a note, an answer, a source or a provision. */
export interface SourceText {
  readonly of: Ref;
  /** A key of the author, equal for all answers of one respondent. */
  readonly by: string;
  /** "note N-003", "answer 12 to Prop 1 Q8". */
  readonly name: string;
  readonly text: string;
  /** The question that it answers. Both are '' if there is none. */
  readonly question: { readonly key: string; readonly name: string };
  /** The kind of respondent. '' if it is not known. */
  readonly type: string;
  readonly consent: boolean;
  readonly confidential: boolean;
  /** The places of the author's name in the text. */
  readonly ownNames: readonly Stretch[];
  /** The places of other respondents' names in the text. */
  readonly otherNames: readonly Stretch[];
}

/** The types of the stored records that exported files are made of, by kind. */
export interface Kinds {
  readonly review: { readonly id: string; readonly title: string };
  readonly amendment: Amendment;
  readonly link: Link;
  readonly source: Source;
  readonly recommendation: Recommendation;
  readonly response: Response;
  readonly commitment: Commitment;
  readonly note: Note;
  readonly decision: Decision;
  readonly theme: Theme;
  readonly question: Question;
  readonly excerpt: Excerpt;
  readonly thread: Thread;
  readonly consultation: ConsultationFields;
  readonly 'pack-text': PackText;
  readonly tally: Tally;
  readonly name: CountedName;
  readonly respondent: Respondent;
  readonly text: SourceText;
}
export type Kind = keyof Kinds;

/**
 * Whether a type contains text that somebody may have typed. Names of a fixed list and references contain none. `Depth` stops
 * the recursion.
 */
type HasText<T, Depth extends readonly 0[] = []> = Depth['length'] extends 4
  ? true
  : T extends string
    ? string extends T
      ? true
      : false
    : T extends readonly (infer Member)[]
      ? HasText<Member, [...Depth, 0]>
      : T extends object
        ? { [F in keyof T]: HasText<T[F], [...Depth, 0]> }[keyof T]
        : false;

/** The fields of a type that contain typed text. */
export type TextField<T> = {
  [F in keyof T]-?: true extends HasText<NonNullable<T[F]>> ? F : never;
}[keyof T];
