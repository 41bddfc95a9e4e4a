/** Every change on the page, in order; a provision put in or left out whole is one, however many lines it has. */
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

const wholeLine = (change: HTMLElement): Element | null => change.closest('.line.inserted, .line.deleted');

/**
 * The change after (or before) the one with the focus; without one, after the place `from`, after what has the focus
 * in the page, or below the top of what is in view.
 */
export function nextChange(page: HTMLElement, step: 1 | -1, from: Element | null = null): HTMLElement | null {
  const changes = changesOn(page);
  const here = document.activeElement;
  const at = changes.indexOf(here as HTMLElement);
  if (at >= 0) return changes[at + step] ?? null;
  const place = from ?? (here && page.contains(here) && here !== page ? here : null);
  if (place) {
    const wanted = step > 0 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
    const inOrder = step > 0 ? changes : changes.toReversed();
    return inOrder.find((change) => place.compareDocumentPosition(change) & wanted) ?? null;
  }
  const { top, height } = page.getBoundingClientRect();
  const line = top + height / 4;
  return step > 0
    ? (changes.find((change) => change.getBoundingClientRect().top >= line) ?? null)
    : (changes.findLast((change) => change.getBoundingClientRect().top < line) ?? null);
}
