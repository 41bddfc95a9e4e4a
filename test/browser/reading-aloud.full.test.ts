import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { steps } from '../support/windows/steps.ts';
import { type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import {
  accessibilityOf,
  focusedIn,
  outline,
  type Spoken,
  theOne,
  within,
  wordsOf,
} from './support/accessibility.ts';
import { type Heard, listenTo } from './support/heard.ts';
import { keyboardAt } from './support/keyboard.ts';
import { NEW_TITLE, openNew } from './support/seeded.ts';

/** The parts of the window that can be gone to by themselves, with what they are called. */
const LANDMARKS = new Set(['banner', 'main', 'navigation', 'complementary', 'contentinfo']);

const namesOf = (root: Spoken, roles: ReadonlySet<string>) =>
  [...within(root)]
    .filter(({ role }) => roles.has(role))
    .map(({ role, name }) => (name ? `${role}: ${name}` : role));

const wordsHeard = (heard: readonly Heard[]) => heard.map(({ words }) => words.replaceAll('\u00a0', ''));

steps('the workbench read aloud', { skip: whyNoWorkbench() !== null }, () => {
  let workbench: Workbench;
  let page: Page;
  let heard: () => Promise<readonly Heard[]>;

  beforeAll(async () => {
    workbench = await openNew();
    page = workbench.page;
    heard = await listenTo(page);
  });
  afterAll(() => workbench?.close());

  /** Waits until something was said, and returns all that was since the last time. */
  const hear = async (words: RegExp): Promise<readonly Heard[]> => {
    const all: Heard[] = [];
    await expect
      .poll(async () => {
        all.push(...(await heard()));
        return wordsHeard(all).join('\n');
      })
      .toMatch(words);
    return all;
  };
  /** The list of changes beside the text, as it is read. */
  const told = async () =>
    wordsOf(theOne(await accessibilityOf(page), 'region', 'Changes of A-001 in words'));

  it('tells of the window and the Act in it', async () => {
    const start = await accessibilityOf(page);
    expect(start).toMatchObject({ role: 'RootWebArea', name: `${NEW_TITLE} – Keeling` });
    expect(namesOf(start, LANDMARKS)).toEqual([
      'banner',
      'main',
      'navigation: Structure',
      'complementary: The amendment being worked on',
      'contentinfo',
    ]);
    expect(theOne(start, 'tab', 'Act').said).toContain('selected');
    const act = theOne(start, 'article', 'Protection from Harassment Act 1997, marked up');
    expect(theOne(act, 'heading', 'Protection from Harassment Act 1997').said).toContain('level 2');
    const section = theOne(act, 'group', '2A Offence of stalking');
    expect(theOne(section, 'heading', '2A Offence of stalking').said).toContain('level 3');
    expect(wordsOf(section)).toContain('Extent:E+W');
    const rows = theOne(start, 'treegrid', 'Structure of the Act');
    const row = theOne(rows, 'row', '2A Offence of stalking');
    expect(row.said).toEqual(['level 2', 'not expanded']);
    expect(theOne(row, 'button', 'Show or hide the contents of 2A Offence of stalking')).toBeDefined();
    await expect.poll(() => heard()).toEqual([]);
  });

  it('leads through the structure by the arrow keys: rows are said to be there before they are made', async () => {
    const { press, tabTo } = keyboardAt(page);
    const inTree = async () =>
      theOne(await accessibilityOf(page), 'treegrid', 'Structure of the Act').inside.map(({ name }) => name);
    const before = await inTree();
    await tabTo(/^England and Wales/, 'row');
    const row = page.getByRole('row', { name: '2A Offence of stalking' });
    for (const _ of before) {
      if (await row.evaluate((node) => node === document.activeElement)) break;
      await press('ArrowDown');
    }
    await press('ArrowRight');
    await expect
      .poll(inTree)
      .toContainEqual(expect.stringMatching(/^\(1\) A person is guilty of an offence/));
    expect(focusedIn(await accessibilityOf(page)).said).toContain('expanded');
    await press('ArrowLeft');
    await expect.poll(inTree).toEqual(before);
  });

  it('goes to a subsection: the section has the focus, and which part of it was come to is said', async () => {
    const { goTo } = keyboardAt(page);
    await goTo('2A(3)');
    const come = await hear(/^At section 2A\(3\): The following are examples of acts or omissions/m);
    expect(come.at(-1)?.focus).toContain('Offence of stalking');
    expect(focusedIn(await accessibilityOf(page))).toMatchObject({
      role: 'group',
      name: '2A Offence of stalking',
    });
  });

  it('says what is inserted once it is there, with the caret in it', async () => {
    const { press } = keyboardAt(page);
    await press('Control+Alt+Enter');
    const inserting = await hear(/^Inserted section 2A\(3A\)\.$/m);
    expect(wordsHeard(inserting)).toEqual([
      'A-001 is started. Your typing is recorded in it.',
      'Inserted section 2A(3A).',
    ]);
    expect(inserting.at(-1)?.inserted).toEqual(['(3A)']);
    const opened = await accessibilityOf(page);
    expect(focusedIn(opened)).toMatchObject({
      role: 'textbox',
      name: 'section 2A, tracked typing. Press Escape to leave.',
    });
    expect(theOne(opened, 'heading', 'section 2A, open for typing').said).toContain('level 3');
    expect(theOne(opened, 'heading', 'Working on A-001').said).toContain('level 2');
    expect(theOne(opened, 'button', 'Mark as ready for review')).toBeDefined();
    expect(theOne(opened, 'row', '2A Offence of stalking, 1 change')).toBeDefined();
  });

  it('reads what is typed, and what is struck, in its place', async () => {
    const { press, type } = keyboardAt(page);
    await type('A power in this section includes another.');
    await press('ArrowDown', 'Home', 'Control+Delete');
    await type('Any ');
    const box = theOne(
      await accessibilityOf(page),
      'textbox',
      'section 2A, tracked typing. Press Escape to leave.',
    );
    const lines = outline(box)
      .split('\n')
      .map((line) => line.trim());
    const at = lines.indexOf('text “(3A)”');
    expect(lines.slice(at, at + 10)).toEqual([
      'text “(3A)”',
      'insertion',
      'text “A power in this section includes another.”',
      'text “(4)”',
      'deletion',
      'text “[deleted: ”',
      'text “A ”',
      'text “]”',
      'insertion',
      'text “Any ”',
    ]);
    // Nothing is said of each letter but by the screen reader itself.
    expect(
      wordsHeard(await heard()).filter((words) => !/finding|no problems found|error/i.test(words)),
    ).toEqual([]);
  });

  it('lists the changes in words', async () => {
    await expect
      .poll(told)
      .toContain(
        'After section 2A(3)(a new provision)inserted:(3A) A power in this section includes another.',
      );
    await expect.poll(() => told()).toContain('section 2A(4)deleted:A inserted:Any');
  });

  it('says what is undone and redone, with the place, when it is so', async () => {
    const { press } = keyboardAt(page);
    await press('Escape', 'Control+z');
    const undone = await hear(/^Undone: .+\. In section 2A\(4\)\.$/m);
    expect(undone.at(-1)?.inserted).toEqual(['(3A)']);
    await expect.poll(told).not.toContain('inserted:Any');
    await press('Control+y');
    await hear(/^Redone: .+\. In section 2A\(4\)\.$/m);
    await expect.poll(told).toContain('section 2A(4)deleted:A inserted:Any');
  });

  it('says that the amendment is ready when it is so, with the focus beside what was pressed', async () => {
    const { press, tabTo } = keyboardAt(page);
    // From the text to the pane beside it, as in Word.
    await press('F6');
    await tabTo(/^Mark as ready/);
    await press('Enter');
    const ready = await hear(/^A-001 is now ready for review\.$/m);
    expect(ready.at(-1)?.state).toBe('State: Ready for review');
    await expect
      .poll(async () => focusedIn(await accessibilityOf(page)).name)
      .toBe('State: Ready for review');
    const settled = await accessibilityOf(page);
    expect(theOne(settled, 'button', 'Start legal review')).toBeDefined();
    expect(theOne(settled, 'button', /^A-001/).name).toContain('A-001');
  });

  it('steps through the changes: where, whose, what, and which of how many, once the focus is there', async () => {
    const { press, goTo } = keyboardAt(page);
    await goTo('2A');
    await heard();
    await press('F7');
    const first = await hear(/Change 1 of 2/);
    expect(wordsHeard(first)).toEqual([
      'A-001, section 2A(3A): inserted: (3A) A power in this section includes another. Change 1 of 2.',
    ]);
    expect(first.at(-1)?.focus).toContain('(3A)');
    expect(focusedIn(await accessibilityOf(page)).name.replace(/\s+/g, ' ')).toBe('[ inserted: (3A) ]');

    await press('F7');
    const second = await hear(/Change 2 of 2/);
    expect(wordsHeard(second)).toEqual(['A-001, section 2A(4). Change 2 of 2.']);
    const there = focusedIn(await accessibilityOf(page));
    expect(there.name.replace(/\s+/g, ' ')).toBe('[ deleted: A ; inserted: Any ]');
    expect([...within(there)].map(({ role }) => role).filter((role) => role !== 'text')).toEqual([
      'generic',
      'deletion',
      'insertion',
    ]);

    await press('F7');
    expect(wordsHeard(await hear(/no more changes/))).toEqual(['There are no more changes.']);
    await press('Shift+F7');
    expect(wordsHeard(await hear(/Change 1/))).toEqual([
      'A-001, section 2A(3A): inserted: (3A) A power in this section includes another. Change 1 of 2.',
    ]);
    await press('Shift+F7');
    expect(wordsHeard(await hear(/first change/))).toEqual(['This is the first change.']);

    const foot = theOne(await accessibilityOf(page), 'contentinfo', '');
    expect(wordsOf(foot)).toContain('2 changes shown');
  });

  it('reads a menu’s commands with their keys, and says why not when nothing was done', async () => {
    const { press, goTo, choose } = keyboardAt(page);
    await goTo('16');
    await press('Shift+F10');
    await page.getByRole('menu').waitFor();
    const menu = theOne(await accessibilityOf(page), 'menu', 'Commands for section 16');
    const groups = menu.inside.map(({ role, name }) => `${role} ${name}`);
    expect(groups).toEqual([
      'group Review',
      'group Insert',
      'group Change',
      'group Delete',
      'group Link',
      'group Copy',
    ]);
    expect(wordsOf(theOne(menu, 'menuitem', /^Insert section after 16/))).toContain('Ctrl Alt Enter');
    await press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await heard();
    await choose('Insert subsection');
    const said: string[] = [];
    await expect
      .poll(async () => said.push(...wordsHeard(await heard())) && said.join('\n'))
      .toMatch(/not divided yet\. Use Divide first.*Nothing was changed\.$/);
    expect(said).toHaveLength(1);
  });
});
