import { FIELDS, type Kind } from '../../../act/tree.ts';
import { ok, type Result, refuse } from '../../../result.ts';
import type { RedlineNode } from '../../redline.ts';
import type { Operation } from '../syntax.ts';
import { amendmentsIn, asAmended, copyOf, isHeld } from './amended.ts';
import { bothOf } from './hunks.ts';
import { labelOf, locate, stepOf, unitOf, whyNameless, withoutNotes } from './places.ts';
import { downward, type Running, runningOf, upward } from './running.ts';
import { unfitToSetOut, writeRun } from './structure.ts';
import { evenly, tokensOf } from './tokens.ts';
import { isMostlyNew, onlySpaces, writeField } from './words.ts';
import { insertedBefore, type Writing, write } from './written.ts';

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
const GROUPS: ReadonlySet<Kind> = new Set(['act', 'part', 'chapter', 'crossheading', 'schedule']);

const isChanged = (node: RedlineNode): boolean => amendmentsIn(node).length > 0;

const countWords = (text: string): number => tokensOf(text).filter(({ isWord }) => isWord).length;

/** The words of the base text in a provision, and how many of them go. */
function shares(node: RedlineNode): { all: number; gone: number; pieces: number } {
  let [all, gone, pieces] = [0, 0, 0];
  const visit = (at: RedlineNode): void => {
    if (at.fate.state === 'inserted') {
      pieces++;
      return;
    }
    if (at.fate.state === 'deleted') pieces++;
    for (const field of FIELDS) {
      if (field === 'num') continue;
      let changed = false;
      for (const run of at.fields[field]) {
        if (run.kind !== 'kept') changed = true;
        if (run.kind === 'inserted') continue;
        const words = countWords(run.text);
        all += words;
        if (run.kind === 'deleted') gone += words;
      }
      if (changed && at.fate.state === 'kept') pieces++;
    }
    for (const child of at.children) visit(child);
  };
  visit(node);
  return { all, gone, pieces };
}

/** Whether more of a provision goes than stays, so that a reader is better served with all of it as it will read. */
function isBetterSetOut(node: RedlineNode): boolean {
  const { kind } = node.provision;
  if (!SET_OUT.has(kind) || kind === 'section' || node.division) return false;
  if (node.children.length === 0) return isMostlyNew(node.fields.content);
  const { all, gone, pieces } = shares(node);
  return pieces > 2 && all > 8 && gone / all > 0.6;
}

/** Puts the text of a provision back to what it was before anything was written of it. */
function reset(
  writing: Writing,
  node: Running,
  to: RedlineNode['provision'],
  insertedBy: number | null = null,
): Running {
  for (const below of downward(node)) writing.byPid.delete(below.provision.pid);
  const fresh = runningOf(to, node.parent, insertedBy);
  const siblings = node.parent?.children;
  if (siblings) siblings[siblings.indexOf(node)] = fresh;
  for (const below of downward(fresh)) writing.byPid.set(below.provision.pid, below);
  return fresh;
}

/** "For subsection (2) substitute—": the whole provision as it will read. */
function setOut(writing: Writing, node: Running, redlined: RedlineNode): Result<null> {
  if (redlined.division) return refuse('unsupported', 'It is the existing text under a new number');
  if (!SET_OUT.has(redlined.provision.kind)) return refuse('unsupported', 'It is too much to set out anew');
  const at = locate(node);
  const step = at?.at(-1);
  if (!at || !step) return refuse('unsupported', whyNameless(node));
  const now = asAmended(redlined);
  if (!isHeld(now))
    return refuse('unsupported', 'Not all of its words are held, so it can’t be set out anew');
  const unfit = unfitToSetOut(now);
  if (unfit) return refuse('unsupported', unfit);
  const operation: Operation = {
    type: 'substituteProvisions',
    targets: [{ at: [step] }],
    matter: { words: '', provisions: [now] },
  };
  const nth = write(writing, at.slice(0, -1), operation, amendmentsIn(redlined), insertedBefore(node));
  reset(writing, node, { ...copyOf(now, nth), pid: node.provision.pid });
  return ok(null);
}

/** Writes all that changes in a provision that stays, or sets it out anew. Refused `unsupported` when neither will do. */
export function writeProvision(writing: Writing, redlined: RedlineNode): Result<null> {
  const node = writing.byPid.get(redlined.provision.pid);
  if (!node) throw new RangeError(`The text being written has no ${redlined.provision.pid}`);
  if (!isChanged(redlined)) return ok(null);
  const [from, left] = [writing.instructions.length, writing.left.length];
  const before = writing.instructions.at(-1);
  if (isBetterSetOut(redlined)) {
    const whole = setOut(writing, node, redlined);
    if (whole.ok) return whole;
  }
  const parts = writeParts(writing, node, redlined);
  if (parts.ok) return parts;
  writing.instructions.length = from;
  if (before && from > 0) writing.instructions[from - 1] = before;
  writing.left.length = left;
  const fresh = reset(writing, node, node.provision);
  const whole = setOut(writing, fresh, redlined);
  if (whole.ok) return whole;
  const why = `${whole.error.message.charAt(0).toLowerCase()}${whole.error.message.slice(1)}`;
  const said = parts.error.message;
  if (said.toLowerCase().includes(why.toLowerCase())) return parts;
  return refuse('unsupported', `${said}. It can’t be set out anew as a whole, either: ${why}`);
}

