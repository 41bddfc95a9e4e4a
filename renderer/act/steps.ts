/** Every change on the page, in order; a provision put in or left out whole is one, however many lines it has. */
function changesOn(page: HTMLElement): readonly HTMLElement[] {
  const all = [...page.querySelectorAll<HTMLElement>('.change')];
  return all.filter((change, at) => {
    const whole = change.closest('.line.inserted, .line.deleted');
    const before = all[at - 1];
    const follows = before?.closest('.line.inserted, .line.deleted');
    return !(
      whole &&
      follows &&
      whole !== follows &&
      before?.dataset.am === change.dataset.am &&
      adjoin(follows, whole)
    );
  });
}

const adjoin = (before: Element, line: Element): boolean => before.nextElementSibling === line;

/** The change after (or before) the one with the focus, or, without one, the first below (above) the middle of the page. */
export function nextChange(page: HTMLElement, step: 1 | -1): HTMLElement | null {
  const changes = changesOn(page);
  const here = document.activeElement;
  const at = changes.indexOf(here as HTMLElement);
  if (at >= 0) return changes[at + step] ?? null;
  const focused = here && page.contains(here) && here !== page ? here : null;
  if (focused) {
    const wanted = step > 0 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
    const from = step > 0 ? changes : changes.toReversed();
    return from.find((change) => focused.compareDocumentPosition(change) & wanted) ?? null;
  }
  const { top, height } = page.getBoundingClientRect();
  const line = top + height / 4;
  return step > 0
    ? (changes.find((change) => change.getBoundingClientRect().top >= line) ?? null)
    : (changes.findLast((change) => change.getBoundingClientRect().top < line) ?? null);
}
