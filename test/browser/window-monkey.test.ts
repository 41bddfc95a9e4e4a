import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Amendment } from '../../core/amend/amendment.ts';
import { checkEdits } from '../../core/amend/check.ts';
import { linesOf, plainLines } from '../../core/amend/lines.ts';
import { asAmendedOf, originalOf, redline } from '../../core/amend/redline.ts';
import { loadAct } from '../../data/corpus/acts.ts';
import { createReview, openReview, type Session } from '../../data/handlers.ts';
import { must, testDeps } from '../support/review.ts';
import { openWorkbench, whyNoWorkbench } from '../support/workbench.ts';

/** How many keys a run presses; more by the environment, for a long night. */
const KEYS = Number(process.env.KEELING_MONKEY ?? 200);
const SEEDS = (process.env.KEELING_SEEDS ?? '5,17').split(',').map(Number);
const { root } = must(loadAct('ukpga/1997/40', 'current'));

function dice(seed: number): <T>(list: readonly T[]) => T {
  let state = seed >>> 0;
  return (list) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return list[Math.floor((state / 2 ** 32) * list.length)] as (typeof list)[number];
  };
}

const TYPED = ['the ', 'a', ', ', 'person ', '—', 'é', '2A', ' '];
const CARET = [
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'ArrowDown',
  'Home',
  'End',
  'Shift+ArrowRight',
];
const STRUCTURE = [
  'Control+Alt+Enter',
  'Control+Alt+Shift+Enter',
  'Control+Alt+Backspace',
  'Enter',
  'Tab',
  'Shift+Tab',
];
const BACK = ['Control+z', 'Control+z', 'Control+y'];
const KEYS_FOR = {
  cut: ['Backspace', 'Delete', 'Control+Backspace'],
  caret: CARET,
  structure: STRUCTURE,
  back: BACK,
};
const PLACES = ['following a person', 'loitering in any place', 'it amounts to harassment of that person'];

/** What is done, as often as it is named. */
const KINDS = [
  'type',
  'type',
  'type',
  'type',
  'cut',
  'cut',
  'caret',
  'caret',
  'structure',
  'back',
  'place',
] as const;

/** Tab leads out of the law's own words, to buttons and other rooms: a person would come back and go on. */
async function returnToText(page: Page): Promise<void> {
  const editor = page.locator('[contenteditable=true]');
  const typing = () => page.evaluate(() => (document.activeElement as HTMLElement | null)?.isContentEditable);
  if (await typing()) return;
  const open = page.locator('[role=dialog], [role=alertdialog], [role=menu], [role=listbox]');
  for (let tries = 0; tries < 3 && (await open.count()) > 0; tries++) await page.keyboard.press('Escape');
  const room = page.getByRole('tab', { name: 'Act', exact: true });
  if ((await room.getAttribute('aria-selected')) !== 'true') await room.click();
  await page.getByRole('radio', { name: 'Marked up', exact: true }).click();
  const headings = page.locator('article .line.section');
  for (let at = 1; at < 6 && (await editor.count()) === 0; at++) {
    await headings
      .nth(at)
      .click({ timeout: 2000 })
      .catch(() => undefined);
    await editor.waitFor({ timeout: 1000 }).catch(() => undefined);
  }
  await editor.focus({ timeout: 2000 }).catch(() => undefined);
}

/** One thing a person might do, by name, so that a failure can be read. */
async function act(page: Page, pick: ReturnType<typeof dice>): Promise<string> {
  const kind = pick(KINDS);
  if (kind === 'type') {
    const word = pick(TYPED);
    await page.keyboard.type(word);
    return `type ${word}`;
  }
  if (kind === 'place') {
    const line = page.locator('article').getByText(pick(PLACES)).first();
    if ((await line.count()) > 0) await line.click({ timeout: 2000 }).catch(() => undefined);
    return 'click';
  }
  const key = pick(KEYS_FOR[kind]);
  await page.keyboard.press(key);
  return key;
}

/** The store's amendments once the window says that all is saved. */
async function saved(page: Page, session: Session): Promise<readonly Amendment[]> {
  await page.waitForTimeout(400);
  await page.getByRole('contentinfo').getByText('Saved', { exact: true }).waitFor();
  return must(await session.call('amendment.list', {}));
}

const editsOf = (amendments: readonly Amendment[]) =>
  amendments.flatMap(({ id, edits }) => (edits.length > 0 ? [{ id, edits }] : []));

/** What must hold of the store, whatever was typed; and the window must show what it holds. */
async function holds(page: Page, session: Session, log: readonly string[]): Promise<void> {
  const amendments = editsOf(await saved(page, session));
  const trail = log.slice(-12).join(' · ');
  for (const { id, edits } of amendments)
    expect(checkEdits(root, edits).ok, `${id} after ${trail}`).toBe(true);
  const marked = redline(root, amendments);
  expect(originalOf(marked), trail).toEqual(root);
  const wanted = plainLines(linesOf(redline(asAmendedOf(marked), [])), 'as-amended');
  await page.getByRole('radio', { name: 'As amended', exact: true }).click();
  const shown = await page.locator('article .line').evaluateAll((lines) =>
    lines.map((line) => {
      const words = line.cloneNode(true) as Element;
      for (const aside of words.querySelectorAll('.hidden-words, .tags, .note-mark')) aside.remove();
      return words.textContent ?? '';
    }),
  );
  await page.getByRole('radio', { name: 'Marked up', exact: true }).click();
  const bare = (text: string) => text.replace(/\s+/g, '');
  const missing = wanted
    .map(bare)
    .filter((line) => line && !shown.some((other) => bare(other).includes(line)));
  expect(missing, trail).toEqual([]);
}

describe.skipIf(whyNoWorkbench() !== null)('random keys and structural commands in the window', () => {
  it.each(SEEDS)(
    'leave the law as it is, and undo and redo exactly, seed %i',
    { timeout: 600_000 },
    async (seed) => {
      const folder = mkdtempSync(join(tmpdir(), 'keeling-monkey-'));
      const file = join(folder, 'review.keeling');
      const given = { title: 'Monkey', act: 'ukpga/1997/40', at: 'current' };
      await must(await createReview(file, given, testDeps())).close();
      const { page, close } = await openWorkbench({ file });
      const session = must(await openReview(file, testDeps()));
      const faults: string[] = [];
      page.on('pageerror', ({ message }) => faults.push(message));
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
      await page.getByText('following a person').first().click();
      await page.locator('[contenteditable=true]').waitFor();
      const pick = dice(seed);
      const log: string[] = [];
      for (let n = 1; n <= KEYS; n++) {
        log.push(await act(page, pick));
        await returnToText(page);
        if (n % 50 === 0) await holds(page, session, log);
      }
      // What the last keys undid is a way on from here: its end is where redoing leads.
      for (let n = 0; n < KEYS + 20; n++) await page.keyboard.press('Control+y');
      const end = editsOf(await saved(page, session));
      expect(end.length, 'the run changed something').toBeGreaterThan(0);
      for (let n = 0; n < KEYS + 20; n++) await page.keyboard.press('Control+z');
      expect(editsOf(await saved(page, session)), 'undo all').toEqual([]);
      for (let n = 0; n < KEYS + 20; n++) await page.keyboard.press('Control+y');
      expect(editsOf(await saved(page, session)), 'redo all').toEqual(end);
      expect(faults).toEqual([]);
      await session.close();
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  );
});
