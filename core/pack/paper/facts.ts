import type { Amendment } from '../../amend/edits/amendment.ts';
import type { RedlineNode } from '../../amend/redline/redline.ts';
import { groupBy } from '../../base/group-by.ts';
import type { PrintedQuestion } from '../blocks.ts';
import type { PackAmendment, PackModel } from '../model.ts';
import type { PackInput } from '../pack-input.ts';
import type { PackArrangement } from '../records.ts';
import type { Reliance } from '../reliance.ts';
import { arranged } from '../settled-parts.ts';
import type { PaperInput } from './paper-input.ts';

/** All of a pack but its document. */
export type PackFacts = Omit<PackModel, 'document'>;

/** Everything of a pack that does not depend on the requested parts: computed once for many looks at single parts. */
export interface PackBase {
  readonly input: PackInput;
  /** The Act with its changes, from which extracts are cut: worked out when it is first asked for. */
  readonly marked: () => RedlineNode;
  /** The outermost provisions (sections, Schedules) that an amendment changes, with all changes in them. */
  readonly touchedBy: (am: string) => readonly RedlineNode[];
  /**
   * The facts that parts are made from. They exclude the Act, each amendment's changes, and the law not compared with
   * its source, since one part needs little of these.
   */
  readonly parts: PackFacts;
  readonly reliedOn: () => readonly Reliance[];
  /** What an amendment of the pack changes and is tied to. */
  readonly amendmentOf: (id: string) => PackAmendment | undefined;
  /** The facts with everything that the files of a pack contain. */
  readonly wholePack: () => PackFacts;
}

/** An amendment as the paper proposes it. */
export interface Proposal {
  readonly id: string;
  readonly amendment: Amendment;
  /** Its place among those that are in the paper, counted from 1; null for one that is left out. */
  readonly number: number | null;
  readonly questions: readonly PrintedQuestion[];
}

/** What the parts of a document are planned from. */
export interface PaperFacts extends Omit<PackBase, 'input' | 'parts' | 'wholePack'> {
  readonly pack: PackFacts;
  readonly input: PaperInput;
  /** In the paper’s order. */
  readonly proposals: readonly Proposal[];
  /** Questions about no proposal, after all that are. */
  readonly general: readonly PrintedQuestion[];
  /** Questions about what is not in the paper: they are not asked. */
  readonly unasked: number;
}

export const proposalPart = (amendment: string): string => `proposal:${amendment}`;

/** "Proposal 2: Doxing"; without a number for one that is left out. */
export const proposalName = ({ number, amendment: { id, title } }: Proposal): string => {
  if (number === null) return `Proposal: ${title || id}`;
  // Without a title its number says enough: ours means nothing to the public.
  return title === '' ? `Proposal ${number}` : `Proposal ${number}: ${title}`;
};

/** "Proposal 2"; an amendment that is not in the paper by its own number. */
export const shortName = ({ number, amendment }: Proposal): string =>
  number === null ? amendment.id : `Proposal ${number}`;

/** Whether it is for those who work on the review, who are told of what isn’t ready. */
export const isForColleagues = ({ input }: Pick<PaperFacts, 'input'>): boolean => input.readers === 'lawyer';

/** Those of the proposals that the paper sets out. */
export const inPaper = <T extends Pick<Proposal, 'number'>>(proposals: readonly T[]): readonly T[] =>
  proposals.filter(({ number }) => number !== null);

/** All questions that are asked, in the order of their numbers. */
export const askedIn = ({ proposals, general }: Pick<PaperFacts, 'proposals' | 'general'>) => [
  ...proposals.flatMap(({ questions }) => questions),
  ...general,
];

/** Questions in the order of their numbers: those about each proposal of the paper, in its order, and then those about none. */
export function askedInOrder<Ask extends { readonly about: string }>(
  askList: readonly Ask[],
  proposals: readonly string[],
): readonly Ask[] {
  const byAmendment = groupBy(askList, ({ about }) => about);
  return [...proposals, ''].flatMap((about) => byAmendment.get(about) ?? []);
}

/** Amendments in the order in which a paper proposes them. */
export const proposalsInOrder = <A extends { readonly id: string }>(
  amendments: readonly A[],
  { order }: Pick<PackArrangement, 'order'>,
): readonly A[] =>
  arranged(
    amendments.map((amendment) => ({ id: proposalPart(amendment.id), amendment })),
    order,
  ).map(({ amendment }) => amendment);

/** The proposals of a paper in its order, and its questions numbered through it. */
export function numbered(
  pack: PackFacts,
  { arrangement, questions, only }: PaperInput,
): Pick<PaperFacts, 'proposals' | 'general' | 'unasked'> {
  const [wantedIds, left] = [new Set(only), new Set(arrangement.leftOut)];
  const isIn = ({ id }: Amendment) => (only ? wantedIds.has(proposalPart(id)) : !left.has(proposalPart(id)));
  const inOrder = proposalsInOrder(
    pack.amendments.map(({ amendment }) => amendment),
    arrangement,
  );
  const proposed = inOrder.filter(isIn).map(({ id }) => id);
  const askedQuestions = askedInOrder(questions, proposed).map(
    ({ about, question: { id, text, kind, options } }, at) => ({
      about,
      question: { id, number: at + 1, text, kind, options },
    }),
  );
  const about = (am: string) =>
    askedQuestions.filter((ask) => ask.about === am).map(({ question }) => question);
  const numberOf = new Map(proposed.map((id, at) => [id, at + 1]));
  const proposals = inOrder.map((amendment): Proposal => {
    const number = numberOf.get(amendment.id) ?? null;
    return {
      id: proposalPart(amendment.id),
      amendment,
      number,
      questions: number === null ? [] : about(amendment.id),
    };
  });
  return { proposals, general: about(''), unasked: questions.length - askedQuestions.length };
}
