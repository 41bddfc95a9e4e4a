import { linesOf } from '../../amend/lines.ts';
import { redline } from '../../amend/redline.ts';
import { unprovedWording } from '../../wording/own.ts';
import type { Block } from '../blocks.ts';
import type { PackAmendment } from '../model.ts';
import { type PartPlan, type PlannedItem, plannedText } from '../settled-parts.ts';
import { statementOf } from '../statement.ts';
import { isShared, keelingExtracts, namesOf, placesWords, touched } from './extracts.ts';
import { type PackFacts, type PaperFacts, type Proposal, proposalName } from './facts.ts';

const heading = (text: string): Block => ({ kind: 'heading', depth: 1, text });

/** The clause of one amendment: as its drafter edited it, or as it is written; why not, where it can't be. */
function clauseBlocks({ pack, input }: PaperFacts, { amendment }: Proposal): readonly Block[] {
  const name = `The clause for ${amendment.id}`;
  if (amendment.wording) return [{ kind: 'clause', text: amendment.wording.text }];
  if (input.isSkimmed) return [{ kind: 'law', name, lines: [] }];
  const { tree, inexpressible } = unprovedWording(pack.instrument, [amendment], { style: 'uk' });
  const unsaid = inexpressible
    .filter(({ spacesOnly }) => !spacesOnly)
    .map(({ place, reason }) => `Not in the clause: ${place}: ${reason}.`.replace(/\.\.$/, '.'));
  return [
    ...(tree ? [{ kind: 'law', name, lines: linesOf(redline(tree, [])) } as const] : []),
    ...(tree === null && unsaid.length === 0
      ? [{ kind: 'paragraph', text: 'It makes no change to the text, so there is no clause.' } as const]
      : []),
    ...(unsaid.length > 0 ? [{ kind: 'list', items: unsaid } as const] : []),
  ];
}

const byId = new WeakMap<PackFacts['amendments'], ReadonlyMap<string, PackAmendment>>();

/** An amendment of a pack with what it changes and what it is tied to. */
function amendmentIn({ amendments }: PackFacts, id: string): PackAmendment | undefined {
  const known = byId.get(amendments) ?? new Map(amendments.map((one) => [one.amendment.id, one]));
  byId.set(amendments, known);
  return known.get(id);
}

/** What an amendment is tied to, as far as that may be published. */
function rests({ pack }: PaperFacts, { amendment }: Proposal): readonly Block[] {
  const links = amendmentIn(pack, amendment.id)?.links;
  if (!links || links.shown.length === 0) return [];
  return [
    heading('What it answers and rests on'),
    { kind: 'list', items: links.shown.map(({ words }) => words) },
  ];
}

export function proposalPlan(facts: PaperFacts, proposal: Proposal): PartPlan {
  const { pack, marked } = facts;
  const { amendment, questions, id } = proposal;
  return {
    id,
    heading: proposalName(proposal),
    items: (): readonly PlannedItem[] => {
      const { root, title } = pack.instrument;
      const nodes = touched(marked, amendment.id);
      const names = namesOf(root, nodes);
      const changes = amendmentIn(pack, amendment.id)?.changes ?? [];
      return [
        plannedText(
          'statement',
          'Explanatory statement',
          statementOf(changes, { words: placesWords(names), number: names.length }, title),
          'What the amendment is meant to do, in at most 50 words, and without arguing for it.',
        ),
        plannedText(
          'problem',
          'The problem',
          amendment.reason.trim(),
          'What is wrong with the law as it stands, and for whom.',
          true,
        ),
        plannedText(
          'proposal',
          'What is proposed',
          amendment.purpose.trim(),
          'What the change would do, in plain words.',
          true,
        ),
        heading('Draft clause'),
        ...clauseBlocks(facts, proposal),
        heading('How the Act would read'),
        ...(isShared(marked, amendment.id)
          ? [
              {
                kind: 'paragraph',
                text: 'Changes that other proposals make in the same place are also marked, each with its own number.',
              } as const,
            ]
          : []),
        ...(nodes.length > 0
          ? keelingExtracts(root, nodes)
          : [{ kind: 'paragraph', text: 'The text of the Act would not change.' } as const]),
        ...rests(facts, proposal),
        heading(questions.length === 1 ? 'Question' : 'Questions'),
        ...(questions.length > 0
          ? questions.map((question): Block => ({ kind: 'question', question }))
          : [{ kind: 'paragraph', text: 'There are no questions about this proposal.' } as const]),
      ];
    },
  };
}
