import { type Kind, provision } from '../../../../act/tree.ts';
import type { Location, Operation, UnitName } from '../../syntax.ts';
import { cursorOver } from '../cursor.ts';
import { depthOf, depthsOf } from '../depth.ts';
import { NOTHING_INHERITED, readProvisionWords } from '../sentence.ts';
import { tokenise } from '../tokens.ts';
import type { ExpectedContent } from './assemble.ts';
import { PLACEHOLDER } from './structures.ts';

/** Nothing is said of what a structure holds: its labels alone tell. */
export const NOTHING_EXPECTED: ExpectedContent = { kind: null, inSchedule: false };

const KIND_BY_DEPTH: ReadonlyMap<number, Kind> = new Map([
  [6, 'paragraph'],
  [7, 'subparagraph'],
  [8, 'subsubparagraph'],
]);
const KIND_BY_UNIT: Partial<Record<UnitName, Kind>> = {
  Schedule: 'schedule',
  Part: 'part',
  Chapter: 'chapter',
  section: 'section',
  article: 'section',
  regulation: 'section',
  rule: 'section',
};

/** How far in the last step of a location reaches: section 4(2)(a) to its paragraph (a). */
function depthReached(at: Location): number {
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
function expectedBeside(at: Location): ExpectedContent {
  const step = at.at(-1);
  const isInSchedule = at.some((outer) => outer.type === 'unit' && outer.unit === 'Schedule');
  if (isOfTable(step)) return { kind: 'row', inSchedule: isInSchedule };
  if (step?.type === 'definition') return { kind: 'definition', inSchedule: isInSchedule };
  if (step?.type !== 'unit') return { kind: null, inSchedule: isInSchedule };
  if (step.unit === 'Schedule') return { kind: 'schedule', inSchedule: false };
  const depth = depthReached(at);
  const isScheduleParagraph = step.unit === 'paragraph' && depthOf(step, at.slice(0, -1)) === 4;
  const inSchedule = isInSchedule || isScheduleParagraph || (step.unit === 'sub-paragraph' && depth === 5);
  const kind =
    KIND_BY_DEPTH.get(depth) ??
    (depth === 5 ? (inSchedule ? 'scheduleSubparagraph' : 'subsection') : undefined) ??
    (inSchedule && depth === 4 ? 'scheduleParagraph' : KIND_BY_UNIT[step.unit]);
  return { kind: kind ?? null, inSchedule };
}

/** What stands inside what a location names, where words run on into it. */
function expectedInside(at: Location): ExpectedContent {
  const { inSchedule } = expectedBeside(at);
  return { kind: depthReached(at) === 6 ? 'subparagraph' : null, inSchedule };
}

function expectedOf(operation: Operation, context: Location): ExpectedContent {
  if (operation.type === 'substituteProvisions')
    return expectedBeside([...context, ...(operation.targets[0]?.at ?? [])]);
  if (operation.type === 'substituteWords') {
    const [target] = operation.targets;
    return expectedInside([...context, ...(target && target.type !== 'link' ? target.in : [])]);
  }
  const anchor = operation.type === 'insert' ? operation.at[0] : undefined;
  if (!anchor) return NOTHING_EXPECTED;
  if (anchor.type === 'provision') return expectedBeside([...context, ...anchor.of]);
  const place = anchor.type === 'words' ? null : [...context, ...anchor.of];
  const last = place?.at(-1);
  if (last?.type === 'unit' && last.unit === 'table') return { kind: 'row', inSchedule: false };
  if (anchor.type !== 'words')
    return { kind: null, inSchedule: expectedBeside([...context, ...anchor.of]).inSchedule };
  const { words } = anchor;
  return words.type === 'link'
    ? expectedBeside([...context, ...words.link.of])
    : expectedInside([...context, ...words.in]);
}

/** Where a sentence begins that says where something is put in, in words that others stand before. */
const LAST_LEAD = /(?<=\s)(?=(?:In|After|Before|For|At)\s)/;

/** What the words before a quoted structure say that it is: "after paragraph (b) insert—" makes paragraphs. */
export function expectedAfter(words: string): ExpectedContent {
  const block = provision({ pid: '-', kind: 'quotation' });
  const last = (words.slice(-900).split(PLACEHOLDER).at(-1) ?? '').replace(/“[^“”]*$/, '');
  for (const text of [last, last.split(LAST_LEAD).at(-1) ?? '']) {
    const cursor = cursorOver(tokenise([{ text }, { block }]));
    const item = readProvisionWords(cursor, NOTHING_INHERITED, { namedPlaces: [] }).items.findLast(
      ({ read }) => read,
    );
    if (item?.read) return expectedOf(item.operation, item.context);
  }
  return NOTHING_EXPECTED;
}
