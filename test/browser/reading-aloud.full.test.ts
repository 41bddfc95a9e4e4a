import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { steps } from '../support/windows/steps.ts';
import { type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { keyboardAt } from './support/keyboard.ts';
import { NEW_TITLE, openNew } from './support/seeded.ts';

/** One thing that a screen reader is told of, with what is in it. */
interface Spoken {
  readonly role: string;
  readonly name: string;
  /** What else is said of it: `focused`, `level 3`, `expanded`, `live polite` … */
  readonly said: readonly string[];
  readonly inside: readonly Spoken[];
}

type Tree = Awaited<ReturnType<typeof read>>;
type AXNode = Tree[number];

const read = async (session: CDPSession) => (await session.send('Accessibility.getFullAXTree')).nodes;

/** What holds others together and is not told of by itself. */
const UNSAID = new Set(['none', 'generic', 'InlineTextBox', 'LineBreak', 'ListMarker', 'LayoutTable']);

const FLAGS = ['focused', 'disabled', 'expanded', 'selected', 'checked', 'pressed', 'readonly', 'required'];

function saidOf({ properties = [] }: AXNode): readonly string[] {
  return properties.flatMap(({ name, value: { value } }) => {
    if (name === 'live' && value !== 'off') return [`live ${value}`];
    if (name === 'level') return [`level ${value}`];
    if (name === 'roledescription') return [`described as ${value}`];
    if (!FLAGS.includes(name) || value === undefined) return [];
    if (value === true || value === 'true') return [name];
    return name === 'expanded' || name === 'selected' || name === 'checked' || name === 'pressed'
      ? [`not ${name}`]
      : [];
  });
}

/** A page as a screen reader has it from Chromium: the accessibility tree without what is never spoken. */
async function accessibilityOf(page: Page): Promise<Spoken> {
  const session = await page.context().newCDPSession(page);
  try {
    const nodes = await read(session);
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const spokenIn = (node: AXNode): readonly Spoken[] => {
      const inside = (node.childIds ?? []).flatMap((id) => {
        const child = byId.get(id);
        return child ? spokenIn(child) : [];
      });
      const role: string = node.role?.value ?? 'none';
      const name: string = node.name?.value ?? '';
      // A generic with a name of its own, or one that has the focus or is live, is told of after all.
      const said = saidOf(node);
      if (node.ignored || (UNSAID.has(role) && said.length === 0)) return inside;
      if (role === 'StaticText') return name.trim() ? [{ role: 'text', name, said, inside: [] }] : [];
      return [{ role, name, said, inside }];
    };
    const [root] = nodes.flatMap((node) => (node.parentId === undefined ? spokenIn(node) : []));
    if (!root) throw new Error('The page has no accessibility tree');
    return root;
  } finally {
    await session.detach();
  }
}

/** Everything in a part of the tree, itself first, in the order in which it is read. */
function* within(spoken: Spoken): Generator<Spoken> {
  yield spoken;
  for (const inner of spoken.inside) yield* within(inner);
}

/** The first thing of a role, by its name. @throws Error with the whole outline when there is none */
function theOne(root: Spoken, role: string, name: RegExp | string): Spoken {
  for (const one of within(root))
    if (one.role === role && (typeof name === 'string' ? one.name === name : name.test(one.name))) return one;
  throw new Error(`No ${role} called ${name} in:\n${outline(root)}`);
}

/** What has the focus, innermost. */
function focusedIn(root: Spoken): Spoken {
  const found = [...within(root)].findLast(({ said }) => said.includes('focused'));
  if (!found) throw new Error(`Nothing has the focus in:\n${outline(root)}`);
  return found;
}

/** The words read out in a part of the tree, one after another. */
const wordsOf = (spoken: Spoken): string =>
  [...within(spoken)]
    .flatMap(({ role, name }) => (role === 'text' ? [name] : []))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();

/** A part of the tree as a person reads it: a line for each thing, what is in it set in. */
function outline({ role, name, said, inside }: Spoken, depth = 0): string {
  const own = `${'  '.repeat(depth)}${role}${name ? ` “${name}”` : ''}${said.length > 0 ? ` (${said.join(', ')})` : ''}`;
  return [own, ...inside.map((inner) => outline(inner, depth + 1))].join('\n');
}

/** Something that a live region said, and how things stood on the page at that moment. */
interface Heard {
  readonly words: string;
  /** The numbers of the provisions that are new in the text. */
  readonly inserted: readonly string[];
  /** The state of the amendment worked on, as the panel has it. */
  readonly state: string;
  /** The words of what has the focus. */
  readonly focus: string;
}

/** Listens to all that the page's live regions say from now on. Returns what was heard since it was last asked. */
async function listenTo(page: Page): Promise<() => Promise<readonly Heard[]>> {
  await page.evaluate(() => {
    const heard: Heard[] = [];
    const wordsOf = (node: Node): string => {
      if (node instanceof Element && node.closest('[aria-live="off"]')) return '';
      return node instanceof Element ? [...node.childNodes].map(wordsOf).join('') : (node.nodeValue ?? '');
    };
    const isLive = (node: Node): boolean => {
      const element = node instanceof Element ? node : node.parentElement;
      const region = element?.closest('[aria-live], [role="status"], [role="alert"]');
      return region !== null && region?.getAttribute('aria-live') !== 'off';
    };
    const read = (selector: string): readonly string[] =>
      [...document.querySelectorAll(selector)].map((node) => {
        const copy = node.cloneNode(true) as Element;
        for (const hidden of copy.querySelectorAll('ins > .hidden-words')) hidden.remove();
        return (copy.textContent ?? '').trim();
      });
    const typed = () =>
      [...document.querySelectorAll('.ed-line[data-fate="inserted"]')].map(
        (line) => line.getAttribute('data-label') ?? '',
      );
    new MutationObserver((records) => {
      const said = records
        .filter(({ target }) => isLive(target))
        .flatMap((record) => (record.type === 'characterData' ? [record.target] : [...record.addedNodes]));
      for (const words of said.map(wordsOf).filter(Boolean))
        heard.push({
          words,
          inserted: [...typed(), ...read('article .line.inserted .label ins')],
          state: read('.moves .state').join(),
          focus: document.activeElement?.textContent?.trim() ?? '',
        });
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    Object.assign(window, { heardSoFar: () => heard.splice(0) });
  });
  return () => page.evaluate(() => (window as unknown as { heardSoFar: () => Heard[] }).heardSoFar());
}

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
