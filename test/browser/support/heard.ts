import type { Page } from 'playwright-core';

/** Something that a live region said, and how things stood on the page at that moment. */
export interface Heard {
  readonly words: string;
  /** The numbers of the provisions that are new in the text. */
  readonly inserted: readonly string[];
  /** The state of the amendment worked on, as the panel has it. */
  readonly state: string;
  /** The words of what has the focus. */
  readonly focus: string;
}

/** Listens to all that the page's live regions say from now on. Returns what was heard since it was last asked. */
export async function listenTo(page: Page): Promise<() => Promise<readonly Heard[]>> {
  await page.evaluate(() => {
    const heard: Heard[] = [];
    const wordsOf = (node: Node): string => {
      if (node instanceof Element && node.closest('[aria-live="off"]')) return '';
      return node instanceof Element ? [...node.childNodes].map(wordsOf).join('') : (node.nodeValue ?? '');
    };
    const isLive = (node: Node): boolean => {
      const element = node instanceof Element ? node : node.parentElement;
      const region = element?.closest('[aria-live], [role="status"], [role="alert"]');
      return region !== null && region?.getAttribute('aria-live') !== 'off';
    };
    const read = (selector: string): readonly string[] =>
      [...document.querySelectorAll(selector)].map((node) => {
        const copy = node.cloneNode(true) as Element;
        for (const hidden of copy.querySelectorAll('ins > .hidden-words')) hidden.remove();
        return (copy.textContent ?? '').trim();
      });
    const typed = () =>
      [...document.querySelectorAll('.ed-line[data-fate="inserted"]')].map(
        (line) => line.getAttribute('data-label') ?? '',
      );
    new MutationObserver((records) => {
      const said = records
        .filter(({ target }) => isLive(target))
        .flatMap((record) => (record.type === 'characterData' ? [record.target] : [...record.addedNodes]));
      for (const words of said.map(wordsOf).filter(Boolean))
        heard.push({
          words,
          inserted: [...typed(), ...read('article .line.inserted .label ins')],
          state: read('.moves .state').join(),
          focus: document.activeElement?.textContent?.trim() ?? '',
        });
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    Object.assign(window, { heardSoFar: () => heard.splice(0) });
  });
  return () => page.evaluate(() => (window as unknown as { heardSoFar: () => Heard[] }).heardSoFar());
}