function writeParts(writing: Writing, node: Running, redlined: RedlineNode): Result<null> {
  const part = redlined.children.find(({ division }) => division);
  if (part) {
    const divided = divide(writing, node, part);
    if (!divided.ok) return divided;
  }
  for (const field of ['heading', 'intro', 'content'] as const) {
    if (part && field !== 'heading') continue;
    if (redlined.division && field === 'heading') continue;
    const written = writeField(writing, redlined, field);
    if (!written.ok) return written;
  }
  const children = writeChildren(writing, node, redlined);
  if (!children.ok) return children;
  if (!part) {
    const closing = writeField(writing, redlined, 'wrapUp');
    if (!closing.ok) return closing;
  }
  return redlined.division ? ok(null) : renumber(writing, node, redlined);
}

/** "The existing text becomes subsection (1)" (drafting-conventions.md §2.1 N13). */
function divide(writing: Writing, node: Running, redlined: RedlineNode): Result<null> {
  const context = locate(node);
  if (!context || redlined.provision.heading)
    return refuse('unsupported', 'The heading of the new part can’t be said');
  const part = runningOf({ ...redlined.provision, children: [] }, node);
  part.children = node.children;
  for (const child of part.children) child.parent = part;
  Object.assign(part.text, { ...node.text, num: redlined.provision.num, heading: '' });
  Object.assign(node.text, { intro: '', content: '', wrapUp: '' });
  node.children = [part];
  writing.byPid.set(part.provision.pid, part);
  const as = stepOf(part);
  if (!as) return refuse('unsupported', 'The new part has no number that can be read');
  const amendments = redlined.division ? [redlined.division.am] : [];
  write(writing, context, { type: 'renumber', at: [], as }, amendments, insertedBefore(node));
  return ok(null);
}

function writeChildren(writing: Writing, node: Running, redlined: RedlineNode): Result<null> {
  // What is quoted for another Act is set out anew with the provision that quotes it, or not at all.
  const isQuoted = [...upward(node)].some(({ provision }) => provision.kind === 'quotation');
  const isGroup = GROUPS.has(redlined.provision.kind) && !isQuoted;
  let at = 0;
  let run: RedlineNode[] = [];
  /** Writes the siblings put in and left out since the last that stays; in a group, lists those that can't be said. */
  const settle = (): Result<null> => {
    const given = run;
    run = [];
    if (given.length === 0) return ok(null);
    const [from, children] = [writing.instructions.length, [...node.children]];
    const written = writeRun(writing, node, at, given);
    if (written.ok) at = written.value;
    else if (!isGroup) return written;
    else {
      writing.instructions.length = from;
      node.children = children;
      for (const one of given) leave(writing, one, written.error.message);
      at += given.filter(({ fate }) => fate.state === 'deleted').length;
    }
    return ok(null);
  };
  for (const child of redlined.children) {
    if (child.fate.state !== 'kept') {
      run.push(child);
      continue;
    }
    const settled = settle();
    if (!settled.ok) return settled;
    const written = writeProvision(writing, child);
    if (!written.ok) {
      if (!isGroup) return written;
      leave(writing, child, written.error.message);
    }
    at++;
  }
  return settle();
}

function leave(writing: Writing, node: RedlineNode, reason: string): void {
  const { pid, kind, num } = node.provision;
  const place = [unitName(writing, pid) ?? kind, labelOf(num) ?? num].filter(Boolean).join(' ');
  writing.left.push({ amendments: amendmentsIn(node), pid, place, reason, spacesOnly: false });
}

function unitName(writing: Writing, pid: string): string | null {
  const node = writing.byPid.get(pid);
  return node ? unitOf(node) : null;
}

/** "Section 5 is renumbered section 4A": last, so that all that is changed in it is named by the number it had. */
function renumber(writing: Writing, node: Running, redlined: RedlineNode): Result<null> {
  const runs = redlined.fields.num;
  if (runs.every(({ kind }) => kind === 'kept')) return ok(null);
  const { before, after } = bothOf(runs);
  const amendments = [...new Set(runs.flatMap((run) => (run.kind === 'kept' ? [] : [run.am])))].sort();
  if (evenly(before) === evenly(after)) {
    writing.left.push(onlySpaces(node, amendments));
    return ok(null);
  }
  const at = locate(node);
  const step = at?.at(-1);
  if (!at || !step) return refuse('unsupported', whyNameless(node));
  node.text.num = after;
  const as = stepOf(node);
  if (!as || labelOf(after) === '' || labelOf(after) === labelOf(before)) {
    node.text.num = before;
    return refuse('unsupported', `“${after}” can’t be read as a number, or is taken`);
  }
  write(
    writing,
    at.slice(0, -1),
    { type: 'renumber', at: [step], as: withoutNotes([as])[0] ?? as },
    amendments,
    insertedBefore(node),
  );
  return ok(null);
}
