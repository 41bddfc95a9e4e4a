import { FIELDS, type Kind, type Provision } from '../../../act/tree.ts';
import { ok, type Result, refuse } from '../../../base/result.ts';
import { originalOf, type RedlineNode } from '../../redline/redline.ts';
import { amendmentsIn, asAmended, copyOf, isHeld } from './amended.ts';
import { locationOf, stepOf, whyNameless } from './places.ts';
import { readsSame } from './reading.ts';
import { downward, type Running, RunningIndex } from './running-index.ts';
import { substitutionOf } from './substitution-of.ts';
import { tokensOf } from './tokens.ts';
import { unfitToSetOut } from './unfit-to-set-out.ts';
import { isMostlyNew } from './whole-field.ts';
import { addInstruction, insertedBefore, type Writing } from './writing.ts';

/** What is set out anew as a whole where its changes can't be told, or are more than what stays. */
const SET_OUT: ReadonlySet<Kind> = new Set([
  'section',
  'subsection',
  'paragraph',
  'subparagraph',
  'subsubparagraph',
  'definition',
  'scheduleParagraph',
  'scheduleSubparagraph',
]);
const countWords = (text: string): number => tokensOf(text).filter(({ isWord }) => isWord).length;

/** Counts the words of the base text in a provision, those that are left out, and the parts that change. */
function shares(node: RedlineNode): { all: number; omitted: number; parts: number } {
  let [all, omitted, parts] = [0, 0, 0];
  const visit = (at: RedlineNode, isTold = false): void => {
    if (at.changeStatus.state === 'inserted') {
      parts++;
      return;
    }
    const isGone = at.changeStatus.state === 'deleted';
    if (isGone && !isTold) parts++;
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
    // A table, or a row of one, goes in a few words, however many cells it has.
    const { kind } = at.provision;
    for (const child of at.children) visit(child, isGone && (kind === 'table' || kind === 'row'));
  };
  visit(node);
  return { all, omitted, parts };
}

/** Whether all that changes in a provision changes in one of its parts, which can be set out by itself. */
function isInOnePart({ fields, children }: RedlineNode): boolean {
  const isKept = FIELDS.every((field) => fields[field].every(({ kind }) => kind === 'kept'));
  const baseParts = children.filter(({ changeStatus }) => changeStatus.state !== 'inserted');
  const changed = children.filter((child) => amendmentsIn(child).length > 0);
  const [first, second, third] = changed;
  const isPair =
    first?.changeStatus.state === 'deleted' && second?.changeStatus.state === 'inserted' && !third;
  return isKept && baseParts.length > 1 && (isPair || (first !== undefined && !second));
}

/** Whether nothing is done in a provision but that parts of it go: they are named in a few words, however many they are. */
const onlyLeavesOut = ({ fields, children, changeStatus }: RedlineNode): boolean =>
  changeStatus.state === 'deleted' ||
  (changeStatus.state === 'kept' &&
    FIELDS.every((field) => fields[field].every(({ kind }) => kind === 'kept')) &&
    children.every(onlyLeavesOut));

/** Whether more of a provision goes than stays, so that a reader is better served with all of it as it will read. */
export function isBetterSetOut(node: RedlineNode): boolean {
  const { kind } = node.provision;
  if (!SET_OUT.has(kind) || kind === 'section' || node.division) return false;
  if (node.children.length === 0) return isMostlyNew(node.fields.content);
  if (isInOnePart(node) || onlyLeavesOut(node)) return false;
  const { all, omitted, parts } = shares(node);
  return parts > 2 && all > 8 && omitted / all > 0.6;
}

/** Puts the text of a provision back to what it was before anything was written of it. */
export function reset(
  writing: Writing,
  node: Running,
  to: RedlineNode['provision'],
  insertedBy: number | null = null,
): Running {
  for (const below of downward(node)) writing.byPid.delete(below.provision.pid);
  const fresh = node.parent ? node.parent.holding(to, insertedBy) : new RunningIndex(to).root;
  const siblings = node.parent?.children;
  if (siblings) siblings[siblings.indexOf(node)] = fresh;
  for (const below of downward(fresh)) writing.byPid.set(below.provision.pid, below);
  return fresh;
}

const QUOTED =
  'It changes words that are quoted for another Act. Wording can only replace them together with the words that quote them. If the other Act already has these words, amend that Act.';

/** Whether something changes in what a provision quotes for another Act. */
const isQuotedIn = (node: RedlineNode): boolean =>
  node.children.some((child) =>
    child.provision.kind === 'quotation' ? amendmentsIn(child).length > 0 : isQuotedIn(child),
  );

/** "For subsections (1) and (2) substitute—", where the provision before was set out anew by the last instruction. */
function joinedToLast(writing: Writing, node: Running, redlined: RedlineNode, now: Provision): number | null {
  const nth = writing.instructions.length - 1;
  const last = writing.instructions[nth];
  const siblings = node.parent?.children ?? [];
  const previous = siblings[siblings.indexOf(node) - 1];
  if (!previous || last?.operation.type !== 'substituteProvisions' || isQuotedIn(redlined)) return null;
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
    amendments: [...new Set([...last.amendments, ...amendmentsIn(redlined)])].sort(),
    operation: {
      ...last.operation,
      targets: [{ at: [{ type: 'unit', unit: step.unit, labels }] }],
      newText: { words: '', provisions },
    },
  };
  return nth;
}

/** "For subsection (2) substitute—": the whole provision as it will read. */
export function setOut(writing: Writing, node: Running, redlined: RedlineNode): Result<null> {
  if (redlined.division) return refuse('unsupported', 'It is the existing text under a new number');
  if (!SET_OUT.has(redlined.provision.kind)) return refuse('unsupported', 'It is too much to set out anew');
  const at = locationOf(node);
  const step = at?.at(-1);
  if (!at || !step) return refuse('unsupported', whyNameless(node));
  const now = asAmended(redlined);
  if (!isHeld(now))
    return refuse('unsupported', 'Keeling does not have all of its words, so it can’t be set out again');
  const unfit = unfitToSetOut(now);
  if (unfit) return refuse('unsupported', unfit);
  if (readsSame(originalOf(redlined), now)) return refuse('unsupported', 'It would read as it does now');
  const nth =
    joinedToLast(writing, node, redlined, now) ??
    addInstruction(writing, at.slice(0, -1), substitutionOf(step, [node], [now]), amendmentsIn(redlined), {
      ...insertedBefore(node),
      ...(isQuotedIn(redlined) ? { remark: QUOTED } : {}),
    });
  reset(writing, node, { ...copyOf(now, nth), pid: node.provision.pid });
  return ok(null);
}
