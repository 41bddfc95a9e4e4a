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
 * An inserted or omitted run: marked for the eye in two ways, and said in words for the ear. On paper the words in brackets
 * are printed: a PDF holds none that can’t be seen.
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

/** What a change is named by, and where on the page it is told of. */
export interface ChangeName {
  /** Null where the page doesn't tell of it. */
  readonly id: string | null;
  readonly words: string;
}

const byItself = (am: string): ChangeName => ({ id: am, words: am });

/** The runs of a line's pieces, with a link to its amendment after each change, unless it goes on. */
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
    const goesOn = changedBy(all[at + 1] ?? next) === am;
    return am === null || am === nameBefore || goesOn || !isNamed(am)
      ? run(stretch)
      : markup`${run(stretch)}${linkTo(nameOf(am))}`;
  });
}

const linkTo = ({ id, words }: ChangeName): Markup =>
  id === null ? markup`<span class="am">[${words}]</span>` : markup`<a class="am" href="#${id}">${words}</a>`;

/** The Act's outermost headings come under the page's own, "The Act, marked up", which is of the second level. */
function headingOf(depth: number, id: string, group: boolean, content: MarkupValue): Markup {
  const kind = group ? 'group' : 'provision';
  if (depth === 0) return markup`<h3 id="${id}" class="${kind}">${content}</h3>`;
  if (depth === 1) return markup`<h4 id="${id}" class="${kind}">${content}</h4>`;
  if (depth === 2) return markup`<h5 id="${id}" class="${kind}">${content}</h5>`;
  return markup`<h6 id="${id}" class="${kind}">${content}</h6>`;
}

/** From words that were not read at their source to what is known of them. What a group has of its own is a heading. */
function statusLink({ status, words, missing }: Reliance, id: string | null, group: boolean): Markup {
  const part = words.length === 0 ? '' : group ? 'heading ' : 'in part ';
  const statusWords = `[${missing ? 'wording not available' : `${part}${status}`}]`;
  return id === null
    ? markup`<span class="am">${statusWords}</span>`
    : markup`<a class="am" href="#${id}">${statusWords}</a>`;
}

/** What an Act is set with: its headings by pid, each with an id of the page, and what must be said of its text. */
interface Setting {
  /** Tells one rendering of the Act from another on the page. */
  readonly prefix: string;
  readonly outline: readonly OutlineEntry[];
  readonly reliance: readonly Reliance[];
  /** The provisions that are a number and a row of dots. */
  readonly shells?: ReadonlySet<string>;
  /** How changes are named; by their amendment's own number, when absent. */
  readonly nameOf?: (am: string) => ChangeName;
  /** Whether the page says elsewhere how far the text can be relied on; it does, when absent. */
  readonly hasStatus?: boolean;
  /** The amendment that all of it is about, whose changes need no name. */
  readonly own?: string;
}

/** The id of a heading on the page: by its place, since a pid may hold anything. */
export const headingId = (prefix: string, at: number): string => `${prefix}-${at + 1}`;

/** The Act's own contents, as links to its headings in one of its readings. */
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

/** An Act's lines, as headings and paragraphs. */
export function actOf(
  lines: readonly Line[],
  { prefix, outline, reliance, shells, nameOf = byItself, hasStatus = true, own }: Setting,
): readonly Markup[] {
  const isNamed = (am: string | null) => am !== null && am !== own;
  const headings = new Map(outline.map((entry, at) => [entry.pid, { ...entry, id: headingId(prefix, at) }]));
  const unsaid = new Map(reliance.map((entry, at) => [entry.pid, { ...entry, id: `r-${at + 1}` }]));
  let before: Line | undefined;
  /** A line's number and words with its changes, and what must be said of how far they can be trusted. */
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
    const unsaidStatus = unsaid.get(pid);
    unsaid.delete(pid);
    // The heading in the contents is where the provision now stands.
    const left = changeStatus.state !== 'kept' && changeStatus.moved === 'from';
    const heading = left ? undefined : headings.get(pid);
    const group = heading !== undefined && heading.kind !== 'section';
    const status =
      unsaidStatus !== undefined &&
      unsaidStatus.status !== 'verified' &&
      statusLink(unsaidStatus, hasStatus ? unsaidStatus.id : null, group);
    return { body, label, heading, group, status };
  };
  const lineOf = (line: Line): readonly Markup[] => {
    const { pid, role, level } = line;
    const { body, label, heading, group, status } = wordsOf(line);
    if (role === 'heading' && heading) {
      const content = [label, label.length > 0 && ' ', body];
      const extent =
        heading.extent && heading.kind !== 'crossheading' ? `Extent: ${extentWords(heading.extent)}. ` : '';
      return [
        headingOf(heading.depth, heading.id, group, content),
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
