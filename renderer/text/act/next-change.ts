import type { Pid } from '../../../core/act/tree.ts';
import type { RedlineNode } from '../../../core/amend/redline/redline.ts';
import { amendmentsOf, isContainer } from '../../state/review/units.ts';
import { unitInView } from '../page/place.ts';

/** Every change on the page, in order. A provision inserted or omitted whole counts once, whatever its lines. */
function changesOn(page: HTMLElement): readonly HTMLElement[] {
  const all = [...page.querySelectorAll<HTMLElement>('.change')];
  return all.filter((change, at) => {
    const line = wholeLine(change);
    const before = all[at - 1];
    const last = before && wholeLine(before);
    const follows = last && (last === line || last.nextElementSibling === line);
    return !(line && follows && before.dataset.am === change.dataset.am);
  });
}

/** The description of a focused change, for a screen reader. */
interface ChangeDescription {
  /** The provision that contains the change, or that it inserts or omits. */
  readonly pid: string | null;
  readonly nth: number;
  readonly of: number;
  /** Whether changes are counted in this unit alone, because not all of the text is drawn. */
  readonly within: boolean;
  /** The words of a whole provision, since only its first line has the focus; '' for a change within one. */
  readonly provisionWords: string;
}

const NOT_PRINTED = '.hidden-words, .tags, .note-mark';

/** The words of a line as printed. */
function wordsOf(line: Element): string {
  const copy = line.cloneNode(true) as Element;
  for (const node of copy.querySelectorAll(NOT_PRINTED)) node.remove();
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** The words of all lines of a provision that is inserted or omitted whole. */
function wholeWords(change: HTMLElement): string {
  const { am } = change.dataset;
  const first = wholeLine(change);
  if (!first) return '';
  const state = first.classList.contains('inserted') ? 'inserted' : 'deleted';
  const lines: Element[] = [];
  const isPart = (line: Element): boolean =>
    line.matches(`.line.${state}`) && line.querySelector<HTMLElement>('.change')?.dataset.am === am;
  for (let line: Element | null = first; line && isPart(line); line = line.nextElementSibling)
    lines.push(line);
  const isMoved = first.querySelector('.moved') !== null;
  const verbs = {
    inserted: isMoved ? 'moved to here' : 'inserted',
    deleted: isMoved ? 'moved from here' : 'deleted',
  };
  return `${verbs[state]}: ${lines.map(wordsOf).join(' ')}`;
}

/** Describes a focused change. `isNarrowed` means that a filter hides part of the text. */
export function describeChange(
  page: HTMLElement,
  change: HTMLElement,
  isNarrowed: boolean,
): ChangeDescription {
  const isWithinUnit = isNarrowed || page.querySelector('.unit.far') !== null;
  const unit = isWithinUnit ? change.closest<HTMLElement>('[data-unit]') : null;
  const changes = changesOn(unit ?? page);
  const pid = change.closest<HTMLElement>('[data-pid]')?.dataset.pid ?? null;
  const nth = changes.indexOf(change) + 1;
  return { pid, nth, of: changes.length, within: unit !== null, provisionWords: wholeWords(change) };
}

/** The units that are drawn one by one, in order, and the headings of groups. */
function* unitsOf(act: RedlineNode): Generator<RedlineNode> {
  for (const child of act.children) {
    if (isContainer(child.provision)) {
      yield { ...child, children: [] };
      yield* unitsOf(child);
    } else yield child;
  }
}

/**
 * The next unit with a change, if it has to be drawn before its changes can be stepped to. Null when it is drawn
 * already, or no further unit has a change.
 */
export function nextChangedUnit(
  page: HTMLElement,
  act: RedlineNode,
  step: 1 | -1,
  from: Element | null,
): Pid | null {
  const focused = from ?? (document.activeElement === page ? null : document.activeElement);
  const pid = focused?.closest('[data-unit]')?.getAttribute('data-unit') ?? unitInView(page);
  const units = [...unitsOf(act)];
  const at = units.findIndex(({ provision }) => provision.pid === pid);
  const beyond = step > 0 ? units.slice(at + 1) : units.slice(0, Math.max(0, at)).toReversed();
  const next = beyond.find((unit) => amendmentsOf(unit).size > 0)?.provision.pid ?? null;
  const isDrawn = next !== null && page.querySelector(`[data-unit="${CSS.escape(next)}"]:not(.far)`) !== null;
  return isDrawn ? null : next;
}

const wholeLine = (change: HTMLElement): Element | null => change.closest('.line.inserted, .line.deleted');

/**
 * The change after (or before) the focused one. If no change has the focus, the search starts at `from`. Without that,
 * it starts at the focus in the page, else near the top of the visible part.
 */
export function nextChange(page: HTMLElement, step: 1 | -1, from: Element | null = null): HTMLElement | null {
  const changes = changesOn(page);
  const focused = document.activeElement;
  const at = changes.indexOf(focused as HTMLElement);
  if (at >= 0) return changes[at + step] ?? null;
  const place = from ?? (focused && page.contains(focused) && focused !== page ? focused : null);
  if (place) {
    const direction = step > 0 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
    const inOrder = step > 0 ? changes : changes.toReversed();
    return inOrder.find((change) => place.compareDocumentPosition(change) & direction) ?? null;
  }
  const { top, height } = page.getBoundingClientRect();
  const line = top + height / 4;
  return step > 0
    ? (changes.find((change) => change.getBoundingClientRect().top >= line) ?? null)
    : (changes.findLast((change) => change.getBoundingClientRect().top < line) ?? null);
}
