import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Amendment } from '../../core/amend/amendment.ts';
import { checkEdits } from '../../core/amend/check.ts';
import { linesOf, plainLines } from '../../core/amend/lines.ts';
import { originalOf, redline } from '../../core/amend/redline.ts';
import { loadAct } from '../../data/corpus/acts.ts';
import { createReview, openReview, type Session } from '../../data/handlers.ts';
import { must, testDeps } from '../support/review.ts';
import { openWorkbench, whyNoWorkbench } from '../support/workbench.ts';
import { fillClipboard } from './support/clips.ts';
import { type Dice, dice } from './support/dice.ts';
import { bare, difference, readPage, readSettled } from './support/reading.ts';

/** How many things a run does, each of one key or more; more by the environment, for a long night. */
const STEPS = Number(process.env.KEELING_MONKEY ?? 200);
const SEEDS = (process.env.KEELING_SEEDS ?? '5,17').split(',').map(Number);
/** How often everything is undone and redone. */
const TURNS = 4;
const { root } = must(loadAct('ukpga/1997/40', 'current'));

const TYPED = ['the ', 'a', ', ', 'person ', '—', 'é', '2A', ' '];
const KEYS = {
  cut: ['Backspace', 'Backspace', 'Delete', 'Delete', 'Control+Backspace', 'Control+Delete'],
  caret: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'ArrowDown', 'Home', 'End', 'Control+End'],
  select: [
    'Shift+ArrowRight',
    'Shift+ArrowDown',
    'Shift+End',
    'Control+Shift+ArrowLeft',
    'Control+Shift+ArrowRight',
  ],
  clip: ['Control+c', 'Control+x', 'Control+v'],
  structure: [
    'Control+Alt+Enter',
    'Control+Alt+Enter',
    'Control+Alt+Shift+Enter',
    'Control+Alt+Backspace',
    'Enter',
    'Enter',
    'Tab',
    'Shift+Tab',
  ],
  back: ['Control+z', 'Control+z', 'Control+z', 'Control+y'],
} as const;
const WORDS = ['following a person', 'loitering in any place', 'it amounts to harassment', 'Limitation'];

/** What is done, as often as it is named. */
const KINDS = [
  ...Array<'type'>(8).fill('type'),
  ...Array<'cut'>(4).fill('cut'),
  ...Array<'caret'>(3).fill('caret'),
  ...Array<'select'>(2).fill('select'),
  ...Array<'clip'>(2).fill('clip'),
  ...Array<'paste'>(2).fill('paste'),
  ...Array<'structure'>(3).fill('structure'),
  ...Array<'back'>(2).fill('back'),
  'menu',
  'menu',
  'place',
  'amendment',
] as const;

/** A monkey at one window, with what it did. */
class Monkey {
  readonly page: Page;
  readonly dice: Dice;
  readonly log: string[] = [];
  readonly did = new Map<string, number>();
  /** Keys pressed for what it did; those that undo and redo it to see whether that holds are not among them. */
  keys = 0;

  constructor(page: Page, seed: number) {
    this.page = page;
    this.dice = dice(seed);
  }

  async press(key: string): Promise<void> {
    this.keys++;
    await this.page.keyboard.press(key);
  }

  async type(words: string): Promise<void> {
    this.keys += [...words].length;
    await this.page.keyboard.type(words);
  }

  isInText(): Promise<boolean> {
    return this.page.evaluate(
      () => document.activeElement instanceof HTMLElement && document.activeElement.isContentEditable,
    );
  }

  /** Tab and commands lead out of the law's own words: a person would come back and go on. @throws Error when lost */
  async comeBack(): Promise<void> {
    const { page } = this;
    const editor = page.locator('[contenteditable=true]');
    for (let tries = 0; tries < 4 && !(await this.isInText()); tries++) {
      await this.dismiss();
      const room = page.getByRole('tab', { name: 'Act', exact: true });
      if ((await room.getAttribute('aria-selected')) !== 'true') await room.click();
      await page.getByRole('radio', { name: 'Marked up', exact: true }).click();
      const edit = page.locator('.open-button button:first-child');
      if ((await editor.count()) === 0) await edit.nth(2 + tries).press('Enter');
      await editor.focus({ timeout: 2000 }).catch(() => undefined);
    }
    if (!(await this.isInText())) throw new Error(`Lost after ${this.log.slice(-6).join(' · ')}`);
  }

