import type { Locator } from 'playwright-core';

/** How often what is gone to may be drawn anew, with another element, while it is being gone to. */
const DRAWN_ANEW = 20;

/**
 * Goes to a control as a person does who tabs to it: once no dialog lies over it, and the one that closed has given the
 * keyboard back. What is sent there while a dialog closes is called back into it.
 */
export async function focusOn(target: Locator): Promise<void> {
  for (let turn = 0; turn < DRAWN_ANEW; turn++) {
    const came = await target.evaluate(async (element) => {
      const PATIENCE = 1_800;
      const frame = () => new Promise(requestAnimationFrame);
      for (let at = 0; at < PATIENCE && element.isConnected; at++) {
        const covers = [...document.querySelectorAll('.scrim')];
        if (element instanceof HTMLElement && covers.every((cover) => cover.contains(element))) {
          element.focus();
          for (let still = 0; still < 3; still++) await frame();
          if (document.activeElement === element) return 'there';
        }
        await frame();
      }
      return element.isConnected ? 'never' : 'drawn anew';
    });
    if (came === 'there') return;
    if (came === 'never') break;
  }
  throw new RangeError(`The keyboard did not stay at ${String(target)}`);
}
