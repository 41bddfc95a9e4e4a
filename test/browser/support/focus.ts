import type { Locator } from 'playwright-core';

/**
 * Goes to a control as a person does who tabs to it: once no dialog lies over it, and the one that closed has given the
 * keyboard back. What is sent there while a dialog closes is called back into it.
 */
export async function focusOn(target: Locator): Promise<void> {
  const came = await target.evaluate(async (element) => {
    const PATIENCE = 1_800;
    const frame = () => new Promise(requestAnimationFrame);
    for (let at = 0; at < PATIENCE; at++) {
      const covers = [...document.querySelectorAll('.scrim')];
      if (element instanceof HTMLElement && covers.every((cover) => cover.contains(element))) {
        element.focus();
        for (let still = 0; still < 3; still++) await frame();
        if (document.activeElement === element) return true;
      }
      await frame();
    }
    return false;
  });
  if (!came) throw new RangeError(`The keyboard did not stay at ${String(target)}`);
}
