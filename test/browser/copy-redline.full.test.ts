import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createReview } from '../../data/session/create-review.ts';
import { mustOpen, testDeps } from '../support/reviews/review.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { keyboardAt } from './support/keyboard.ts';
import { saved } from './support/rest.ts';

const inElectron = process.env.KEELING_HOST === 'electron';

describe.skipIf(inElectron || whyNoWorkbench() !== null)('copying', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-copy-'));
  let workbench: Workbench;
  let page: Page;
  const faults: string[] = [];
  let keyboard: ReturnType<typeof keyboardAt>;

  beforeAll(async () => {
    const file = join(folder, 'review.keeling');
    const given = { title: 'Copying', act: 'ukpga/1997/40', at: 'current' };
    await mustOpen(await createReview(file, given, testDeps())).close();
    workbench = await openWorkbench({ file });
    page = workbench.page;
    keyboard = keyboardAt(page);
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await page.getByRole('article').waitFor();
    // A provision left out, one put in, and words changed.
    const { goTo, press, type, saidOf } = keyboard;
    await goTo('2A(3)(a)');
    await press('Control+Alt+Backspace');
    await saidOf('Omitted section 2A(3)(a).');
    await goTo('2A(3)');
    await press('Control+Alt+Enter');
    await saidOf('Inserted section 2A(3A).');
    await type('New & <words>.');
    await press('ArrowDown', 'Home', 'Control+Delete');
    await type('Any ');
    await saved(page);
  });
  beforeEach(async () => {
    // Each begins with the text as it is read, at the top, whatever the one before it left.
    await page.reload();
    await page.getByRole('article').waitFor();
  });
  afterAll(async () => {
    await workbench?.close();
    rmSync(folder, { recursive: true, force: true });
    expect(faults).toEqual([]);
  });

  /** What another program would be given: pasted, for what a page reads off the clipboard is made harmless first. */
  const clipboard = async (type: 'text/plain' | 'text/html') => {
    await page.evaluate((wanted) => {
      const take = (event: ClipboardEvent) => {
        event.preventDefault();
        event.stopImmediatePropagation();
        document.body.dataset.pasted = event.clipboardData?.getData(wanted) ?? '';
      };
      delete document.body.dataset.pasted;
      window.addEventListener('paste', take, { capture: true, once: true });
    }, type);
    await page.keyboard.press('Control+v');
    return (await page.locator('body[data-pasted]').getAttribute('data-pasted')) ?? '';
  };

  it('copies deleted words for who chooses them, and leaves them out for who chooses on from before them', async () => {
    const choose = (from: string, to: string) =>
      page
        .locator('.line:has(del)', { hasText: 'person guilty of an offence' })
        .first()
        .evaluate(
          (line, ends) => {
            const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
            const found: (readonly [Node, number])[] = [];
            for (let node = texts.nextNode(); node && found.length < 2; node = texts.nextNode()) {
              if (node.parentElement?.closest('.hidden-words')) continue;
              for (
                let at = node.nodeValue?.indexOf(ends[found.length] ?? '') ?? -1;
                at >= 0 && found.length < 2;
              ) {
                found.push([node, found.length === 0 ? at : at + (ends[1]?.length ?? 0)]);
                at = node.nodeValue?.indexOf(ends[found.length] ?? '', at) ?? -1;
              }
            }
            const [[start, from], [end, to]] = found as [[Node, number], [Node, number]];
            getSelection()?.setBaseAndExtent(start, from, end, to);
          },
          [from, to] as const,
        );
    // What is marked in the text once it is drawn, terms and references, may undo what was chosen a moment before.
    const copied = (from: string, to: string) =>
      expect.poll(async () => {
        await choose(from, to);
        await keyboard.press('Control+c');
        return clipboard('text/plain');
      });
    await copied('A ', 'A ').toBe('A ');
    await copied('A ', 'guilty').toBe('A person guilty');
    await copied('Any', 'guilty').toBe('Any person guilty');
  });

  it('copies the redline of the provision by key, as text with marks and as HTML', async () => {
    const { goTo, press, saidOf } = keyboard;
    await goTo('2A(4)');
    await press('Enter', 'Control+Shift+c');
    await saidOf('Copied the redline of section 2A(4).');
    const text = await clipboard('text/plain');
    expect(text).toMatch(/^\(4\)\t\[deleted: A \]\[inserted: Any \]person guilty of an offence/);
    const html = await clipboard('text/html');
    expect(html).toContain('margin-left');
    expect(html).toContain('<del>A </del><ins>Any </ins>person guilty of an offence');
  });

  it('copies a whole section from the search box, and a provision from its menu', async () => {
    const { goTo, ask, choose, saidOf } = keyboard;
    await goTo('2A');
    await ask('copy the redline', 'Copy the redline');
    await saidOf('Copied the redline of section 2A.');
    const lines = (await clipboard('text/plain')).split('\n');
    expect(lines[0]).toBe('2A\tOffence of stalking');
    expect(lines).toContain('[deleted: (a)\tfollowing a person,]');
    expect(lines).toContain('[inserted: (3A)\tNew & <words>.]');
    expect(await clipboard('text/html')).toContain('New &amp; &lt;words&gt;.</ins>');

    await goTo('2A(3)');
    await choose('Copy the redline of this');
    await saidOf('Copied the redline of section 2A(3).');
    const part = await clipboard('text/plain');
    expect(part).toMatch(/^\(3\)\tThe following are examples/);
    expect(part).toContain('[deleted: (a)\tfollowing a person,]');
    expect(part).not.toContain('(3A)');
  });

  it('copies what is selected: its redline by the command, and by Ctrl+C only the words as amended', async () => {
    const { goTo, press, saidOf } = keyboard;
    // In the open section.
    await goTo('2A(4)');
    await press('Enter', 'Home', 'ArrowUp', 'Home', 'Shift+End', 'Control+Shift+c');
    await saidOf('Copied the redline of what is selected.');
    expect(await clipboard('text/plain')).toBe('[inserted: (3A)\tNew & <words>.]');
    await press('Control+c');
    expect(await clipboard('text/plain')).toBe('New & <words>.');

    // In the text that is only read, from (3A) into (4).
    await press('Escape');
    // The line is drawn anew with the checks’ answer, and its nodes are others then.
    await page.getByRole('button', { name: /^Checks: \d/ }).waitFor();
    const select = () =>
      page.evaluate(() => {
        const lines = [...document.querySelectorAll('article .line')];
        const first = lines.find((line) => line.querySelector('.label')?.textContent?.includes('(3A)'));
        const last = first?.nextElementSibling;
        const body = last?.querySelector(':scope > .body');
        if (!first || !body) throw new Error('There is no (3A)');
        const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
        let end: Node | null = null;
        for (let node = texts.nextNode(); node && !end; node = texts.nextNode())
          if (node.nodeValue?.startsWith('person guilty')) end = node;
        if (!end) throw new Error('There is no end');
        document.getSelection()?.setBaseAndExtent(first, 0, end, 'person'.length);
      });
    await select();
    await press('Control+c');
    expect(await clipboard('text/plain')).toBe('(3A)\tNew & <words>.\n(4)\tAny person');
    await press('Control+Shift+c');
    await saidOf('Copied the redline of what is selected.');
    expect(await clipboard('text/plain')).toBe(
      '[inserted: (3A)\tNew & <words>.]\n(4)\t[deleted: A ][inserted: Any ]person',
    );
  });
});
