import { type Provision, provision } from '../../../../act/tree.ts';
import { ok, type Result, refuse } from '../../../../base/result.ts';
import { readText } from '../instructions.ts';
import { formatLimit, LIMITS } from '../limits.ts';
import { assemble, type ExpectedContent } from './assemble.ts';
import { expectedAfter, NOTHING_EXPECTED } from './expected.ts';
import { type Budget, chunksOf } from './lines.ts';
import { toPrintedMarks } from './marks.ts';
import { applyScheduleKinds } from './schedules.ts';
import { withDoubleMarks } from './single-marks.ts';
import { findStructures, PLACEHOLDER, type Structure } from './structures.ts';

const pidCounter = (): (() => string) => {
  let next = 0;
  return () => `text-${++next}`;
};

/**
 * Makes provisions from typed or pasted text, for example for an inserted block. Their kinds follow from their labels and
 * from `expected`, where the kinds are known. Never refuses: text without a label becomes a `block`.
 */
export function readProvisions(
  text: string,
  expected: Partial<ExpectedContent> = {},
  pid: () => string = pidCounter(),
): readonly Provision[] {
  const fullExpected: ExpectedContent = {
    kind: expected.kind ?? null,
    inSchedule: expected.inSchedule ?? false,
  };
  return parseProvisions(toPrintedMarks(text), fullExpected, { pid });
}

/** A text with a placeholder for each of its structures. */
function withPlaceholders(text: string, structures: readonly Structure[]): string {
  let withHoles = '';
  let at = 0;
  for (const { from, to, leadingWords } of structures) {
    withHoles +=
      `${text.slice(at, from)}${leadingWords === null ? '' : `“${leadingWords}`}`.trimEnd() + PLACEHOLDER;
    at = to;
  }
  return withHoles + text.slice(at);
}

/**
 * Makes typed or pasted amending wording into the tree that `readInstructions` reads. Labels divide it into numbered
 * provisions. A quoted structure ends at its closing mark, and its kinds follow from its labels and the words before it.
 * The text may have lost its lines and indents, and may have straight marks. Refuses an empty text, and one with more
 * characters, paragraphs or instructions than can be read at once (`LIMITS`).
 */
export function readAmendingText(text: string): Result<Provision> {
  if (text.length > LIMITS.characters) return tooMuch('characters');
  const printedText = withDoubleMarks(toPrintedMarks(text));
  if (printedText.trim() === '') return refuse('invalid', 'There are no words to read.');
  if (hasTooManyLines(printedText)) return tooMuch('paragraphs');
  const budget = { remaining: LIMITS.paragraphs };
  const context: ParseContext = { pid: pidCounter(), budget };
  const provisions = parseProvisions(printedText, { ...NOTHING_EXPECTED, isAmendingText: true }, context);
  if (budget.remaining < 0) return tooMuch('paragraphs');
  const root = rootOf(nestItems(provisions, context.pid), context.pid);
  const { items, isCut } = readText(root);
  return isCut ? tooMuch('instructions') : ok(applyScheduleKinds(root, items));
}

/** Whether a text has more lines than can be read, without the empty ones. Checked before any provision is made. */
function hasTooManyLines(text: string): boolean {
  let count = 0;
  for (const _ of text.matchAll(/\S.*/g)) if (++count > LIMITS.paragraphs) return true;
  return false;
}

const LIMIT_NAMES = {
  characters: 'characters',
  paragraphs: 'lines or numbered paragraphs',
  instructions: 'instructions',
} as const;

/** The refusal of a text that is too long to be read at once. */
export const tooMuch = (limit: keyof typeof LIMIT_NAMES): Result<never> =>
  refuse(
    'unsupported',
    `This text has more than ${formatLimit(LIMITS[limit])} ${LIMIT_NAMES[limit]}, which is too many to read at once. Split the text into parts.`,
  );

/** The deepest nesting of quotations that is read. An Act may insert amending words, which may insert amending words again. */
const MAX_QUOTATION_DEPTH = 4;

/** The source of new pids, and the number of provisions that may still be made. */
interface ParseContext {
  readonly pid: () => string;
  readonly budget?: Budget;
}

