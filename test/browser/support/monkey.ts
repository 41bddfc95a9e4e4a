import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { fillClipboard } from './clips.ts';
import { type Dice, dice } from './dice.ts';
import { rest } from './rest.ts';

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

/** What the page shows all of at once. */
const SIMPLE: ReadonlySet<string> = new Set(['type', 'caret', 'select', 'clip']);

/** What lies over the text until it is put away. */
const OPEN = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]';

/** A monkey at one window of the workbench, with what it did. */
export class Monkey {
  readonly page: Page;
  readonly dice: Dice;
  readonly log: string[] = [];
  readonly did = new Map<string, number>();
  /** Whether a command may still wait for its amendment, or the rest of the page for what the open section did. */
  #isUnderWay = false;
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
    if (await this.isInText()) return;
    await this.dismiss();
    const room = page.getByRole('tab', { name: 'Act', exact: true });
    if ((await room.getAttribute('aria-selected')) !== 'true') await room.click();
    await page.getByRole('radio', { name: 'Marked up', exact: true }).click();
    const editor = page.locator('[contenteditable=true]');
    if ((await editor.count()) === 0) await page.locator('article .unit[tabindex="0"]').nth(2).press('Enter');
    await editor.focus();
    if (!(await this.isInText())) throw new Error(`Lost after ${this.log.slice(-6).join(' · ')}`);
  }

  /** Puts away whatever is open over the text, one after another: what Escape leaves open first clears its field. */
  async dismiss(): Promise<void> {
    const standing = () =>
      this.page.evaluate((open) => {
        const field = document.activeElement;
        const words = field instanceof HTMLInputElement ? field.value : '';
        return `${document.querySelectorAll(open).length} ${words}`;
      }, OPEN);
    for (let now = await standing(); !now.startsWith('0'); now = await standing()) {
      await this.press('Escape');
      await expect
        .poll(standing, { message: `Escape, after ${this.log.slice(-6).join(' · ')}` })
        .not.toBe(now);
    }
  }

  /** Waits until the page shows all that was done; sometimes until it is saved, too, and sometimes not. */
  async settle(): Promise<void> {
    if (!this.#isUnderWay && this.dice.below(2) === 0) return;
    await rest(this.page);
    this.#isUnderWay = false;
  }

  /** Does one thing that a person might do, by name, so that a failure can be read. */
  async act(): Promise<void> {
    const kind = this.dice.pick(KINDS);
    this.did.set(kind, (this.did.get(kind) ?? 0) + 1);
    if (!SIMPLE.has(kind)) this.#isUnderWay = true;
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
      if ((await line.count()) > 0) await line.click();
      return words;
    }
    const key = pick(KEYS[kind]);
    await this.press(key);
    return key;
  }

  /** A command out of the menu of the provision at the caret, with an answer where it asks. */
  async #menu(): Promise<string> {
    const { page, dice } = this;
    await this.press('Shift+F10');
    const menu = page.getByRole('menu');
    await menu.waitFor();
    const commands = await menu.getByRole('menuitem').count();
    for (let down = dice.below(commands); down > 0; down--) await this.press('ArrowDown');
    const name = await page.evaluate(() => document.activeElement?.textContent ?? '');
    await this.press('Enter');
    await menu.waitFor({ state: 'detached' });
    const dialog = page.getByRole('dialog');
    // What asks says so by its name; comments are written in a pane, and what can't be done is refused.
    if (name.includes('…'))
      await dialog
        .or(page.getByRole('complementary', { name: 'Comments' }))
        .or(page.locator('.notices').getByText('Nothing was changed.'))
        .first()
        .waitFor();
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
      if ((await submit.count()) > 0 && (await submit.isEnabled())) await submit.press('Enter');
    }
    await this.dismiss();
    return `${name}, answered`;
  }

  /** Another amendment, or none, is worked on from here. */
  async #amendment(): Promise<string> {
    const { page, dice } = this;
    const chooser = page.locator('.panel-head button[aria-haspopup=listbox]');
    const started = page.locator('.shown-section li');
    if ((await chooser.count()) === 0 || ((await started.count()) < 3 && dice.below(2) === 0)) {
      await page.getByRole('button', { name: 'New amendment', exact: true }).press('Enter');
      await rest(page);
      return 'new';
    }
    await chooser.press('Enter');
    const options = page.getByRole('option');
    await options.first().waitFor();
    for (let down = dice.below(await options.count()); down > 0; down--) await this.press('ArrowDown');
    await this.press('Enter');
    await options.first().waitFor({ state: 'detached' });
    return (await chooser.textContent()) ?? '';
  }
}
