import type { Kind } from '../../../act/tree.ts';
import { type Result, refuse } from '../../../base/result.ts';
import type { Label, LabelRange, Operation } from '../syntax.ts';
import { isLikeNumber, isNumberOf, type Unit } from '../unit-numbers.ts';
import { type ApplyContext, rewrite, SUCCESS } from './apply-context.ts';
import { become, partKind } from './become.ts';
import { type LiveNode, remainingChildren, upward } from './live-node.ts';
import { bare, cited, numberedTwice } from './name.ts';
import { numbersBetween } from './numbers-between.ts';
import { locatedPlaces } from './places.ts';

type Renumber = Operation & { readonly type: 'renumber' };

const PART_KINDS: Partial<Record<Kind, string>> = {
  section: 'subsection',
  scheduleParagraph: 'scheduleSubparagraph',
  schedule: 'part',
};

const KIND_OF_UNIT: Partial<Record<string, Kind>> = {
  subsection: 'subsection',
  'sub-paragraph': 'scheduleSubparagraph',
  Part: 'part',
  paragraph: 'scheduleParagraph',
};

/** Whether all labels but the last are the numbers of the provisions around: section 4(4) is in section 4. */
export function isNumberIn(holder: LiveNode | null, labels: readonly LabelRange[]): boolean {
  const above = holder
    ? [...upward(holder)].map(({ text }) => bare(text.num)).filter((num) => num !== '')
    : [];
  return labels
    .flatMap(({ from, to }) => (to ? [from, to] : [from]))
    .every((label) =>
      label
        .slice(0, -1)
        .toReversed()
        .every((labelPart, at) => bare(labelPart) === above[at]),
    );
}

/** Renumbers provisions: "the existing text becomes subsection (1)", "subsections (3) and (4) become subsections (4) and (5)". */
export function renumber(context: ApplyContext, { at, as }: Renumber): Result<null> {
  const places = locatedPlaces(context, at);
  if (!places.ok) return places;
  if (as.type !== 'unit') return refuse('unsupported', 'what it is to become is not a numbered provision');
  const partOfNode = places.value.find(({ field }) => field !== undefined);
  if (partOfNode)
    return refuse(
      'unsupported',
      `only a part of ${cited(partOfNode.node)} is to be renumbered: make this change by hand`,
    );
  const nodes = places.value.map(({ node }) => node);
  const numbers: string[] = [];
  for (const { from, to } of as.labels) {
    const [first, last] = [from.at(-1) ?? '', to?.at(-1)];
    const all = last === undefined ? [first] : numbersBetween(first, last, nodes[0]?.kind === 'subparagraph');
    if (!all)
      return refuse(
        'unsupported',
        `the words don’t say which numbers “${first} to ${last}” are: renumber each by hand`,
      );
    numbers.push(...all);
  }
  const [node, other] = nodes;
  const [label = '', second] = numbers;
  const outside = nodes.find(({ parent }) => !isNumberIn(parent, as.labels));
  if (outside) return refuseOtherParent(outside);
  if (!node || !label) return refuse('invalid', 'the new number is not given');
  if (!other && second === undefined)
    return renumberOne(context, node, at, { ...as, labels: [{ from: [label] }] });
  if (nodes.length !== numbers.length) {
    const subject = nodes.length === 1 ? 'one provision' : `${nodes.length} provisions`;
    return refuse(
      'invalid',
      `${subject} can’t be given ${numbers.length === 1 ? 'one number' : `${numbers.length} numbers`}`,
    );
  }
  for (const [nth, one] of nodes.entries()) {
    const number: Label = [numbers[nth] ?? ''];
    const attempt = giveNumber(context, one, { ...as, labels: [{ from: number }] });
    if (!attempt.ok) return attempt;
  }
  noteDuplicates(context, nodes);
  return SUCCESS;
}

/** Refuses a number that would put a provision into another one. */
export const refuseOtherParent = (node: LiveNode): Result<never> =>
  refuse(
    'unsupported',
    `${cited(node)} would be in another provision: make this change by hand`,
    cited(node),
  );

function renumberOne(context: ApplyContext, node: LiveNode, at: Renumber['at'], as: Unit): Result<null> {
  const label = as.labels[0]?.from.at(-1) ?? '';
  if (at.length === 0 && partKind(node, as) !== null) return become(context, { type: 'all', in: at }, as);
  const kind = KIND_OF_UNIT[as.unit];
  if (kind && PART_KINDS[node.kind] !== undefined && kind !== node.kind && isNumberOf(node.kind, as)) {
    const division = context.text.divide(
      context.am,
      node,
      as.unit === 'Part' ? `Part ${bare(label)}` : label,
    );
    return division.ok ? SUCCESS : division;
  }
  const attempt = giveNumber(context, node, as);
  if (attempt.ok) noteDuplicates(context, [node]);
  return attempt;
}

/** Gives a provision another number, written as usual at its level. */
function giveNumber(context: ApplyContext, node: LiveNode, as: Unit): Result<null> {
  const label = as.labels[0]?.from.at(-1) ?? '';
  if (!isNumberOf(node.kind, as))
    return refuse('invalid', `${as.unit} ${label} is no number of a ${as.unit}`, cited(node));
  const oldNum = node.text.num;
  if (!isLikeNumber(oldNum, label))
    return refuse(
      'unsupported',
      `${cited(node)} can’t become a ${as.unit} automatically: change it by hand`,
      cited(node),
    );
  const prefix = /^.*\s/.exec(oldNum)?.[0] ?? '';
  return rewrite(context, node, 'num', 0, oldNum.length, prefix + label);
}

/** Notes each renumbered provision whose new number a sibling also has. */
export function noteDuplicates({ notes, isOwn }: ApplyContext, nodes: readonly LiveNode[]): void {
  if (isOwn) return;
  for (const node of nodes) {
    const siblings = node.parent ? remainingChildren(node.parent) : [];
    const isDuplicate = siblings.some(
      (one) => one !== node && one.kind === node.kind && bare(one.text.num) === bare(node.text.num),
    );
    if (isDuplicate) notes.push(numberedTwice(node));
  }
}