  /** Puts away whatever is open over the text. */
  async dismiss(): Promise<void> {
    const open = this.page.locator('[role=dialog], [role=alertdialog], [role=menu], [role=listbox]');
    for (let tries = 0; tries < 4 && (await open.count()) > 0; tries++) {
      await this.page.keyboard.press('Escape');
      await this.page.waitForTimeout(60);
    }
  }

  /** Does one thing that a person might do, by name, so that a failure can be read. */
  async act(): Promise<void> {
    const kind = this.dice.pick(KINDS);
    this.did.set(kind, (this.did.get(kind) ?? 0) + 1);
    this.log.push(`${kind} ${await this.#do(kind)}`);
  }

  async #do(kind: (typeof KINDS)[number]): Promise<string> {
    const { pick } = this.dice;
    if (kind === 'type') {
      const words = pick(TYPED);
      await this.type(words);
      return words;
    }
    if (kind === 'paste') {
      const what = await fillClipboard(this.page, this.dice);
      await this.press('Control+v');
      return what;
    }
    if (kind === 'menu') return this.#menu();
    if (kind === 'amendment') return this.#amendment();
    if (kind === 'place') {
      const words = pick(WORDS);
      const line = this.page.locator('article').getByText(words).first();
      if ((await line.count()) > 0) await line.click({ timeout: 2000 }).catch(() => undefined);
      return words;
    }
    const key = pick(KEYS[kind]);
    await this.press(key);
    // The first command starts an amendment.
    if (kind === 'structure') await this.page.waitForTimeout(80);
    return key;
  }

  /** A command out of the menu of the provision at the caret, with an answer where it asks. */
  async #menu(): Promise<string> {
    const { page, dice } = this;
    await this.press('Shift+F10');
    const menu = page.getByRole('menu');
    if (
      !(await menu.waitFor({ timeout: 1500 }).then(
        () => true,
        () => false,
      ))
    )
      return 'none';
    for (let down = dice.below(14); down > 0; down--) await this.press('ArrowDown');
    const name = await page.evaluate(() => document.activeElement?.textContent ?? '');
    await this.press('Enter');
    await menu.waitFor({ state: 'detached' });
    await page.waitForTimeout(80);
    const dialog = page.getByRole('dialog');
    if ((await dialog.count()) === 0) return name;
    if ((await dialog.getByRole('searchbox').count()) > 0) {
      await this.type(dice.pick(['2A', '(a)', '7']));
      for (let down = 1 + dice.below(6); down > 0; down--) await this.press('ArrowDown');
      await this.press('Enter');
    } else {
      for (const field of await dialog.getByRole('textbox').all()) {
        await field.focus();
        await this.press('Control+a');
        await this.type(dice.pick(['(9Z)', 'conduct', 'Of the rest']));
      }
      const submit = dialog.locator('button[type=submit]');
      if (await submit.isEnabled()) await submit.press('Enter');
    }
    await page.waitForTimeout(80);
    await this.dismiss();
    return `${name}, answered`;
  }

  /** Another amendment, or none, is worked on from here. */
  async #amendment(): Promise<string> {
    const { page, dice } = this;
    const chooser = page.locator('.panel-head button[aria-haspopup=listbox]');
    const started = page.locator('.shown-section li');
    if ((await chooser.count()) === 0 || ((await started.count()) < 3 && dice.below(2) === 0)) {
      await page.getByRole('button', { name: 'New amendment' }).press('Enter');
      await page.waitForTimeout(100);
      return 'new';
    }
    await chooser.press('Enter');
    const options = page.getByRole('option');
    await options.first().waitFor();
    for (let down = dice.below(await options.count()); down > 0; down--) await this.press('ArrowDown');
    await this.press('Enter');
    await page.waitForTimeout(60);
    return (await chooser.textContent()) ?? '';
  }
}

const editsOf = (amendments: readonly Amendment[]) =>
  amendments.flatMap(({ id, edits }) => (edits.length > 0 ? [{ id, edits }] : []));

