import { indexTree, type Provision } from '../../act/tree.ts';
import type { Change } from '../../amend/changes/change.ts';
import { clauseLines } from '../../amend/instructions/write/clause-lines.ts';
import type { RedlineNode } from '../../amend/redline/redline.ts';
import { uncapital } from '../../base/english.ts';
import { once } from '../../base/once.ts';
import { unprovedWording } from '../../wording/own-wording.ts';
import type { Block } from '../blocks.ts';
import { gap, type PartPlan, type PlannedItem, plannedText } from '../settled-parts.ts';
import { type StatedChange, statementOf } from '../statement.ts';
import { changedExtracts, namedExtracts, wouldDo } from './extracts.ts';
import { isForColleagues, type PaperFacts, type Proposal, proposalName } from './facts.ts';
import { changersIn } from './in-context.ts';
import { restBlocks } from './rest-blocks.ts';

const heading = (text: string): Block => ({ kind: 'heading', depth: 1, text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

/** The clause of one amendment: as its drafter edited it, or as it is written; for colleagues, what it does not say. */
function clauseBlocks(facts: PaperFacts, { amendment }: Proposal): readonly Block[] {
  const { pack, input } = facts;
  if (amendment.wording) return [{ kind: 'clause', text: amendment.wording.text }];
  if (input.isSkimmed) return [{ kind: 'law', name: '', lines: [] }];
  const { tree, inexpressible } = unprovedWording(pack.instrument, [amendment], { style: 'uk' });
  const unsaid = inexpressible
    .filter(({ spacesOnly }) => !spacesOnly)
    .map(({ place, reason }) => `Not in the clause: ${place}: ${reason}.`.replace(/\.\.$/, '.'));
  return [
    ...(tree ? [{ kind: 'law', name: '', lines: clauseLines(tree) } as const] : []),
    ...(unsaid.length > 0 && isForColleagues(facts) ? [{ kind: 'list', items: unsaid } as const] : []),
    ...(isForColleagues(facts) ? [] : unsaid.map((what) => gap(uncapital(what), ''))),
  ];
}

/** What an amendment is tied to, as far as that may be published: for colleagues link by link. */
function rests(facts: PaperFacts, { amendment }: Proposal): readonly Block[] {
  const links = facts.amendmentOf(amendment.id)?.links;
  if (!links || links.shownLinks.length === 0) return [];
  return [
    heading('What the proposal answers and rests on'),
    ...(isForColleagues(facts)
      ? [{ kind: 'list', items: links.shownLinks.map(({ words }) => words) } as const]
      : restBlocks(links)),
  ];
}

/** What the Act would be, and a word to the reader where another proposal changes what is shown, too. */
function extractBlocks(extracts: readonly Block[], am: string): readonly Block[] {
  const lines = extracts.flatMap((block) => (block.kind === 'law' ? block.lines : []));
  return changersIn(lines).some((by) => by !== am)
    ? [paragraph('Another proposal would also change words shown here: it is named after them.'), ...extracts]
    : extracts;
}

function* within(nodes: readonly RedlineNode[]): Generator<RedlineNode> {
  for (const node of nodes) {
    yield node;
    yield* within(node.children);
  }
}

/** All that goes with a provision where something takes the place of several. */
function replacedWith(all: readonly RedlineNode[], { pid, am }: Change): readonly Provision[] {
  const isOut = ({ changeStatus }: RedlineNode) => changeStatus.state === 'deleted' && changeStatus.am === am;
  const pairOf = ({ changeStatus }: RedlineNode) =>
    changeStatus.state === 'kept' ? undefined : changeStatus.pair;
  const first = all.find((node) => node.provision.pid === pid && isOut(node));
  const pair = first && pairOf(first);
  return all
    .filter((node) => pair !== undefined && isOut(node) && pairOf(node) === pair)
    .map(({ provision }) => provision);
}

/** Each change with the whole provisions that it is of: those of the base text, or what is put in. */
function withWhole(
  changes: readonly Change[],
  root: Provision,
  nodes: readonly RedlineNode[],
): readonly StatedChange[] {
  const { byPid } = indexTree(root);
  const all = once(() => [...within(nodes)]);
  const wholeOf = (change: Change): readonly Provision[] => {
    const { kind, field, pid } = change;
    if (field !== null) return [];
    if (kind === 'provision-substituted') return replacedWith(all(), change);
    const wholeNode = byPid.get(pid) ?? all().find(({ provision }) => provision.pid === pid)?.provision;
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
          statementOf(withWhole(changes, root, nodes), {
            does: wouldDo(root, nodes, `of the ${title.replace(/^the\s+/i, '')}`),
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
              heading('How the Act would read'),
              ...(facts.input.isSkimmed
                ? namedExtracts(root, nodes)
                : extractBlocks(changedExtracts(root, nodes, amendment.id), amendment.id)),
              heading('Draft clause'),
              ...clauseBlocks(facts, proposal),
            ]
          : []),
        ...rests(facts, proposal),
        ...(questions.length > 0
          ? [
              heading(questions.length === 1 ? 'Question' : 'Questions'),
              ...questions.map((question): Block => ({ kind: 'question', question })),
            ]
          : []),
      ];
    },
  };
}
