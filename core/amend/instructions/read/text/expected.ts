import { type Kind, provision } from '../../../../act/tree.ts';
import type { Location, Operation, UnitName } from '../../syntax.ts';
import { cursorOver } from '../cursor.ts';
import { depthOf, depthsOf } from '../depth.ts';
import { NOWHERE, readSentence } from '../sentence.ts';
import { tokenise } from '../tokens.ts';
import type { Expected } from './assemble.ts';
import { HOLE } from './structures.ts';

/** Nothing is said of what a structure holds: its labels alone tell. */
export const NOTHING: Expected = { kind: null, inSchedule: false };

const OF_DEPTH: ReadonlyMap<number, Kind> = new Map([
  [6, 'paragraph'],
  [7, 'subparagraph'],
  [8, 'subsubparagraph'],
]);
const OF_UNIT: Partial<Record<UnitName, Kind>> = {
  Schedule: 'schedule',
  Part: 'part',
  Chapter: 'chapter',
  section: 'section',
  article: 'section',
  regulation: 'section',
  rule: 'section',
};

/** How far in the last step of a location reaches: section 4(2)(a) to its paragraph (a). */
function reach(at: Location): number {
  const step = at.at(-1);
  if (step?.type !== 'unit') return 0;
  const depth = depthOf(step, at.slice(0, -1));
  return depthsOf(step.labels[0]?.from ?? [], depth).at(-1) ?? depth;
}

/** Whether what is put beside or in a place is an entry of a table. */
const isOfTable = (step: Location[number] | undefined): boolean =>
  step?.type === 'tableEntry' ||
  (step?.type === 'unit' && (step.unit === 'entry' || step.unit === 'row')) ||
  (step?.type === 'anaphor' && (step.unit === 'entry' || step.unit === 'row'));

/** What stands beside, or in the place of, what a location names. */
function like(at: Location): Expected {
  const step = at.at(-1);
  const isIn = at.some((outer) => outer.type === 'unit' && outer.unit === 'Schedule');
  if (isOfTable(step)) return { kind: 'row', inSchedule: isIn };
  if (step?.type === 'definition') return { kind: 'definition', inSchedule: isIn };
  if (step?.type !== 'unit') return { kind: null, inSchedule: isIn };
  if (step.unit === 'Schedule') return { kind: 'schedule', inSchedule: false };
  const depth = reach(at);
  const bare = step.unit === 'paragraph' && depthOf(step, at.slice(0, -1)) === 4;
  const inSchedule = isIn || bare || (step.unit === 'sub-paragraph' && depth === 5);
  const kind =
    OF_DEPTH.get(depth) ??
    (depth === 5 ? (inSchedule ? 'scheduleSubparagraph' : 'subsection') : undefined) ??
    (inSchedule && depth === 4 ? 'scheduleParagraph' : OF_UNIT[step.unit]);
  return { kind: kind ?? null, inSchedule };
}

/** What stands inside what a location names, where words run on into it. */
function inside(at: Location): Expected {
  const { inSchedule } = like(at);
  return { kind: reach(at) === 6 ? 'subparagraph' : null, inSchedule };
}

function expectedOf(operation: Operation, context: Location): Expected {
  if (operation.type === 'substituteProvisions')
    return like([...context, ...(operation.targets[0]?.at ?? [])]);
  if (operation.type === 'substituteWords') {
    const [target] = operation.targets;
    return inside([...context, ...(target && target.type !== 'link' ? target.in : [])]);
  }
  const anchor = operation.type === 'insert' ? operation.at[0] : undefined;
  if (!anchor) return NOTHING;
  if (anchor.type === 'provision') return like([...context, ...anchor.of]);
  const place = anchor.type === 'words' ? null : [...context, ...anchor.of];
  const last = place?.at(-1);
  if (last?.type === 'unit' && last.unit === 'table') return { kind: 'row', inSchedule: false };
  if (anchor.type !== 'words') return { kind: null, inSchedule: like([...context, ...anchor.of]).inSchedule };
  const { words } = anchor;
  return words.type === 'link' ? like([...context, ...words.link.of]) : inside([...context, ...words.in]);
}

/** Where a sentence begins that says where something is put in, in words that others stand before. */
const LEAD = /(?<=\s)(?=(?:In|After|Before|For|At)\s)/;

/** What the words before a quoted structure say that it is: "after paragraph (b) insert—" makes paragraphs. */
export function expectedAfter(words: string): Expected {
  const block = provision({ pid: '-', kind: 'quotation' });
  const last = (words.slice(-900).split(HOLE).at(-1) ?? '').replace(/“[^“”]*$/, '');
  for (const text of [last, last.split(LEAD).at(-1) ?? '']) {
    const c = cursorOver(tokenise([{ text }, { block }]));
    const item = readSentence(c, NOWHERE, { namedPlaces: [] }).items.findLast(({ read }) => read);
    if (item?.read) return expectedOf(item.operation, item.context);
  }
  return NOTHING;
}
