import { extentWords } from '../../../core/act/extent.ts';
import type { Line, LineSegment } from '../../../core/amend/redline/lines.ts';
import type { Run } from '../../../core/amend/redline/redline.ts';
import { printedParts } from '../../../core/amend/redline/table-lines.ts';
import { marksInWords } from '../../../core/base/marks-in-words.ts';
import type { OutlineEntry } from '../../../core/pack/outline.ts';
import type { Reliance } from '../../../core/pack/reliance.ts';
import { type Markup, type MarkupValue, markup } from '../markup.ts';
import { actTable } from './act-table.ts';

/**
 * Writes a run. A change is marked visually in two ways, and in words for screen readers. The bracketed words are also
 * printed, because a PDF has no invisible words.
 */
function run(stretch: Run): Markup {
  if (stretch.kind === 'kept') return markup`${stretch.text}`;
  const namedMarks = marksInWords(stretch.text);
  const marks = namedMarks && ` ${namedMarks}`;
  if (stretch.moved) {
    return stretch.kind === 'inserted'
      ? markup`<ins><span class="vh tag"> [moved here${marks}: </span>${stretch.text}<span class="vh tag">]</span><span class="vh"> end of what was moved </span></ins>`
      : markup`<del><span class="tag">[moved from here${marks}: </span>${stretch.text}<span class="tag">]</span><span class="vh"> end of what was moved </span></del>`;
  }
  return stretch.kind === 'inserted'
    ? markup`<ins><span class="vh tag"> [inserted${marks}: </span>${stretch.text}<span class="vh tag">]</span><span class="vh"> end of insertion </span></ins>`
    : markup`<del><span class="tag">[omitted${marks}: </span>${stretch.text}<span class="tag">]</span><span class="vh"> end of omission </span></del>`;
}

const changedBy = (stretch: Run | undefined): string | null =>
  stretch && stretch.kind !== 'kept' ? stretch.am : null;

/** The name of a change, and the id of the place on the page that describes it. */
export interface ChangeName {
  /** Null if the page doesn't describe the change. */
  readonly id: string | null;
  readonly words: string;
}

const amendmentAsName = (am: string): ChangeName => ({ id: am, words: am });

/** Writes the runs of a line, with a link to the amendment after the last run of each change. */
function runs(
  lineParts: readonly LineSegment[],
  next: Run | undefined,
  nameBefore: string | null,
  nameOf: (am: string) => ChangeName,
  isNamed: (am: string | null) => boolean,
): readonly Markup[] {
  const all = lineParts.flatMap((piece) => piece.runs);
  return all.map((stretch, at) => {
    const am = changedBy(stretch);
    const isContinued = changedBy(all[at + 1] ?? next) === am;
    return am === null || am === nameBefore || isContinued || !isNamed(am)
      ? run(stretch)
      : markup`${run(stretch)}${linkTo(nameOf(am))}`;
  });
}

const linkTo = ({ id, words }: ChangeName): Markup =>
  id === null ? markup`<span class="am">[${words}]</span>` : markup`<a class="am" href="#${id}">${words}</a>`;

/** Writes a heading of the Act. The outermost are `h3`, below the page's `h2`, "The Act, marked up". */
function headingOf(depth: number, id: string, isGroup: boolean, content: MarkupValue): Markup {
  const kind = isGroup ? 'group' : 'provision';
  if (depth === 0) return markup`<h3 id="${id}" class="${kind}">${content}</h3>`;
  if (depth === 1) return markup`<h4 id="${id}" class="${kind}">${content}</h4>`;
  if (depth === 2) return markup`<h5 id="${id}" class="${kind}">${content}</h5>`;
  return markup`<h6 id="${id}" class="${kind}">${content}</h6>`;
}

/** A link from unverified words to what is known about them. For a group, only its heading is meant. */
function statusLink({ status, words, missing }: Reliance, id: string | null, isGroup: boolean): Markup {
  const part = words.length === 0 ? '' : isGroup ? 'heading ' : 'in part ';
  const statusWords = `[${missing ? 'wording not available' : `${part}${status}`}]`;
  return id === null
    ? markup`<span class="am">${statusWords}</span>`
    : markup`<a class="am" href="#${id}">${statusWords}</a>`;
}

