import { extentOf, extentWords } from '../../act/extent.ts';
import { indexTree } from '../../act/tree.ts';
import type { ChangeKind } from '../../amend/changes/change.ts';
import { stateInSentence } from '../../amend/edits/states.ts';
import { capital } from '../../base/english.ts';
import { groupBy } from '../../base/group-by.ts';
import { type Block, proseList } from '../blocks.ts';
import { type PartPlan, plannedText } from '../settled-parts.ts';
import { inPaper, isForColleagues, type PaperFacts, type Proposal, proposalName } from './facts.ts';
import { HEADINGS } from './headings.ts';

const shownProposals = ({ proposals }: PaperFacts): readonly Proposal[] => inPaper(proposals);

const changesIn = ({ amendmentOf }: PaperFacts, { amendment }: Proposal) =>
  amendmentOf(amendment.id)?.changes ?? [];

/** Quoted words without the spaces that they begin or end with, of which the public need not be told. */
export const withoutEdges = (words: string): string =>
  words.replaceAll(/“\s+(?=[^\s”])/gu, '“').replaceAll(/(?<=[^\s“])\s+”/gu, '”');

/** Every change, said in words, under the proposal that makes it. */
export const changesPart = (facts: PaperFacts): PartPlan => ({
  id: 'changes',
  heading: HEADINGS.changes,
  place: 'annex',
  isCostly: shownProposals(facts).length > 0,
  items: () => {
    const edgeWords = isForColleagues(facts) ? (words: string) => words : withoutEdges;
    return shownProposals(facts).map((proposal) =>
      plannedText(
        proposal.amendment.id,
        proposalName(proposal),
        proseList(changesIn(facts, proposal).map(({ words }) => `${edgeWords(words)}.`)) ||
          '- No change to the text.',
        'What the proposal changes, word by word.',
        true,
      ),
    );
  },
});

/** In the vocabulary of legislation.gov.uk, as far as it has a word (drafting-conventions.md §4.5). */
const EFFECTS: Readonly<Record<ChangeKind, string>> = {
  inserted: 'words inserted',
  deleted: 'words omitted',
  replaced: 'words substituted',
  'provision-inserted': 'inserted',
  'provision-omitted': 'omitted',
  'provision-substituted': 'substituted',
  'provision-moved': 'moved',
  'provision-divided': 'divided',
};

export const effectsPart = (facts: PaperFacts): PartPlan => ({
  id: 'effects',
  heading: HEADINGS.effects,
  place: 'file',
  isCostly: shownProposals(facts).length > 0,
  isOptional: !isForColleagues(facts),
  items: () => {
    const { root, title } = facts.pack.instrument;
    const caption = `Effects of the proposals on the ${title}`;
    if (facts.input.isSkimmed) return [skimmed(caption)];
    const byPid = indexTree(root).byPid;
    const rows = shownProposals(facts).flatMap((proposal) =>
      changesIn(facts, proposal).map(({ place, kind, pid }) => [
        capital(place),
        EFFECTS[kind],
        proposalName(proposal),
        ...(isForColleagues(facts) ? [stateInSentence(proposal.amendment.state)] : []),
        byPid.has(pid) ? extentWords(extentOf(root, pid)) || 'Not stated' : 'As the provision it is in',
      ]),
    );
    return [
      tableOrNothing(
        caption,
        ['Where', 'Effect', 'Made by', ...(isForColleagues(facts) ? ['Status'] : []), 'Extent'],
        rows,
        'The proposals have no effect on the text.',
      ),
    ];
  },
});

/** The different values of a column, a line each. */
const distinct = (values: readonly string[], emptyText: string): string =>
  [...new Set(values.filter((value) => value.trim() !== ''))].join('\n\n') || emptyText;

const joinWords = (...words: readonly string[]): string => words.filter((word) => word !== '').join(' ');

const ANSWERS = 'Every proposal with the recommendation that it answers and what was said of it';

export const matrixPart = (facts: PaperFacts): PartPlan => ({
  id: 'matrix',
  heading: HEADINGS.matrix,
  place: 'file',
  isCostly: shownProposals(facts).length > 0,
  isOptional: !isForColleagues(facts),
  items: () => {
    if (facts.input.isSkimmed) return [skimmed(ANSWERS)];
    const byAmendment = groupBy(facts.pack.matrix, ({ amendment }) => amendment);
    const rows = shownProposals(facts).map((proposal) => {
      const own = byAmendment.get(proposal.amendment.id) ?? [];
      return [
        proposalName(proposal),
        distinct(
          own.map(({ change }) => change),
          'No change',
        ),
        proposal.amendment.reason.trim() || 'Not given',
        distinct(
          own.map(({ recommendationLink, recommendation, response }) =>
            [capital(joinWords(recommendationLink, recommendation)), response].filter(Boolean).join('\n'),
          ),
          'None',
        ),
        distinct(
          own.map(({ noteLink, note, noteFrom, noteText }) =>
            [capital(joinWords(noteLink, isForColleagues(facts) ? note : noteFrom)), noteText]
              .filter(Boolean)
              .join('\n'),
          ),
          'Nothing',
        ),
      ];
    });
    return [
      tableOrNothing(
        ANSWERS,
        ['Proposal', 'Changes', 'Reason', 'Recommendation and response', 'What was said'],
        rows,
        'There is no change.',
      ),
    ];
  },
});

/** A table of which only is said that it is there. */
const skimmed = (caption: string): Block => ({ kind: 'table', caption, header: [], rows: [] });

const tableOrNothing = (
  caption: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
  emptyText: string,
): Block =>
  rows.length > 0 ? { kind: 'table', caption, header, rows } : { kind: 'paragraph', text: emptyText };