/** The store's amendments once the window says that all is saved. */
async function saved(page: Page, session: Session) {
  await page.waitForTimeout(300);
  await page.getByRole('contentinfo').getByText('Saved', { exact: true }).waitFor();
  return editsOf(must(await session.call('amendment.list', {})));
}

const textOf = (amendments: ReturnType<typeof editsOf>, reading: 'original' | 'as-amended') =>
  bare(plainLines(linesOf(redline(root, amendments)), reading).join(''));

/** What must hold of the store, whatever was done, and the window must show what it holds. */
async function holds(page: Page, session: Session, after: string) {
  const amendments = await saved(page, session);
  for (const { id, edits } of amendments) expect(checkEdits(root, edits).ok, `${id} ${after}`).toBe(true);
  expect(originalOf(redline(root, amendments)), after).toEqual(root);
  const { amended } = await readPage(page);
  expect(difference(amended, textOf(amendments, 'as-amended')), after).toBe('');
  return amendments;
}

/** Presses a key until it says that there is nothing more; how often it did something. */
async function toTheEnd(monkey: Monkey, key: string, end: string): Promise<number> {
  for (let times = 0, idle = 0; times < 5000; times++) {
    const before = await readPage(monkey.page);
    await monkey.page.keyboard.press(key);
    const now = await readPage(monkey.page);
    expect(now.said, `${key} after ${monkey.log.slice(-12).join(' · ')}`).not.toMatch(/passed over|show A-/);
    idle = now.said.includes(end) && now.amended === before.amended ? idle + 1 : 0;
    if (idle === 3) return times - 2;
  }
  throw new Error(`${key} has no end`);
}

/** Undoes and redoes what was done last: the text is then as it was. */
async function thereAndBack(monkey: Monkey, after: string): Promise<void> {
  const { page } = monkey;
  await monkey.comeBack();
  const now = await readSettled(page);
  await page.keyboard.press('Control+z');
  const undone = await readPage(page);
  expect(difference(undone.original, now.original), `undone, ${after}`).toBe('');
  if (undone.said.includes('There is nothing to undo.')) return;
  await page.keyboard.press('Control+y');
  const { amended } = await readSettled(page);
  expect(difference(amended, now.amended), `undone and redone, ${after}`).toBe('');
}

describe.skipIf(whyNoWorkbench() !== null)('random keys and structural commands in the window', () => {
  it.each(SEEDS)(
    'leave the law as it is, and undo and redo exactly, seed %i',
    { timeout: 900_000 },
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
        const now = await readPage(page);
        expect(faults, after).toEqual([]);
        expect(difference(now.original, start.original), after).toBe('');
        if (now.amended !== last.amended) changed++;
        last = now;
        if (monkey.dice.below(2) === 0) await thereAndBack(monkey, after);
        if (n % Math.ceil(STEPS / TURNS) > 0) continue;
        await monkey.comeBack();
        const before = await holds(page, session, after);
        for (const { edits } of before) for (const { type } of edits) kinds.add(type);
        const steps = await toTheEnd(monkey, 'Control+z', 'There is nothing to undo.');
        turned += steps;
        expect(await saved(page, session), `undo all, ${after}`).toEqual([]);
        expect(difference((await readPage(page)).amended, start.amended), `undo all, ${after}`).toBe('');
        for (let redone = 0; redone < steps; redone++) {
          await monkey.comeBack();
          await page.keyboard.press('Control+y');
        }
        expect(await saved(page, session), `redo all, ${after}`).toEqual(before);
        last = await readPage(page);
        expect(difference(last.amended, textOf(before, 'as-amended')), `redo all, ${after}`).toBe('');
      }
      console.log(
        `Seed ${seed}: ${STEPS} steps (${[...monkey.did].map(([kind, n]) => `${n} ${kind}`).join(', ')}), ` +
          `${monkey.keys} keys, ${changed} changes, ${turned} steps undone and redone; edits of ${[...kinds].join(', ')}`,
      );
      // A monkey that wanders off, or is refused whatever it tries, shows nothing.
      expect(changed, 'how often the text changed').toBeGreaterThan(STEPS / 3);
      expect([...kinds]).toEqual(expect.arrayContaining(['text', 'insert']));
      expect(faults).toEqual([]);
      await session.close();
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  );
});
