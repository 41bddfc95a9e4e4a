import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findAct } from '../../data/corpus/held-texts.ts';
import { createReview } from '../../data/session/create-review.ts';
import { scattered, TYPED_IN } from '../bench/support.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { steps } from '../support/windows/steps.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { saved } from './support/rest.ts';

const ACT = 'ukpga/1997/40';
const KEYS = 'abcdefgh';
/** What tells of saving, of checks and of the clause: that comes when typing rests, on a slow machine between any two keys. */
const AT_REST = '.save-state, .margin-mark, .spoken, .wording';

/** What the page did for some keys: where it was changed, and what of it was looked through as each came down. */
interface Done {
  readonly inLine: number;
  /** Of the Act's text, elsewhere than in the line typed in. */
  readonly inText: readonly string[];
  /** Outside the text, but for what comes when typing rests. */
  readonly elsewhere: readonly string[];
  readonly looked: readonly string[];
}

steps('a key in a review with many amendments', { skip: whyNoWorkbench() !== null }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-key-'));
  let bench: Workbench;

  beforeAll(async () => {
    const file = join(folder, 'many.keeling');
    const session = mustOpen(
      await createReview(file, { title: 'Many', act: ACT, at: 'current' }, testDeps()),
    );
    const { root } = must(await findAct(ACT, 'current'));
    for (const { edits } of scattered(root, 40)) {
      must(await session.call('amendment.create', { title: 'One word', edits: [...edits] }));
    }
    await session.close();
    bench = await openWorkbench({ file });
    const { page } = bench;
    await page.getByText(TYPED_IN).first().click();
    await page.locator('[contenteditable=true]').waitFor();
    await page.keyboard.press('End');
    // The first keys start an amendment.
    await page.keyboard.type('xyz');
    await page.locator('.places ins').getByText('xyz').waitFor();
    await saved(page);
  });
  afterAll(async () => {
    await bench?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const watch = () =>
    bench.page.evaluate((atRest) => {
      const line = document.getSelection()?.focusNode?.parentElement?.closest('.ed-line');
      const done = { inLine: 0, inText: [] as string[], elsewhere: [] as string[], looked: [] as string[] };
      const named = (element: Element | null) => element?.closest('[class]')?.className.toString() ?? '';
      new MutationObserver((records) => {
        for (const { target, type } of records) {
          const element = target instanceof Element ? target : target.parentElement;
          if (line?.contains(element)) done.inLine += 1;
          else if (element?.closest('.act')) done.inText.push(`${type} ${named(element)}`);
          else if (!element?.closest(atRest)) done.elsewhere.push(`${type} ${named(element)}`);
        }
      }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      const look = document.querySelector.bind(document);
      document.querySelector = (selectors: string) => {
        if (window.event?.type === 'keydown') done.looked.push(selectors);
        return look(selectors);
      };
      Object.assign(window, { done });
    }, AT_REST);

  it('changes the line that it is typed in, and of the rest of the page some words', async () => {
    const { page } = bench;
    await watch();
    for (const key of KEYS) {
      await page.keyboard.press(key);
      // Reported by itself, as at the pace of a person: not with the next.
      await page
        .locator('.places ins')
        .getByText(`xyz${KEYS.slice(0, KEYS.indexOf(key) + 1)}`)
        .waitFor();
    }
    const done = await page.evaluate(() => (window as unknown as { done: Done }).done);
    expect(done.inLine).toBeGreaterThanOrEqual(KEYS.length);
    expect(done.inText).toEqual([]);
    expect(done.looked).toEqual([]);
    // Of what changes at each key, there is only what the amendment comes to in words.
    const times = (change: string) => done.elsewhere.filter((other) => other === change).length;
    const atEach = new Set(done.elsewhere.filter((change) => times(change) >= KEYS.length));
    expect([...atEach]).toEqual(['characterData before-after']);
    expect(times('characterData before-after')).toBe(KEYS.length);
  });

  it('has no layers to look through but those that are seen', async () => {
    const layers = await bench.page
      .locator('.act .line .hidden-words')
      .evaluateAll((all) => all.map((words) => getComputedStyle(words).position));
    expect(layers.length).toBeGreaterThan(100);
    expect(new Set(layers)).toEqual(new Set(['static']));
  });
});
