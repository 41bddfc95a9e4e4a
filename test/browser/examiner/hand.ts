import type { CDPSession, Page } from 'playwright-core';
import type { Dice } from '../support/dice.ts';
import { lookAgain } from './again.ts';
import { asAProgram } from './as-a-program.ts';
import { asInWord } from './as-in-word.ts';
import { differ, standing } from './judged.ts';
import { type Look, lookAt } from './look.ts';
import { quickly } from './quickly.ts';
import { readShown } from './shown.ts';
import { tokens, tokensIn } from './tokens.ts';

/** Something that is not as it must be, said so that a person can do it again. */
export class Fault extends Error {}

const ARROWS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'];
const JUMPS = ['Control+ArrowLeft', 'Control+ArrowRight', 'Control+Home', 'Control+End', 'PageDown'];
const SELECTS = [...ARROWS, 'Control+ArrowLeft', 'Control+ArrowRight'].map((key) => `Shift+${key}`);
const BACK = ['Backspace', 'Backspace', 'Control+Backspace'];
const FORTH = ['Delete', 'Delete', 'Control+Delete'];
const IDLE = ['Control+b', 'Enter', 'Shift+Enter', 'Control+i'];
const PUNCTUATION = [', ', '.', '; ', '—', ' (', ') ', '', ' ', ' '];

const asLine = (text: string): string => text.replace(/\s+/g, ' ');
const without = (text: string): string => text.replace(/[\s\u200b]+/g, '');
const exactly = (text: string): string => text;

const REFUSED = 'which is no longer a draft. Nothing was changed.';
/** How many letters a word of `tokens` has. */
const LETTERS = 6;

/** Counts from now on how often the window says that words are settled: what it says stands for a while after it. */
const countRefusals = (page: Page): Promise<void> =>
  page.evaluate((words) => {
    const { dataset } = document.documentElement;
    const isWatched = dataset.refusals !== undefined;
    dataset.refusals = '0';
    if (isWatched) return;
    const counted = ({ target, addedNodes }: MutationRecord): boolean =>
      target instanceof Element &&
      target.matches('.ed-said') &&
      [...addedNodes].some((node) => node.textContent?.includes(words));
    new MutationObserver((records) => {
      const count = records.filter(counted).length;
      dataset.refusals = `${Number(dataset.refusals) + count}`;
    }).observe(document.body, { childList: true, subtree: true });
  }, REFUSED);

/** What the window said last: over the text, and in its notices. */
const saidAt = async (page: Page): Promise<string> =>
  (await page.locator('.ed-said, .notices').allTextContents()).join(' | ');

/** A person at the window, who knows at every key what the words must come to. */
export class Hand {
  readonly page: Page;
  readonly dice: Dice;
  readonly log: string[] = [];
  keys = 0;
  /** The tokens that must stand somewhere: they were seen, and nothing took them away since. */
  expected: ReadonlySet<string> = new Set();
  readonly cdp: CDPSession;
  readonly #token: () => string;
  readonly #own = new Set<string>();
  /** What was cut or copied last, as far as that is known. */
  clip: string | null = null;
  /** Whether that was of several lines: pasted elsewhere, those may become provisions of their own. */
  #isClipLines = false;

  /** Whether other programs write into the text, too. */
  hasPrograms = false;

  /** Another hand has the same clipboard. */
  readonly isSharing: boolean;

  constructor(page: Page, cdp: CDPSession, dice: Dice, token: () => string = tokens(), isSharing = false) {
    this.page = page;
    this.isSharing = isSharing;
    this.dice = dice;
    this.cdp = cdp;
    this.#token = token;
  }

  readonly note = (what: string): void => void this.log.push(what);

  async press(key: string): Promise<void> {
    this.keys++;
    await this.page.keyboard.press(key);
  }

  async type(words: string): Promise<void> {
    this.keys += [...words].length;
    await this.page.keyboard.type(words);
  }

  /** Looks again until the words are as they must be, or have had time enough to be. */
  async becomes(what: string, isRight: (now: Look) => boolean, wanted: () => string): Promise<void> {
    const wrong = await lookAgain(async () => {
      const now = await lookAt(this.page);
      return now && isRight(now) ? '' : `${now?.text}`;
    });
    if (wrong) throw new Fault(`${what}: the open section reads otherwise.\n${differ(wrong, wanted())}`);
  }

  /** From here on `refusals` counts anew. */
  readonly hear = (): Promise<void> => countRefusals(this.page);

  /** How often the window said since that what was done is of an amendment that is settled, and was not taken. */
  readonly refusals = async (): Promise<number> =>
    Number(await this.page.evaluate(() => document.documentElement.dataset.refusals ?? '0'));

