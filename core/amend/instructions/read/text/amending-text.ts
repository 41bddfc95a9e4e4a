import { type Provision, provision } from '../../../../act/tree.ts';
import { ok, type Result, refuse } from '../../../../base/result.ts';
import { readText } from '../instructions.ts';
import { formatLimit, LIMITS } from '../limits.ts';
import { assemble, type Expected } from './assemble.ts';
import { expectedAfter, NOTHING } from './expected.ts';
import { type Budget, chunksOf } from './lines.ts';
import { printed } from './marks.ts';
import { intoSchedules } from './schedules.ts';
import { withDoubleMarks } from './single-marks.ts';
import { HOLE, type Structure, structuresOf } from './structures.ts';

const counter = (): (() => string) => {
  let next = 0;
  return () => `text-${++next}`;
};

/**
 * Provisions from text as it is typed or pasted, of the kinds that their labels show; `expected` is what they are said to
 * be, where something says so. What an inserted block is made from. Never refuses: what has no label is a `block`.
 */
export function readProvisions(
  text: string,
  expected: Partial<Expected> = {},
  pid: () => string = counter(),
): readonly Provision[] {
  const fullExpected: Expected = { kind: expected.kind ?? null, inSchedule: expected.inSchedule ?? false };
  return parseProvisions(printed(text), fullExpected, { pid });
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
 * Amending wording as it is typed or pasted, as the tree that `readInstructions` reads. Labels make numbered
 * provisions of it. A quoted structure ends at the mark that closes it. Its labels and the words before it give the
 * kinds of its provisions. Lines and indents may be lost, and marks straight. Refused when there is nothing in it, or
 * more characters, paragraphs or instructions than are read at once (`LIMITS`).
 */
export function readAmendingText(text: string): Result<Provision> {
  if (text.length > LIMITS.characters) return tooMuch('characters');
  const plain = withDoubleMarks(printed(text));
  if (plain.trim() === '') return refuse('invalid', 'There are no words to read.');
  if (hasTooManyLines(plain)) return tooMuch('paragraphs');
  const budget = { left: LIMITS.paragraphs };
  const context: ParseContext = { pid: counter(), budget };
  const provisions = parseProvisions(plain, { ...NOTHING, amends: true }, context);
  if (budget.left < 0) return tooMuch('paragraphs');
  const root = rootOf(withItems(provisions, context.pid), context.pid);
  const { items, isCut } = readText(root);
  return isCut ? tooMuch('instructions') : ok(intoSchedules(root, items));
}

/** Whether more lines of a text have something in them than are read: nothing is made of those before that is known. */
function hasTooManyLines(text: string): boolean {
  let count = 0;
  for (const _ of text.matchAll(/\S.*/g)) if (++count > LIMITS.paragraphs) return true;
  return false;
}

const NAMES = {
  characters: 'characters',
  paragraphs: 'lines or numbered paragraphs',
  instructions: 'instructions',
} as const;

/** The refusal of a text that is too long to be read at once. */
export const tooMuch = (limit: keyof typeof NAMES): Result<never> =>
  refuse(
    'unsupported',
    `This text has more than ${formatLimit(LIMITS[limit])} ${NAMES[limit]}, which is too many to read at once. Split the text into parts.`,
  );

/** How deep quotations are read within one another: an Act may insert what amends, and that what amends again. */
const DEEPEST = 4;

/** What the provisions of one text are made with. */
interface ParseContext {
  readonly pid: () => string;
  readonly budget?: Budget;
}

/** Provisions from a text with quoted structures, and theirs from them. */
function parseProvisions(
  text: string,
  expected: Expected,
  context: ParseContext,
  depth = 0,
): readonly Provision[] {
  const { pid, budget } = context;
  const structures = depth < DEEPEST ? structuresOf(text) : [];
  let next = 0;
  const fill = (words: string, above: string): readonly (string | Provision)[] => {
    const parts = words.split(HOLE);
    return parts.flatMap((part, index): readonly (string | Provision)[] => {
      if (index === parts.length - 1) return index === 0 ? [part.trim()] : [];
      const structure = structures[next++];
      if (!structure) return [part.trim()];
      // What a structure is, the words say that follow the one before it.
      const before = index === 0 ? `${above} ${part}` : part;
      const { runsOn } = structure;
      const expectedNext = expectedAfter(before);
      const within =
        expectedNext.kind === 'row'
          ? [tableOf(structure.inner, pid)]
          : parseProvisions(
              structure.inner,
              {
                ...expectedNext,
                ...(runsOn === null ? {} : { runsOn: true }),
                ...(SAYS_HEADING.test(before.slice(-200)) ? { hasHeading: true } : {}),
              },
              context,
              depth + 1,
            );
      const quotation = quoted(structure, within, pid(), (parts[index + 1] ?? '').trim());
      return index === 0 ? [part.trim(), quotation] : [quotation];
    });
  };
  return assemble(chunksOf(holed(text, structures), budget, expected.amends === true), expected, pid, fill);
}

/** "The following italic heading and section". */
const SAYS_HEADING = /\bheading\b[^.;”]*$/i;

/** What sets the cells of a line apart: tabs or, where it has none, bars or the spaces of a printed column. */
const betweenCells = (line: string): RegExp => (line.includes('\t') ? /\t/ : / *\| *| {3,}/);

/** Entries of a table, a line for each. */
function tableOf(text: string, pid: () => string): Provision {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const children = lines.map((line) => {
    const words = line.replace(/^ +| +$/g, '').split(betweenCells(line.trim()));
    const cells = words.map((content) => provision({ pid: pid(), kind: 'cell', content: content.trim() }));
    return provision({ pid: pid(), kind: 'row', children: cells });
  });
  return provision({ pid: pid(), kind: 'table', children });
}

function quoted(
  { runsOn }: Structure,
  children: readonly Provision[],
  pid: string,
  wrapUp: string,
): Provision {
  // Words in a line of their own that no label begins are more of the words that ran on to them.
  const isWords = (child: Provision) => child.kind === 'block' && child.children.length === 0;
  const quote = { start: runsOn === null ? '“' : '', end: '”' };
  if (runsOn !== null && children.every(isWords)) {
    const content = children.map((child) => child.content).join('\n');
    return provision({ pid, kind: 'quotation', quote, content, wrapUp });
  }
  // “; or (d) …” after a dash: the stop and the linking word go on from what is there.
  const [first, ...items] = children;
  const leads = first && isWords(first) && items.length > 0 && LINK.test(first.content);
  const intro = leads ? first.content : '';
  return provision({ pid, kind: 'quotation', quote, intro, children: leads ? items : children, wrapUp });
}

const LINK = /^(?:[;,]?\s*(?:and|or)?|[—–:-])$/;

const opensList = ({ kind, intro, content, children }: Provision): boolean =>
  kind === 'block' && children.length === 0 && /—\s*$/.test(intro || content);

/** Sentences without a number, each with the items beside it in it: words after them, or another such, are not theirs. */
function withItems(provisions: readonly Provision[], pid: () => string): readonly Provision[] {
  const openers = provisions.filter(opensList);
  if (openers.length < 2 && openers.every(({ wrapUp }) => wrapUp === '')) return provisions;
  const all: Provision[] = [];
  let own: Provision[] | null = null;
  for (const one of provisions) {
    if (own && (one.num.startsWith('(') || (one.kind === 'paragraph' && one.num === ''))) {
      own.push(one);
      continue;
    }
    own = opensList(one) ? [] : null;
    const { intro, content, wrapUp } = one;
    all.push(
      own ? provision({ pid: pid(), kind: 'section', intro: intro || content, wrapUp, children: own }) : one,
    );
  }
  return all;
}

/** Instructions by themselves are one provision; sections and Schedules are of a whole instrument. */
function rootOf(provisions: readonly Provision[], pid: () => string): Provision {
  const [only] = provisions;
  if (only && provisions.length === 1) return only;
  const isWhole = provisions.some(({ kind }) => ['section', 'part', 'chapter', 'schedule'].includes(kind));
  // A sentence without a number that opens a list: "In section 2A(3)—", with (a) and (b) below it.
  if (only && opensList(only) && !isWhole && provisions[1]?.kind !== 'block') {
    return provision({ pid: pid(), kind: 'section', intro: only.content, children: provisions.slice(1) });
  }
  return provision({ pid: pid(), kind: isWhole ? 'act' : 'section', children: provisions });
}
