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

/** A value that respondents gave, or a heading that answers are counted under. */
interface CountedName {
  readonly key: string;
  readonly name: string;
}

/** A text that people wrote or that was read: a note, an answer, a source or a provision. */
export interface SourceText {
  readonly of: Ref;
  /** Whose words they are, as far as texts have that in common: the same for all answers of one respondent. */
  readonly by: string;
  /** "note N-003", "answer 12 to Prop 1 Q8". */
  readonly name: string;
  readonly text: string;
  /** The question that it answers: its id and name; both empty where there is none. */
  readonly question: { readonly key: string; readonly name: string };
  /** What kind of respondent it is from; empty where that isn't known. */
  readonly type: string;
  readonly consent: boolean;
  readonly confidential: boolean;
  /** Where in it its author is named. */
  readonly ownNames: readonly Stretch[];
  /** Where it names others who responded. */
  readonly otherNames: readonly Stretch[];
}

/** What the files that Keeling writes are made of, kind by kind, as it is stored. */
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

/** Whether a value holds words that somebody may have typed: a name of a fixed list, or a reference, holds none. */
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

/** The fields of a value that hold words. */
export type TextField<T> = {
  [F in keyof T]-?: true extends HasText<NonNullable<T[F]>> ? F : never;
}[keyof T];
