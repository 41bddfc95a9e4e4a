import { FIELDS, type Kind, type Provision } from '../../../act/tree.ts';
import { ok, type Result, refuse } from '../../../base/result.ts';
import { asAmendedOf, originalOf, type RedlineNode } from '../../redline/redline.ts';
import { amendmentIdsIn, copyOf, hasAllWords } from './amended.ts';
import { locationOf, stepOf, whyNameless } from './places.ts';
import { readsSame } from './reading.ts';
import { downward, RunningIndex, type RunningNode } from './running-index.ts';
import { substitutionOf } from './substitution-of.ts';
import { countWords } from './tokens.ts';
import { isMostlyNew } from './whole-field.ts';
import { whyNotSetOut } from './why-not-set-out.ts';
import { addInstruction, insertedBefore, type Writing } from './writing.ts';

/** The kinds that are set out anew when their changes can't be written, or are most of the text. */
const SET_OUT_KINDS: ReadonlySet<Kind> = new Set([
  'section',
  'subsection',
  'paragraph',
  'subparagraph',
  'subsubparagraph',
  'definition',
  'scheduleParagraph',
  'scheduleSubparagraph',
]);

/** Counts a provision's words in the base text, its omitted words, and its changed parts. */
function countShares(node: RedlineNode): { all: number; omitted: number; parts: number } {
  let [all, omitted, parts] = [0, 0, 0];
  const visit = (at: RedlineNode, isCounted = false): void => {
    if (at.changeStatus.state === 'inserted') {
      parts++;
      return;
    }
    const isGone = at.changeStatus.state === 'deleted';
    if (isGone && !isCounted) parts++;
    for (const field of FIELDS) {
      if (field === 'num') continue;
      let changed = false;
      for (const run of at.fields[field]) {
        if (run.kind !== 'kept') changed = true;
        if (run.kind === 'inserted') continue;
        const words = countWords(run.text);
        all += words;
        if (run.kind === 'deleted') omitted += words;
      }
      if (changed && at.changeStatus.state === 'kept') parts++;
    }
    // An omitted table or row counts once, because a few words omit all its cells.
    const { kind } = at.provision;
    for (const child of at.children) visit(child, isGone && (kind === 'table' || kind === 'row'));
  };
  visit(node);
  return { all, omitted, parts };
}

/** Whether all changes of a provision are in one of its children, which can be set out alone. */
function isInOnePart({ fields, children }: RedlineNode): boolean {
  const isKept = FIELDS.every((field) => fields[field].every(({ kind }) => kind === 'kept'));
  const baseParts = children.filter(({ changeStatus }) => changeStatus.state !== 'inserted');
  const changed = children.filter((child) => amendmentIdsIn(child).length > 0);
  const [first, second, third] = changed;
  const isPair =
    first?.changeStatus.state === 'deleted' && second?.changeStatus.state === 'inserted' && !third;
  return isKept && baseParts.length > 1 && (isPair || (first !== undefined && !second));
}

/** Whether the only changes of a provision are omissions of whole parts, which a few words can name. */
const hasOnlyOmissions = ({ fields, children, changeStatus }: RedlineNode): boolean =>
  changeStatus.state === 'deleted' ||
  (changeStatus.state === 'kept' &&
    FIELDS.every((field) => fields[field].every(({ kind }) => kind === 'kept')) &&
    children.every(hasOnlyOmissions));

/** Whether so much of a provision changes (over 60 % omitted) that a reader is better served by its whole new text. */
export function isBetterSetOut(node: RedlineNode): boolean {
  const { kind } = node.provision;
  if (!SET_OUT_KINDS.has(kind) || kind === 'section' || node.division) return false;
  if (node.children.length === 0) return isMostlyNew(node.fields.content);
  if (isInOnePart(node) || hasOnlyOmissions(node)) return false;
  const { all, omitted, parts } = countShares(node);
  return parts > 2 && all > 8 && omitted / all > 0.6;
}