/** The settings for writing an Act. */
interface Setting {
  /** A prefix of ids, different for each copy of the Act on the page. */
  readonly prefix: string;
  readonly outline: readonly OutlineEntry[];
  readonly reliance: readonly Reliance[];
  /** Repealed provisions, of which only the number and dots are printed. */
  readonly shells?: ReadonlySet<string>;
  /** The name of each change. By default, the number of its amendment. */
  readonly nameOf?: (am: string) => ChangeName;
  /** Whether the page has a section on the status of the text. By default, it has. */
  readonly hasStatus?: boolean;
  /** The amendment that the whole extract is about. Its changes need no name. */
  readonly own?: string;
}

/** The id of a heading, from its index, because a pid may contain any character. */
export const headingId = (prefix: string, at: number): string => `${prefix}-${at + 1}`;

/** The contents of the Act, as links to its headings in one of its copies. */
export function actContents(outline: readonly OutlineEntry[], prefix: string, marked: boolean): Markup {
  const name = marked ? 'Provisions of the Act, marked up' : 'Provisions of the Act as it would read';
  return markup`<nav class="provisions" aria-label="${name}"><ul>${outline.map(
    ({ num, heading, changed, changeStatus }, at) => {
      if (!marked && changeStatus === 'deleted') return null;
      const note =
        changeStatus === 'inserted'
          ? ' (inserted)'
          : changeStatus === 'deleted'
            ? ' (omitted)'
            : changed
              ? ' (changed)'
              : '';
      return markup`<li><a href="#${headingId(prefix, at)}">${[num, heading].filter((part) => part !== '').join(' ') || 'No heading'}</a>${marked && note}</li>`;
    },
  )}</ul></nav>`;
}

/** Writes the lines of an Act as headings and paragraphs. */
export function actOf(
  lines: readonly Line[],
  { prefix, outline, reliance, shells, nameOf = amendmentAsName, hasStatus = true, own }: Setting,
): readonly Markup[] {
  const isNamed = (am: string | null) => am !== null && am !== own;
  const headings = new Map(outline.map((entry, at) => [entry.pid, { ...entry, id: headingId(prefix, at) }]));
  const pendingReliance = new Map(reliance.map((entry, at) => [entry.pid, { ...entry, id: `r-${at + 1}` }]));
  let before: Line | undefined;
  /** Writes a line's number and words with their changes, and a link to the status of unverified words. */
  const wordsOf = (line: Line) => {
    const { changeStatus, pid } = line;
    const continues =
      changeStatus.state !== 'kept' &&
      before?.changeStatus.state === changeStatus.state &&
      before.changeStatus.am === changeStatus.am
        ? changeStatus.am
        : null;
    before = line;
    const body = runs(line.body, undefined, continues, nameOf, isNamed);
    const label = runs(line.label, line.body[0]?.runs[0], continues, nameOf, isNamed);
    const lineReliance = pendingReliance.get(pid);
    pendingReliance.delete(pid);
    // The contents link to the new place of a moved provision, so the old place is no heading.
    const isMovedAway = changeStatus.state !== 'kept' && changeStatus.moved === 'from';
    const heading = isMovedAway ? undefined : headings.get(pid);
    const isGroup = heading !== undefined && heading.kind !== 'section';
    const status =
      lineReliance !== undefined &&
      lineReliance.status !== 'verified' &&
      statusLink(lineReliance, hasStatus ? lineReliance.id : null, isGroup);
    return { body, label, heading, isGroup, status };
  };
  const lineOf = (line: Line): readonly Markup[] => {
    const { pid, role, level } = line;
    const { body, label, heading, isGroup, status } = wordsOf(line);
    if (role === 'heading' && heading) {
      const content = [label, label.length > 0 && ' ', body];
      const extent =
        heading.extent && heading.kind !== 'crossheading' ? `Extent: ${extentWords(heading.extent)}. ` : '';
      return [
        headingOf(heading.depth, heading.id, isGroup, content),
        extent || status ? markup`<p class="said">${extent}${status}</p>` : null,
      ].filter((part) => part !== null);
    }
    const isShell = line.body.length === 0 && shells?.has(pid);
    const kind = role === 'heading' ? 'law quoted' : isShell ? 'law shell' : 'law';
    return [
      markup`<p class="${kind} l${Math.min(level, 6)}">${label.length > 0 && markup`<span class="num">${label} </span>`}${body}${status}</p>
`,
    ];
  };
  return printedParts(lines).flatMap((part) =>
    part.type === 'line'
      ? lineOf(part.line)
      : [
          actTable(part, (line) => {
            const { body, status } = wordsOf(line);
            return markup`${body}${status}`;
          }),
        ],
  );
}
