import { type Kind, type Provision, provision } from '../../../../act/tree.ts';
import { ok, type Result, refuse } from '../../../../result.ts';
import type { Location, Operation } from '../../syntax.ts';
import { depthOf } from '../depth.ts';
import { say } from '../sentence.ts';
import { tokenise } from '../tokens.ts';
import { assemble, type Expected } from './assemble.ts';
import { chunksOf } from './lines.ts';
import { printed } from './marks.ts';
import { HOLE, type Structure, structuresOf } from './structures.ts';

/** The most that is read at once, in UTF-16 code units: a long Bill. */
const LONGEST = 5_000_000;

const counter = (): (() => string) => {
  let next = 0;
  return () => `text-${++next}`;
};

/** The kind of provision that stands beside, or in the place of, what a location names. */
function kindAt(at: Location): Expected {
  const step = at.at(-1);
  const inSchedule =
    at.some((outer) => outer.type === 'unit' && outer.unit === 'Schedule') &&
    step?.type === 'unit' &&
    step.unit !== 'Schedule';
  if (step?.type === 'definition') return { kind: 'definition', inSchedule };
  if (step?.type !== 'unit') return { kind: null, inSchedule };
  const depth = depthOf(step, at.slice(0, -1));
  if (step.unit === 'sub-paragraph' && depth === 5) return { kind: 'scheduleSubparagraph', inSchedule: true };
  if (step.unit === 'paragraph' && depth === 4) return { kind: 'scheduleParagraph', inSchedule: true };
  const kinds: Partial<Record<typeof step.unit, Kind>> = {
    Schedule: 'schedule',
    Part: 'part',
    Chapter: 'chapter',
    section: 'section',
    subsection: 'subsection',
    paragraph: 'paragraph',
    'sub-paragraph': 'subparagraph',
    'sub-sub-paragraph': 'subsubparagraph',
    article: 'section',
    regulation: 'section',
    rule: 'section',
  };
  return { kind: kinds[step.unit] ?? null, inSchedule };
}

function placeOf(operation: Operation): Location | null {
  if (operation.type === 'substituteProvisions') return operation.targets[0]?.at ?? null;
  if (operation.type !== 'insert') return null;
  const [anchor] = operation.at;
  if (!anchor) return null;
  return anchor.type === 'words' ? null : anchor.of;
}

/** What the words before a quoted structure say that it is: "after paragraph (b) insert—" makes paragraphs. */
function expectedAfter(words: string): Expected {
  const block = provision({ pid: '-', kind: 'quotation' });
  const last = words.slice(-600).split(HOLE).at(-1) ?? '';
  const c = {
    ...tokenise([{ text: last }, { block }]),
    at: 0,
    titles: new Map<string, string>(),
    nesting: 0,
  };
  const item = say(c, { places: [[]] }, { named: [] }).items.findLast(({ read }) => read);
  const at = item?.read ? placeOf(item.operation) : null;
  if (!item?.read || !at) return { kind: null, inSchedule: false };
  const found = kindAt([...item.context, ...at]);
  const isEdge =
    item.operation.type === 'insert' &&
    (item.operation.at[0]?.type === 'edge' || item.operation.at[0]?.type === 'appropriatePlace');
  return isEdge ? { kind: null, inSchedule: found.inSchedule } : found;
}

/**
 * Provisions from text as it is typed or pasted, of the kinds that their labels show; `expected` is what they are said to
 * be, where something says so. What an inserted block is made from. Never refuses: what has no label is a `block`.
 */
export function readProvisions(
  text: string,
  expected: Partial<Expected> = {},
  pid: () => string = counter(),
): readonly Provision[] {
  const whole: Expected = { kind: expected.kind ?? null, inSchedule: expected.inSchedule ?? false };
  return assemble(chunksOf(printed(text)), whole, pid);
}

/** The text with each of its structures made a hole, and what fills each hole in turn. */
function holed(text: string, structures: readonly Structure[]): string {
  let out = '';
  let at = 0;
  for (const { from, to, runsOn } of structures) {
    out += `${text.slice(at, from)}${runsOn === null ? '' : `“${runsOn}`}`.trimEnd() + HOLE;
    at = to;
  }
  return out + text.slice(at);
}

/**
 * Amending wording as it is typed or pasted, as the tree that `readInstructions` reads: numbered provisions by their
 * labels, and each quoted structure, from its opening mark to the one that closes it, as provisions of the kinds that
 * their labels and the words before them say. Lines and indents may be lost, marks straight. Refused when there is
 * nothing in it, or more than five million characters.
 */
export function readAmendingText(text: string): Result<Provision> {
  if (text.length > LONGEST)
    return refuse('invalid', 'This is too long to be read at once: it has over five million characters.');
  const plain = printed(text);
  if (plain.trim() === '') return refuse('invalid', 'There are no words to read.');
  const pid = counter();
  const structures = structuresOf(plain);
  let next = 0;
  const fill = (words: string): readonly (string | Provision)[] => {
    const parts = words.split(HOLE);
    return parts.flatMap((part, index): readonly (string | Provision)[] => {
      if (index === parts.length - 1) return index === 0 ? [part.trim()] : [];
      const structure = structures[next++];
      if (!structure) return [part.trim()];
      const before = parts.slice(0, index + 1).join(HOLE);
      const quotation = quoted(structure, before, pid, (parts[index + 1] ?? '').trim());
      return index === 0 ? [part.trim(), quotation] : [quotation];
    });
  };
  const found = assemble(chunksOf(holed(plain, structures)), { kind: null, inSchedule: false }, pid, fill);
  return ok(rootOf(found, pid));
}

function quoted(structure: Structure, before: string, pid: () => string, wrapUp: string): Provision {
  const { inner, runsOn } = structure;
  const expected = expectedAfter(runsOn === null ? before : before.replace(/“[^“”]*$/, ''));
  const children = assemble(chunksOf(inner), expected, pid);
  // Words in a line of their own that no label begins are more of the words that ran on to them.
  const isWords =
    runsOn !== null && children.every((child) => child.kind === 'block' && child.children.length === 0);
  if (isWords) {
    const content = children.map((child) => child.content).join('\n');
    return provision({ pid: pid(), kind: 'quotation', quote: { start: '', end: '”' }, content, wrapUp });
  }
  return provision({
    pid: pid(),
    kind: 'quotation',
    quote: { start: runsOn === null ? '“' : '', end: '”' },
    children,
    wrapUp,
  });
}

/** Instructions by themselves are one provision; sections and Schedules are of a whole instrument. */
function rootOf(found: readonly Provision[], pid: () => string): Provision {
  const [only] = found;
  if (only && found.length === 1) return only;
  const isWhole = found.some(({ kind }) => ['section', 'part', 'chapter', 'schedule'].includes(kind));
  return provision({ pid: pid(), kind: isWhole ? 'act' : 'section', children: found });
}
