import { indexTree, type Provision } from '../../act/tree.ts';
import type { Change } from '../../amend/changes/change.ts';
import { clauseLines } from '../../amend/instructions/write/clause-lines.ts';
import type { RedlineNode } from '../../amend/redline/redline.ts';
import { uncapital } from '../../base/english.ts';
import { once } from '../../base/once.ts';
import { unprovedWording } from '../../wording/own-wording.ts';
import { type Block, paragraph, subheading } from '../blocks.ts';
import { gap, type PartPlan, type PlannedItem, plannedText } from '../settled-parts.ts';
import { type StatedChange, statementOf } from '../statement.ts';
import { changedExtracts, effectWords, namedExtracts } from './extracts.ts';
import { isForLawyers, type PaperFacts, type Proposal, proposalName } from './facts.ts';
import { amendmentsIn } from './in-context.ts';
import { linkBlocks } from './link-blocks.ts';

/** The part of one proposal: its statement, reasons, extracts from the Act, draft clause, links and questions. */

/**
 * The clause of one amendment: as its drafter edited it, or else as Keeling writes it. Changes that Keeling cannot express
 * are listed for lawyers, and are gaps in a paper for the public.
 */
function clauseBlocks(facts: PaperFacts, { amendment }: Proposal): readonly Block[] {
  const { pack, input } = facts;
  if (amendment.wording) return [{ kind: 'clause', text: amendment.wording.text }];
  if (input.isSkimmed) return [{ kind: 'law', name: '', lines: [] }];
  const { tree, inexpressible } = unprovedWording(pack.instrument, [amendment], { style: 'uk' });
  const omissions = inexpressible
    .filter(({ spacesOnly }) => !spacesOnly)
    .map(({ place, reason }) => `Not in the clause: ${place}: ${reason}.`.replace(/\.\.$/, '.'));
  return [
    ...(tree ? [{ kind: 'law', name: '', lines: clauseLines(tree) } as const] : []),
    ...(omissions.length > 0 && isForLawyers(facts) ? [{ kind: 'list', items: omissions } as const] : []),
    ...(isForLawyers(facts) ? [] : omissions.map((omission) => gap(uncapital(omission), ''))),
  ];
}

/** What an amendment is linked to, as far as that may be published. Lawyers get a list of the single links. */
function linkSection(facts: PaperFacts, { amendment }: Proposal): readonly Block[] {
  const links = facts.amendmentOf(amendment.id)?.links;
  if (!links || links.shownLinks.length === 0) return [];
  return [
    subheading('What the proposal answers and rests on'),
    ...(isForLawyers(facts)
      ? [{ kind: 'list', items: links.shownLinks.map(({ words }) => words) } as const]
      : linkBlocks(links)),
  ];
}

/** Extracts of the Act, with a note to the reader where another proposal changes the shown lines too. */
function extractBlocks(extracts: readonly Block[], amendmentId: string): readonly Block[] {
  const lines = extracts.flatMap((block) => (block.kind === 'law' ? block.lines : []));
  return amendmentsIn(lines).some((by) => by !== amendmentId)
    ? [paragraph('Another proposal would also change words shown here: it is named after them.'), ...extracts]
    : extracts;
}

function* walkNodes(nodes: readonly RedlineNode[]): Generator<RedlineNode> {
  for (const node of nodes) {
    yield node;
    yield* walkNodes(node.children);
  }
}

/** The provisions that a substitution replaces. One insertion can replace several; the edits share a `pair`. */
function replacedProvisions(nodes: readonly RedlineNode[], { pid, am }: Change): readonly Provision[] {
  const isOmitted = ({ changeStatus }: RedlineNode) =>
    changeStatus.state === 'deleted' && changeStatus.am === am;
  const pairOf = ({ changeStatus }: RedlineNode) =>
    changeStatus.state === 'kept' ? undefined : changeStatus.pair;
  const omittedNode = nodes.find((node) => node.provision.pid === pid && isOmitted(node));
  const pair = omittedNode && pairOf(omittedNode);
  return nodes
    .filter((node) => pair !== undefined && isOmitted(node) && pairOf(node) === pair)
    .map(({ provision }) => provision);
}

/** Adds to each change the whole provisions that it omits, moves, replaces or inserts. */
function withWholeProvisions(
  changes: readonly Change[],
  root: Provision,
  nodes: readonly RedlineNode[],
): readonly StatedChange[] {
  const { byPid } = indexTree(root);
  const allNodes = once(() => [...walkNodes(nodes)]);
  const wholeOf = (change: Change): readonly Provision[] => {
    const { kind, field, pid } = change;
    if (field !== null) return [];
    if (kind === 'provision-substituted') return replacedProvisions(allNodes(), change);
    const wholeNode = byPid.get(pid) ?? allNodes().find(({ provision }) => provision.pid === pid)?.provision;
    return wholeNode ? [wholeNode] : [];
  };
  return changes.map((change) => {
    const wholeProvisions = wholeOf(change);
    return { kind: change.kind, ...(wholeProvisions.length > 0 && { wholeProvisions }) };
  });
}

export function proposalPlan(facts: PaperFacts, proposal: Proposal): PartPlan {
  const { pack, touchedBy } = facts;
  const { amendment, questions, id } = proposal;
  return {
    id,
    heading: proposalName(proposal),
    isCostly: true,
    items: (): readonly PlannedItem[] => {
      const { root, title } = pack.instrument;
      const nodes = touchedBy(amendment.id);
      const changes = facts.amendmentOf(amendment.id)?.changes ?? [];
      return [
        plannedText(
          'statement',
          'Explanatory statement',
          statementOf(withWholeProvisions(changes, root, nodes), {
            does: effectWords(root, nodes, `of the ${title.replace(/^the\s+/i, '')}`),
            number: nodes.length,
            act: title,
          }),
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
        ...(nodes.length > 0
          ? [
              subheading('How the Act would read'),
              ...(facts.input.isSkimmed
                ? namedExtracts(root, nodes)
                : extractBlocks(changedExtracts(root, nodes, amendment.id), amendment.id)),
              subheading('Draft clause'),
              ...clauseBlocks(facts, proposal),
            ]
          : []),
        ...linkSection(facts, proposal),
        ...(questions.length > 0
          ? [
              subheading(questions.length === 1 ? 'Question' : 'Questions'),
              ...questions.map((question): Block => ({ kind: 'question', question })),
            ]
          : []),
      ];
    },
  };
}
