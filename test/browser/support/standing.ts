import type { Locator } from 'playwright-core';

/** The words that stand in elements of an open section, each without those that are struck. */
export const standingIn = (elements: Locator): Promise<readonly string[]> =>
  elements.evaluateAll((all) =>
    all.map((one) => {
      const copy = one.cloneNode(true) as Element;
      for (const struck of copy.querySelectorAll('del')) struck.remove();
      return copy.textContent ?? '';
    }),
  );