/** Makes provisions from a text, and from each quoted structure in it. */
function parseProvisions(
  text: string,
  expected: ExpectedContent,
  context: ParseContext,
  depth = 0,
): readonly Provision[] {
  const { pid, budget } = context;
  const structures = depth < MAX_QUOTATION_DEPTH ? findStructures(text) : [];
  let next = 0;
  const splitQuotations = (words: string, above: string): readonly (string | Provision)[] => {
    const parts = words.split(PLACEHOLDER);
    return parts.flatMap((part, index): readonly (string | Provision)[] => {
      if (index === parts.length - 1) return index === 0 ? [part.trim()] : [];
      const structure = structures[next++];
      if (!structure) return [part.trim()];
      // The words between this structure and the one before it say what this one contains.
      const wordsBefore = index === 0 ? `${above} ${part}` : part;
      const { leadingWords } = structure;
      const expectedNext = expectedAfter(wordsBefore);
      const children =
        expectedNext.kind === 'row'
          ? [tableOf(structure.inner, pid)]
          : parseProvisions(
              structure.inner,
              {
                ...expectedNext,
                ...(leadingWords === null ? {} : { continuesListOutside: true }),
                ...(ANNOUNCES_HEADING.test(wordsBefore.slice(-200)) ? { hasHeading: true } : {}),
              },
              context,
              depth + 1,
            );
      const quotation = quotationOf(structure, children, pid(), (parts[index + 1] ?? '').trim());
      return index === 0 ? [part.trim(), quotation] : [quotation];
    });
  };
  return assemble(
    chunksOf(withPlaceholders(text, structures), budget, expected.isAmendingText === true),
    expected,
    pid,
    splitQuotations,
  );
}

/** Words that announce a heading in the new text: "The following italic heading and section". */
const ANNOUNCES_HEADING = /\bheading\b[^.;”]*$/i;

/** The separator of the cells in a line: tabs or, in a line without tabs, bars or the spaces of a printed column. */
const cellSeparator = (line: string): RegExp => (line.includes('\t') ? /\t/ : / *\| *| {3,}/);

/** Makes a table with one row for each line of text. */
function tableOf(text: string, pid: () => string): Provision {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const children = lines.map((line) => {
    const words = line.replace(/^ +| +$/g, '').split(cellSeparator(line.trim()));
    const cells = words.map((content) => provision({ pid: pid(), kind: 'cell', content: content.trim() }));
    return provision({ pid: pid(), kind: 'row', children: cells });
  });
  return provision({ pid: pid(), kind: 'table', children });
}

function quotationOf(
  { leadingWords }: Structure,
  children: readonly Provision[],
  pid: string,
  wrapUp: string,
): Provision {
  // Lines without a label continue the words that run on into them.
  const isPlainLine = (child: Provision) => child.kind === 'block' && child.children.length === 0;
  const quote = { start: leadingWords === null ? '“' : '', end: '”' };
  if (leadingWords !== null && children.every(isPlainLine)) {
    const content = children.map((child) => child.content).join('\n');
    return provision({ pid, kind: 'quotation', quote, content, wrapUp });
  }
  // “; or (d) …” after a dash: the punctuation and the linking word continue the existing text.
  const [first, ...items] = children;
  const isLinkFirst = first && isPlainLine(first) && items.length > 0 && ONLY_LINK.test(first.content);
  const intro = isLinkFirst ? first.content : '';
  return provision({
    pid,
    kind: 'quotation',
    quote,
    intro,
    children: isLinkFirst ? items : children,
    wrapUp,
  });
}

const ONLY_LINK = /^(?:[;,]?\s*(?:and|or)?|[—–:-])$/;

const opensList = ({ kind, intro, content, children }: Provision): boolean =>
  kind === 'block' && children.length === 0 && /—\s*$/.test(intro || content);

/** Moves items into the unnumbered sentence before them that opens their list. Any other provision ends the list. */
function nestItems(provisions: readonly Provision[], pid: () => string): readonly Provision[] {
  const openers = provisions.filter(opensList);
  if (openers.length < 2 && openers.every(({ wrapUp }) => wrapUp === '')) return provisions;
  const nested: Provision[] = [];
  let openItems: Provision[] | null = null;
  for (const node of provisions) {
    if (openItems && (node.num.startsWith('(') || (node.kind === 'paragraph' && node.num === ''))) {
      openItems.push(node);
      continue;
    }
    openItems = opensList(node) ? [] : null;
    const { intro, content, wrapUp } = node;
    nested.push(
      openItems
        ? provision({ pid: pid(), kind: 'section', intro: intro || content, wrapUp, children: openItems })
        : node,
    );
  }
  return nested;
}

/** The root of the tree: a whole Act if there are sections or Schedules, and otherwise one provision. */
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
