import { extentOf, extentWords } from '../../act/extent.ts';
import { indexTree } from '../../act/tree.ts';
import type { ChangeKind } from '../../amend/changes/change.ts';
import { stateInSentence } from '../../amend/edits/states.ts';
import { capital } from '../../base/english.ts';
import { groupBy } from '../../base/group-by.ts';
import { type Block, proseList } from '../blocks.ts';
import { type PartPlan, plannedText } from '../settled-parts.ts';
import { includedProposals, isForLawyers, type PaperFacts, type Proposal, proposalName } from './facts.ts';
import { HEADINGS } from './headings.ts';

/** The annexes of a paper that are lists and tables: changes in words, effects, and what each change answers. */

const shownProposals = ({ proposals }: PaperFacts): readonly Proposal[] => includedProposals(proposals);

const changesIn = ({ amendmentOf }: PaperFacts, { amendment }: Proposal) =>
  amendmentOf(amendment.id)?.changes ?? [];

/** Removes spaces at the beginning and end of quoted words. Only a drafter needs to know that such a space changes. */
export const withoutEdgeSpaces = (words: string): string =>
  words.replaceAll(/“\s+(?=[^\s”])/gu, '“').replaceAll(/(?<=[^\s“])\s+”/gu, '”');

/** Lists every change in words, under its proposal. */
export const changesPart = (facts: PaperFacts): PartPlan => ({
  id: 'changes',
  heading: HEADINGS.changes,
  place: 'annex',
  isCostly: shownProposals(facts).length > 0,
  items: () => {
    const printedWords = isForLawyers(facts) ? (words: string) => words : withoutEdgeSpaces;
    return shownProposals(facts).map((proposal) =>
      plannedText(
        proposal.amendment.id,
        proposalName(proposal),
        proseList(changesIn(facts, proposal).map(({ words }) => `${printedWords(words)}.`)) ||
          '- No change to the text.',
        'What the proposal changes, word by word.',
        true,
      ),
    );
  },
});

/** The terms of legislation.gov.uk for effects, where it has one (drafting-conventions.md §4.5). */
const EFFECT_WORDS: Readonly<Record<ChangeKind, string>> = {
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
  isOptional: !isForLawyers(facts),
  items: () => {
    const { root, title } = facts.pack.instrument;
    const caption = `Effects of the proposals on the ${title}`;
    if (facts.input.isSkimmed) return [tableWithoutRows(caption)];
    const byPid = indexTree(root).byPid;
    const rows = shownProposals(facts).flatMap((proposal) =>
      changesIn(facts, proposal).map(({ place, kind, pid }) => [
        capital(place),
        EFFECT_WORDS[kind],
        proposalName(proposal),
        ...(isForLawyers(facts) ? [stateInSentence(proposal.amendment.state)] : []),
        byPid.has(pid) ? extentWords(extentOf(root, pid)) || 'Not stated' : 'As the provision it is in',
      ]),
    );
    return [
      tableOrText(
        caption,
        ['Where', 'Effect', 'Made by', ...(isForLawyers(facts) ? ['Status'] : []), 'Extent'],
        rows,
        'The proposals have no effect on the text.',
      ),
    ];
  },
});

/** The distinct values of a cell, separated by empty lines; `emptyText` where there are none. */
const distinctLines = (values: readonly string[], emptyText: string): string =>
  [...new Set(values.filter((value) => value.trim() !== ''))].join('\n\n') || emptyText;

const joinWords = (...words: readonly string[]): string => words.filter((word) => word !== '').join(' ');

const MATRIX_CAPTION = 'Every proposal with the recommendation that it answers and what was said of it';

export const matrixPart = (facts: PaperFacts): PartPlan => ({
  id: 'matrix',
  heading: HEADINGS.matrix,
  place: 'file',
  isCostly: shownProposals(facts).length > 0,
  isOptional: !isForLawyers(facts),
  items: () => {
    if (facts.input.isSkimmed) return [tableWithoutRows(MATRIX_CAPTION)];
    const byAmendment = groupBy(facts.pack.matrix, ({ amendment }) => amendment);
    const rows = shownProposals(facts).map((proposal) => {
      const matrixRows = byAmendment.get(proposal.amendment.id) ?? [];
      return [
        proposalName(proposal),
        distinctLines(
          matrixRows.map(({ change }) => change),
          'No change',
        ),
        proposal.amendment.reason.trim() || 'Not given',
        distinctLines(
          matrixRows.map(({ recommendationLink, recommendation, response }) =>
            [capital(joinWords(recommendationLink, recommendation)), response].filter(Boolean).join('\n'),
          ),
          'None',
        ),
        distinctLines(
          matrixRows.map(({ noteLink, note, noteFrom, noteText }) =>
            [capital(joinWords(noteLink, isForLawyers(facts) ? note : noteFrom)), noteText]
              .filter(Boolean)
              .join('\n'),
          ),
          'Nothing',
        ),
      ];
    });
    return [
      tableOrText(
        MATRIX_CAPTION,
        ['Proposal', 'Changes', 'Reason', 'Recommendation and response', 'What was said'],
        rows,
        'There is no change.',
      ),
    ];
  },
});

/** A table without its rows, for lists of what a document contains. */
const tableWithoutRows = (caption: string): Block => ({ kind: 'table', caption, header: [], rows: [] });

/** A table, or `emptyText` instead of a table without rows. */
const tableOrText = (
  caption: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
  emptyText: string,
): Block =>
  rows.length > 0 ? { kind: 'table', caption, header, rows } : { kind: 'paragraph', text: emptyText };
