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

/** The facts of a pack: its model without the document, which is made from them. */
export type PackFacts = Omit<PackModel, 'document'>;

/** Everything of a pack that does not depend on the requested parts: computed once for many looks at single parts. */
export interface PackBase {
  readonly input: PackInput;
  /** The Act with its changes, from which extracts are taken. Computed at the first call. */
  readonly marked: () => RedlineNode;
  /** The outermost provisions (sections, Schedules) that an amendment changes, with all changes in them. */
  readonly touchedBy: (amendmentId: string) => readonly RedlineNode[];
  /**
   * The facts that parts are made from. They exclude the Act, each amendment's changes, and the law not compared with
   * its source, since one part needs little of these.
   */
  readonly parts: PackFacts;
  /** The places in the paper’s extracts that were not checked against their source. */
  readonly reliedOn: () => readonly Reliance[];
  /** What an amendment of the pack changes and is linked to; undefined for an amendment outside the pack. */
  readonly amendmentOf: (id: string) => PackAmendment | undefined;
  /** The facts with everything that the files of a pack contain. */
  readonly wholePack: () => PackFacts;
}

/** An amendment as a proposal of the paper. */
export interface Proposal {
  /** The id of its part: `proposal:A-001`. */
  readonly id: string;
  readonly amendment: Amendment;
  /** Its number in the paper, counted from 1; null for a proposal that the paper leaves out. */
  readonly number: number | null;
  readonly questions: readonly PrintedQuestion[];
}

/** What the parts of a document are planned from. */
export interface PaperFacts extends Omit<PackBase, 'input' | 'parts' | 'wholePack'> {
  readonly pack: PackFacts;
  readonly input: PaperInput;
  /** All proposals in the paper’s order, with those that it leaves out. */
  readonly proposals: readonly Proposal[];
  /** The questions that are about no proposal. They come after those that are. */
  readonly general: readonly PrintedQuestion[];
  /** The number of questions about amendments that are not in the paper. These are not asked. */
  readonly unasked: number;
}

export const proposalPart = (amendment: string): string => `proposal:${amendment}`;

/** "Proposal 2: Doxing"; without a number where the paper leaves the proposal out. */
export const proposalName = ({ number, amendment: { id, title } }: Proposal): string => {
  if (number === null) return `Proposal: ${title || id}`;
  // The amendment's own id is not printed: it means nothing to the public.
  return title === '' ? `Proposal ${number}` : `Proposal ${number}: ${title}`;
};

/** "Proposal 2"; the amendment’s id, such as "A-002", where the paper leaves the proposal out. */
export const shortName = ({ number, amendment }: Proposal): string =>
  number === null ? amendment.id : `Proposal ${number}`;

/** Whether the document is for the lawyers of the review. Only they are shown what isn’t ready. */
export const isForLawyers = ({ input }: Pick<PaperFacts, 'input'>): boolean => input.readers === 'lawyer';

/** The proposals that the paper includes. Those that it leaves out have no number. */
export const includedProposals = <T extends Pick<Proposal, 'number'>>(
  proposals: readonly T[],
): readonly T[] => proposals.filter(({ number }) => number !== null);

/** All questions of the paper, in the order of their numbers. */
export const allQuestions = ({ proposals, general }: Pick<PaperFacts, 'proposals' | 'general'>) => [
  ...proposals.flatMap(({ questions }) => questions),
  ...general,
];

/**
 * Questions in the order in which a paper numbers them: those about each proposal, in the order of the proposals, and then
 * those about none. A question about an amendment that is not among the proposals is dropped.
 * @param proposals the ids of the paper’s amendments, in its order
 */
export function questionsInOrder<Ask extends { readonly about: string }>(
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

/** Orders and numbers the proposals of a paper, and numbers its questions from its beginning to its end. */
export function numberProposals(
  pack: PackFacts,
  { arrangement, questions, only }: PaperInput,
): Pick<PaperFacts, 'proposals' | 'general' | 'unasked'> {
  const [onlyParts, excludedParts] = [new Set(only), new Set(arrangement.leftOut)];
  const isIn = ({ id }: Amendment) =>
    only ? onlyParts.has(proposalPart(id)) : !excludedParts.has(proposalPart(id));
  const inOrder = proposalsInOrder(
    pack.amendments.map(({ amendment }) => amendment),
    arrangement,
  );
  const proposedIds = inOrder.filter(isIn).map(({ id }) => id);
  const askedQuestions = questionsInOrder(questions, proposedIds).map(
    ({ about, question: { id, text, kind, options } }, index) => ({
      about,
      question: { id, number: index + 1, text, kind, options },
    }),
  );
  const questionsAbout = (amendmentId: string) =>
    askedQuestions.filter((ask) => ask.about === amendmentId).map(({ question }) => question);
  const numberOf = new Map(proposedIds.map((id, index) => [id, index + 1]));
  const proposals = inOrder.map((amendment): Proposal => {
    const number = numberOf.get(amendment.id) ?? null;
    return {
      id: proposalPart(amendment.id),
      amendment,
      number,
      questions: number === null ? [] : questionsAbout(amendment.id),
    };
  });
  return { proposals, general: questionsAbout(''), unasked: questions.length - askedQuestions.length };
}