  #lost(before: string, after: string): void {
    const stays = tokensIn(after);
    const gone = [...tokensIn(before)].filter((token) => !stays.has(token));
    this.expected = new Set([...this.expected, ...stays].filter((token) => !gone.includes(token)));
  }

  /** Words put in the place of what is selected. */
  async replaced(
    what: string,
    before: Look,
    insert: string,
    bare: (given: string) => string = exactly,
  ): Promise<void> {
    const { selected, text } = before;
    if (!selected || before.isLocked) {
      const now = (await lookAt(this.page))?.text ?? '';
      return this.#lost(text, now);
    }
    let wanted = '';
    const wrong = await lookAgain(async () => {
      const now = await lookAt(this.page);
      // What a settled amendment says stays, and the window says so.
      const isRefused = this.hasPrograms && (await this.refusals()) > 0;
      wanted = isRefused ? text : text.slice(0, selected.from) + insert + text.slice(selected.to);
      const isRight = now && (isRefused ? now.text === wanted : bare(now.text) === bare(wanted));
      return isRight ? '' : `${now?.text}`;
    });
    if (wrong) throw new Fault(`${what}: the open section reads otherwise.\n${differ(wrong, wanted)}`);
    this.#lost(text, wanted);
  }

  /** Lines come to stand at the caret or beside it, with no letter more or less. */
  async #pastedLines({ selected, text, isLocked }: Look, clip: string): Promise<void> {
    if (!selected || isLocked) return this.#lost(text, (await lookAt(this.page))?.text ?? '');
    const letters = (given: string): string => [...without(given)].sort().join('');
    const wanted = text.slice(0, selected.from) + clip + text.slice(selected.to);
    await this.becomes(
      'pasting lines',
      (now) => letters(now.text) === letters(wanted),
      () => wanted,
    );
    await this.reread();
  }

  async isUnchanged(what: string, { text }: Look): Promise<void> {
    const now = await lookAt(this.page);
    if (!now) return;
    await this.becomes(
      what,
      (seen) => seen.text === text,
      () => text,
    );
  }

  /** One stretch is gone, which ends or begins at the caret; nothing, at the end of a line. */
  async shortened(what: string, before: Look, isBack: boolean, most: number): Promise<void> {
    const { selected, text } = before;
    if (!selected) return;
    const at = selected.from;
    const isRight = (now: Look): boolean => {
      const gone = text.length - now.text.length;
      if (gone < 0 || gone > most) return false;
      const [from, to] = isBack ? [at - gone, at] : [at, at + gone];
      return from >= 0 && text.slice(0, from) + text.slice(to) === now.text;
    };
    await this.becomes(what, isRight, () => `${text}\nless up to ${most} at ${at}`);
    this.#lost(text, (await lookAt(this.page))?.text ?? '');
  }

  /**
   * Reads what stands anywhere: what is gone of it was taken away by what was just done, but for some words.
   * @throws Fault where those never come to stand
   */
  async reread(...stays: readonly string[]): Promise<void> {
    let stand: ReadonlySet<string> = new Set();
    const missing = await lookAgain(async () => {
      stand = tokensIn(standing(await readShown(this.page)));
      const absent = stays.filter((token) => !stand.has(token));
      // A word that may not be written where it was typed is refused letter by letter.
      const isRefused = this.hasPrograms && absent.length * LETTERS <= (await this.refusals());
      return isRefused ? '' : absent.join(', ');
    });
    if (missing) throw new Fault(`Typed and never seen: ${missing}. Said: ${await saidAt(this.page)}`);
    this.expected = new Set([...stand].filter((token) => this.#own.has(token)));
  }

  /** A word that nobody has typed before, and whose keeper is this hand. */
  readonly token = (): string => {
    const token = this.#token();
    this.#own.add(token);
    return token;
  };

  /** One thing that a person does in an open section. */
  async act(): Promise<void> {
    const before = await lookAt(this.page);
    if (!before?.isInText) return;
    const { dice } = this;
    await this.hear();
    if (this.hasPrograms && dice.below(5) === 0) return asAProgram(this, before);
    const n = dice.below(100);
    if (n < 28) return this.#word(before);
    if (n < 34) return quickly(this, before);
    if (n < 46) return this.#remove(before, dice.pick(dice.below(2) ? BACK : FORTH));
    if (n < 66) return this.idle(before, dice.pick([...ARROWS, ...ARROWS, ...JUMPS]));
    if (n < 76) return this.idle(before, dice.pick(SELECTS));
    if (n < 77) return this.idle(before, 'Control+a');
    if (n < 79) {
      const key = dice.pick(IDLE);
      if (key === 'Enter' && before.isAtEnd) return this.turn(key);
      return before.hasNew ? undefined : this.idle(before, key);
    }
    if (n < 85) return this.turn(dice.pick(['Control+z', 'Control+z', 'Control+y', 'Control+Shift+z']));
    if (n < 87) return this.#thereAndBack(before);
    if (n < 91)
      return this.#transfer(before, dice.pick(['Control+c', 'Control+x', 'Control+v', 'Control+v']));
    if (n < 93) return this.#compose(before);
    if (n < 96) return asInWord(this, before);
    return this.#point(before);
  }

  async #word(before: Look): Promise<void> {
    const { dice } = this;
    const words = `${dice.pick(['', '', ' '])}${this.token()}${dice.pick(PUNCTUATION)}`;
    const some = dice.below(5) === 0 ? words.slice(0, 1 + dice.below(3)) : words;
    this.note(`type “${some}”`);
    await this.type(some);
    await this.replaced(`typing “${some}”`, before, some);
  }

  async #remove(before: Look, key: string): Promise<void> {
    const { selected } = before;
    if (!selected) return;
    if (before.hasNew && key === 'Backspace' && selected.from === selected.to) return;
    this.note(key);
    await this.press(key);
    if (selected.from < selected.to) return this.replaced(key, before, '');
    const most = key.startsWith('Control') ? 60 : 12;
    await this.shortened(key, before, key.endsWith('Backspace'), most);
  }

  async idle(before: Look, key: string): Promise<void> {
    this.note(key);
    await this.press(key);
    await this.isUnchanged(key, before);
  }

  async turn(key: string): Promise<void> {
    this.note(key);
    await this.press(key);
    await this.reread();
  }

  async #thereAndBack(before: Look): Promise<void> {
    const all = async () => without(standing(await readShown(this.page)));
    const whole = await all();
    this.note('Control+z Control+y');
    await this.press('Control+z');
    const undone = await lookAt(this.page);
    if (!undone || undone.text === before.text) return this.reread();
    await this.press('Control+y');
    // Another hand writes elsewhere in the text meanwhile.
    if (this.isSharing) return this.reread();
    // What is undone in another section opens that one: it is the whole text that is to be as it was.
    const wrong = await lookAgain(async () => {
      const now = await all();
      return now === whole ? '' : now;
    });
    if (wrong) throw new Fault(`undoing and redoing: the text reads otherwise.\n${differ(wrong, whole)}`);
    await this.reread();
  }

  async #transfer(before: Look, key: string): Promise<void> {
    const { selected, text } = before;
    if (!selected || this.isSharing || (key === 'Control+v' && this.clip === null)) return;
    this.note(key);
    await this.press(key);
    const words = text.slice(selected.from, selected.to);
    if (key === 'Control+v') {
      const clip = asLine(this.clip ?? '');
      return this.#isClipLines
        ? this.#pastedLines(before, clip)
        : this.replaced('pasting', before, clip, without);
    }
    if (before.isLocked || before.copied === null) this.clip = null;
    else if (before.copied !== '') {
      this.clip = before.copied;
      this.#isClipLines = before.isOverLines;
    }
    if (key === 'Control+c') return this.isUnchanged(key, before);
    if (words) await this.replaced('cutting', before, '');
  }

  /** The browser's own interface of input methods. */
  async #compose(before: Look): Promise<void> {
    const steps = this.dice.pick([['k', 'か'], ['n', 'に', 'にほ'], ['ŵ']]);
    const end = this.dice.pick(['日本', 'ŵ', this.token(), null]);
    this.note(`compose ${steps.join(' ')} → ${end ?? 'cancelled'}`);
    this.keys += steps.length + 1;
    for (const text of steps) {
      const at = text.length;
      await this.cdp.send('Input.imeSetComposition', { text, selectionStart: at, selectionEnd: at });
    }
    if (end === null)
      await this.cdp.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
    else await this.cdp.send('Input.insertText', { text: end });
    await this.replaced('composing', before, end ?? '');
  }

  /** Clicks once, twice or three times somewhere in the text, or draws the mouse from there to elsewhere. */
  async #point(before: Look): Promise<void> {
    const { page, dice } = this;
    const lines = page.locator('.ed-text .ed-line');
    const count = await lines.count();
    if (count === 0) return;
    const place = async () => {
      const line = lines.nth(dice.below(count));
      await line.scrollIntoViewIfNeeded();
      const box = await line.boundingBox();
      if (!box) return null;
      return { x: box.x + 30 + dice.below(Math.max(1, box.width - 40)), y: box.y + dice.below(box.height) };
    };
    const from = await place();
    if (!from) return;
    const times = dice.below(4);
    this.note(times === 0 ? 'draw' : `click ${times} times`);
    this.keys++;
    if (times > 0) await page.mouse.click(from.x, from.y, { clickCount: times });
    else {
      const to = await place();
      const again = to && (await lines.first().isVisible()) ? to : from;
      await page.mouse.move(again.x, Math.max(60, again.y - 10 - dice.below(200)));
      await page.mouse.down();
      await page.mouse.move(again.x, again.y, { steps: 3 });
      await page.mouse.up();
    }
    await this.isUnchanged('pointing', before);
  }
}
