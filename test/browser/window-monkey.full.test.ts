import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Amendment } from '../../core/amend/edits/amendment.ts';
import { checkEdits } from '../../core/amend/edits/check.ts';
import { linesOf, plainLines } from '../../core/amend/redline/lines.ts';
import { originalOf, redline } from '../../core/amend/redline/redline.ts';
import { loadAct } from '../../data/corpus/acts.ts';
import { createReview } from '../../data/session/create-review.ts';
import { openReview, type Session } from '../../data/session/session.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { amount } from '../support/run/amount.ts';
import { openWorkbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { Monkey } from './support/monkey.ts';
import { bare, difference, type Reading, readPage, readSaid } from './support/reading.ts';
import { rest } from './support/rest.ts';

/** How many things a run does, each of one key or more. */
const STEPS = amount(24, 400);
/** `KEELING_SEEDS` draws others. */
const SEEDS = process.env.KEELING_SEEDS?.split(',').map(Number) ?? [5, 17, 29].slice(0, amount(1, 3));
/** How often everything is undone and redone. */
const TURNS = amount(1, 4);
const { root } = must(loadAct('ukpga/1997/40', 'current'));

const editsOf = (amendments: readonly Amendment[]) =>
  amendments.flatMap(({ id, edits }) => (edits.length > 0 ? [{ id, edits }] : []));

/** The store's amendments once the window says that all is saved. */
async function saved(page: Page, session: Session) {
  await rest(page);
  return editsOf(must(await session.call('amendment.list', {})));
}

const textOf = (amendments: ReturnType<typeof editsOf>, reading: 'original' | 'as-amended') =>
  bare(plainLines(linesOf(redline(root, amendments)), reading).join(''));

/**
 * The page reads so: what is done in the open section reaches the rest of the page a moment later.
 * @returns the page as it then reads
 */
async function reads(page: Page, which: keyof Reading, wanted: string, message: string): Promise<Reading> {
  let now = await readPage(page);
  const off = async () => {
    now = await readPage(page);
    return difference(now[which], wanted);
  };
  await expect.poll(off, { message }).toBe('');
  return now;
}

/** What must hold of the store, whatever was done, and the window must show what it holds. */
async function holds(page: Page, session: Session, after: string) {
  const amendments = await saved(page, session);
  for (const { id, edits } of amendments) expect(checkEdits(root, edits).ok, `${id} ${after}`).toBe(true);
  expect(originalOf(redline(root, amendments)), after).toEqual(root);
  await reads(page, 'amended', textOf(amendments, 'as-amended'), after);
  return amendments;
}

/** Presses a key until it says, three times, that there is nothing more; how often it did something. */
async function toTheEnd({ page, log }: Monkey, key: string, end: string): Promise<number> {
  for (let times = 1, idle = 0; times < 5000; times++) {
    await page.keyboard.press(key);
    const said = await readSaid(page);
    expect(said, `${key} after ${log.slice(-12).join(' · ')}`).not.toMatch(/was skipped|show A-/);
    idle = said.includes(end) ? idle + 1 : 0;
    if (idle === 3) return times - 3;
  }
  throw new Error(`${key} has no end`);
}

/** Undoes and redoes what was done last: the text is then as it was. */
async function thereAndBack(monkey: Monkey, after: string): Promise<void> {
  const { page } = monkey;
  await monkey.comeBack();
  await monkey.settle();
  const now = await readPage(page);
  await page.keyboard.press('Control+z');
  await reads(page, 'original', now.original, `undone, ${after}`);
  if ((await readSaid(page)).includes('There is nothing to undo.')) return;
  await page.keyboard.press('Control+y');
  await reads(page, 'amended', now.amended, `undone and redone, ${after}`);
}

describe.skipIf(whyNoWorkbench() !== null)('random keys and structural commands in the window', () => {
  it.each(SEEDS)(
    'leave the law as it is, and undo and redo exactly, seed %i',
    { timeout: 900_000 },
    async (seed) => {
      const folder = mkdtempSync(join(tmpdir(), 'keeling-monkey-'));
      const file = join(folder, 'review.keeling');
      const given = { title: 'Monkey', act: 'ukpga/1997/40', at: 'current' };
      await mustOpen(await createReview(file, given, testDeps())).close();
      const { page, close } = await openWorkbench({ file });
      const session = mustOpen(await openReview(file, testDeps()));
      onTestFinished(async () => {
        await session.close();
        await close();
        rmSync(folder, { recursive: true, force: true });
      });
      const faults: string[] = [];
      page.on('pageerror', ({ message }) => faults.push(message));
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
      await page.getByText('following a person').first().click();
      await page.locator('[contenteditable=true]').waitFor();
      const start = await readPage(page);
      expect(difference(start.amended, textOf([], 'original'))).toBe('');

      const monkey = new Monkey(page, seed);
      let changed = 0;
      let turned = 0;
      const kinds = new Set<string>();
      let last = start;
      for (let n = 1; n <= STEPS; n++) {
        await monkey.comeBack();
        await monkey.act();
        const after = `seed ${seed}, step ${n}, after ${monkey.log.slice(-12).join(' · ')}`;
        const now = await reads(page, 'original', start.original, after);
        expect(faults, after).toEqual([]);
        for (const { edits } of editsOf(must(await session.call('amendment.list', {}))))
          for (const { type } of edits) kinds.add(type);
        if (now.amended !== last.amended) changed++;
        last = now;
        if (monkey.dice.below(3) === 0) await thereAndBack(monkey, after);
        if (n % Math.ceil(STEPS / TURNS) > 0) continue;
        await monkey.comeBack();
        const before = await holds(page, session, after);
        const steps = await toTheEnd(monkey, 'Control+z', 'There is nothing to undo.');
        turned += steps;
        expect(await saved(page, session), `undo all, ${after}`).toEqual([]);
        await reads(page, 'amended', start.amended, `undo all, ${after}`);
        for (let redone = 0; redone < steps; redone++) {
          await monkey.comeBack();
          await page.keyboard.press('Control+y');
        }
        expect(await saved(page, session), `redo all, ${after}`).toEqual(before);
        last = await reads(page, 'amended', textOf(before, 'as-amended'), `redo all, ${after}`);
      }
      console.log(
        `Seed ${seed}: ${STEPS} steps (${[...monkey.did].map(([kind, n]) => `${n} ${kind}`).join(', ')}), ` +
          `${monkey.keys} keys, ${changed} changes, ${turned} steps undone and redone; edits of ${[...kinds].join(', ')}`,
      );
      // A monkey that wanders off, or is refused whatever it tries, shows nothing.
      expect(changed, 'how often the text changed').toBeGreaterThan(STEPS / 3);
      // Of the few structural commands of an ordinary run all may be refused.
      expect(kinds.size, 'words and structure').toBeGreaterThanOrEqual(Math.min(amount(1, 2), 2));
      expect(faults).toEqual([]);
    },
  );
});