/** Replaces a provision of the running text by a given one, and indexes it anew. */
export function replaceRunningNode(
  writing: Writing,
  node: RunningNode,
  to: RedlineNode['provision'],
  insertedBy: number | null = null,
): RunningNode {
  for (const below of downward(node)) writing.byPid.delete(below.provision.pid);
  const newNode = node.parent ? node.parent.makeChild(to, insertedBy) : new RunningIndex(to).root;
  const siblings = node.parent?.children;
  if (siblings) siblings[siblings.indexOf(node)] = newNode;
  for (const below of downward(newNode)) writing.byPid.set(below.provision.pid, below);
  return newNode;
}

const QUOTED_REMARK =
  'It changes words that are quoted for another Act. Wording can only replace them together with the words that quote them. If the other Act already has these words, amend that Act.';

/** Whether a provision's text quoted for another Act changes. */
const changesQuotedText = (node: RedlineNode): boolean =>
  node.children.some((child) =>
    child.provision.kind === 'quotation' ? amendmentIdsIn(child).length > 0 : changesQuotedText(child),
  );

/**
 * Joins a provision to the last instruction, if that set out the previous sibling: "For subsections (1) and (2) substitute—".
 * Returns the index of the instruction; null if they can't be joined.
 */
function joinToLast(
  writing: Writing,
  node: RunningNode,
  redlined: RedlineNode,
  now: Provision,
): number | null {
  const nth = writing.instructions.length - 1;
  const last = writing.instructions[nth];
  const siblings = node.parent?.children ?? [];
  const previous = siblings[siblings.indexOf(node) - 1];
  if (!previous || last?.operation.type !== 'substituteProvisions' || changesQuotedText(redlined))
    return null;
  const [target, other] = last.operation.targets;
  const [step, previousStep] = [target?.at[0], stepOf(previous)];
  if (!target || other || target.keepLink || last.operation.newText.words || last.remark) return null;
  if (last.after !== undefined || insertedBefore(node).after !== undefined) return null;
  if (step?.type !== 'unit' || previousStep?.type !== 'unit' || step.unit !== previousStep.unit) return null;
  if (JSON.stringify([...last.context, previousStep]) !== JSON.stringify(locationOf(previous))) return null;
  const end = step.labels.at(-1);
  const next = stepOf(node);
  const [first] = step.labels;
  if (!first || !end || next?.type !== 'unit' || next.unit !== step.unit) return null;
  if (JSON.stringify(end.to ?? end.from) !== JSON.stringify(previousStep.labels[0]?.from)) return null;
  const to = next.labels[0]?.from;
  const isThird = step.labels.length > 1 || end.to !== undefined;
  const labels = isThird && to ? [{ from: first.from, to }] : [...step.labels, ...next.labels];
  const provisions = [...last.operation.newText.provisions, now];
  writing.instructions[nth] = {
    ...last,
    amendments: [...new Set([...last.amendments, ...amendmentIdsIn(redlined)])].sort(),
    operation: {
      ...last.operation,
      targets: [{ at: [{ type: 'unit', unit: step.unit, labels }] }],
      newText: { words: '', provisions },
    },
  };
  return nth;
}

/** Writes "for subsection (2) substitute—" with the whole new text. Refuses `unsupported` with the reason if it can't. */
export function setOut(writing: Writing, node: RunningNode, redlined: RedlineNode): Result<null> {
  if (redlined.division) return refuse('unsupported', 'It is the existing text under a new number');
  if (!SET_OUT_KINDS.has(redlined.provision.kind))
    return refuse('unsupported', 'It is too much to set out anew');
  const at = locationOf(node);
  const step = at?.at(-1);
  if (!at || !step) return refuse('unsupported', whyNameless(node));
  const now = asAmendedOf(redlined);
  if (!hasAllWords(now))
    return refuse('unsupported', 'Keeling does not have all of its words, so it can’t be set out again');
  const unfit = whyNotSetOut(now);
  if (unfit) return refuse('unsupported', unfit);
  if (readsSame(originalOf(redlined), now)) return refuse('unsupported', 'It would read as it does now');
  const nth =
    joinToLast(writing, node, redlined, now) ??
    addInstruction(writing, at.slice(0, -1), substitutionOf(step, [node], [now]), amendmentIdsIn(redlined), {
      ...insertedBefore(node),
      ...(changesQuotedText(redlined) ? { remark: QUOTED_REMARK } : {}),
    });
  replaceRunningNode(writing, node, { ...copyOf(now, nth), pid: node.provision.pid });
  return ok(null);
}
