import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { steps } from '../support/windows/steps.ts';
import { type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { faults } from './support/axe.ts';
import { faultsAtLength } from './support/axe-at-length.ts';
import { focusOn } from './support/focus.ts';
import { type Watched, watch } from './support/quiet.ts';
import { openSeeded } from './support/seeded.ts';

steps('a lawyer’s review of the words, by the keyboard alone', { skip: whyNoWorkbench() !== null }, () => {
  let workbench: Workbench;
  let page: Page;
  let watched: Watched;
  const comments = () => page.getByRole('complementary', { name: 'Comments' });
  const thread = (id: string) => comments().getByRole('listitem', { name: `Thread ${id}` });
  const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });
  const notice = (words: string | RegExp) => page.locator('.notice').getByText(words).last().waitFor();
  const painted = (name: string) =>
    page.evaluate((key) => [...(CSS.highlights.get(key) ?? [])].map(String).join(''), name);
  /** What has the focus is what is pressed: nothing here is done with a pointer. */
  const press = async (name: string | RegExp, within: Page | ReturnType<Page['locator']> = page) => {
    await focusOn(within.getByRole('button', { name, exact: true }).first());
    await page.keyboard.press('Enter');
  };
  const room = async (name: string) => {
    await focusOn(page.getByRole('tab', { name, exact: true }));
    await page.keyboard.press('Enter');
  };
  /** Puts the caret in the open section before the nth letter of a line, by the arrows. */
  const caretTo = async (words: string) => {
    await page.keyboard.press('Control+Home');
    const steps = await page.locator('.ed-text').evaluate((text, wanted) => {
      const texts = [...text.querySelectorAll('.ed-words')].map((node) => node.textContent ?? '');
      const at = texts.findIndex((each) => each.includes(wanted));
      return { lines: at, letters: (texts[at] ?? '').indexOf(wanted) };
    }, words);
    for (let n = 0; n < steps.lines; n++) {
      await page.keyboard.press('End');
      await page.keyboard.press('ArrowRight');
      for (;;) {
        const isNext = await page.evaluate((nth) => {
          const node = document.getSelection()?.focusNode;
          const here = (node instanceof Element ? node : node?.parentElement)?.closest('.ed-line');
          return here === document.querySelectorAll('.ed-line')[nth];
        }, n + 1);
        if (isNext) break;
        await page.keyboard.press('End');
        await page.keyboard.press('ArrowRight');
      }
    }
    for (let n = 0; n < steps.letters; n++) await page.keyboard.press('ArrowRight');
  };
  const choose = async (words: string) => {
    await caretTo(words);
    for (let n = 0; n < words.length; n++) await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => page.evaluate(() => String(document.getSelection()))).toBe(words);
  };

  beforeAll(async () => {
    workbench = await openSeeded();
    page = workbench.page;
    watched = watch(page);
    await page.getByRole('tab', { name: 'Act', exact: true }).waitFor();
  });
  afterAll(() => workbench?.close());

  it('comments on the change that was stepped to, with the key that Word has for it', async () => {
    await page.keyboard.press('F7');
    await page.locator('.change:focus').waitFor();
    await page.keyboard.press('Control+Alt+m');
    await dialog(/^Comment on section 2A\(2A\)/).waitFor();
    await expect
      .poll(() =>
        dialog(/^Comment on/)
          .locator('blockquote')
          .textContent(),
      )
      .toMatch(/^Acts or .* unwanted and—$/);
    await page.keyboard.type('Is this wide enough? @Bo Counsel');
    await page.keyboard.press('Control+Enter');
    await notice(/Your comment is added: TH-0001/);
    const quote = await thread('TH-0001').locator('blockquote').textContent();
    await expect.poll(() => painted('keeling-comment')).toBe(quote);
    await page.keyboard.press('F8');
    await expect.poll(() => painted('keeling-comment-current')).toBe(quote);
    expect(await faultsAtLength(page)).toEqual([]);
  });

  it('comments on words that are chosen where the text is typed in, and suggests others', async () => {
    await page.keyboard.press('Escape');
    await comments().waitFor({ state: 'detached' });
    await focusOn(page.locator('.unit[tabindex="0"]').filter({ hasText: 'Offence of stalking' }).first());
    await page.keyboard.press('Enter');
    await page.locator('.ed-text:focus').waitFor();
    await choose('particular circumstances');
    await page.keyboard.press('Control+Alt+m');
    await dialog('Comment on section 2A(3)').waitFor();
    await page.keyboard.type('Plainer.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    const instead = dialog(/^Comment on/).getByRole('textbox', { name: 'Suggested wording' });
    await focusOn(instead);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('some circumstances');
    await press('Comment', dialog(/^Comment on/));
    await notice(/TH-0002/);
    await page.locator('.ed-text:focus').waitFor();
    await expect.poll(() => painted('keeling-comment')).toContain('particular circumstances');
    await page.keyboard.press('Home');
    await page.keyboard.type('So ');
    await expect.poll(() => painted('keeling-comment')).toContain('particular circumstances');
    await page.keyboard.press('Control+z');
  });

  it('takes a suggestion into an amendment, and takes it back', async () => {
    await page.keyboard.press('F8');
    await page.keyboard.press('F8');
    await press(/^Add the suggestion of TH-0002 to /);
    await notice(/The suggestion is added to A-00\d/);
    await thread('TH-0002')
      .getByText(/Added to/)
      .waitFor();
    await expect.poll(() => page.locator('.ed-text').textContent()).toContain('some circumstances');
    expect(await faults(page)).toEqual([]);
    await focusOn(page.locator('.ed-text'));
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.locator('.ed-text').textContent()).not.toContain('some circumstances');
    await page.keyboard.press('Control+y');
    await expect.poll(() => page.locator('.ed-text').textContent()).toContain('some circumstances');
  });

  it('answers, makes it a task that is overdue, and resolves it', async () => {
    await press('Reply to TH-0001');
    await page.keyboard.type('It is.');
    await press('Reply');
    await thread('TH-0001').getByText('It is.').waitFor();
    await press('Task of TH-0001');
    await page.keyboard.type('Bo Counsel');
    await page.keyboard.press('Tab');
    await page.keyboard.type('2026-01-02');
    await page.keyboard.press('Enter');
    await thread('TH-0001').getByText('overdue').waitFor();
    await press('Done');
    await press('Resolve TH-0001');
    await thread('TH-0001').getByText('Resolved by').waitFor();
    await expect.poll(() => painted('keeling-comment')).not.toContain('Acts or omissions');
  });

  it('lists a comment whose words are gone, and puts it where a person says', async () => {
    await focusOn(page.locator('.ed-text'));
    await choose('further');
    await page.keyboard.press('Control+Alt+m');
    await dialog('Comment on section 2A(3)').waitFor();
    await page.keyboard.type('Further to what?');
    await page.keyboard.press('Control+Enter');
    await notice(/TH-0003/);
    await page.locator('.ed-text:focus').waitFor();
    await choose('further ');
    await page.keyboard.press('Delete');
    // They are another's amendment's.
    await page.getByRole('button', { name: 'Change A-002' }).click();
    await comments().getByRole('heading', { name: '1 detached comment' }).waitFor();
    expect(await faultsAtLength(page)).toEqual([]);
    await press('Move TH-0003 to other words');
    await focusOn(page.locator('.ed-text'));
    await choose('examples');
    await page.keyboard.press('Control+Alt+m');
    await notice('TH-0003 is now a comment on “examples”.');
    await expect.poll(() => painted('keeling-comment-current')).toBe('examples');
  });

  it('shows who wrote what in a provision, when and why', async () => {
    await focusOn(page.locator('.ed-text'));
    await caretTo('examples');
    await page.keyboard.press('Shift+F10');
    await focusOn(page.getByRole('menuitem', { name: 'History and who wrote what…' }));
    await page.keyboard.press('Enter');
    await dialog(/^History of section 2A\(3\)/).waitFor();
    await page.getByRole('table', { name: 'Who wrote what' }).waitFor();
    await page.getByRole('heading', { name: /^What happened/ }).waitFor();
    await press(/^Show the redline/);
    await page.locator('.story-changes .change').first().waitFor();
    expect(await faultsAtLength(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog(/^History of/).waitFor({ state: 'detached' });
  });

  it('keeps rounds and versions, and looks at a moment that can be compared with now', async () => {
    await page.keyboard.press('Escape');
    await room('History');
    await press('Start a round of review');
    await notice(/^Round 1 of the review has begun/);
    await press('Save a version…');
    await page.keyboard.type('As sent to the Minister');
    await page.keyboard.press('Enter');
    await notice(/is saved as a version/);
    await dialog(/^Save the review/).waitFor({ state: 'detached' });
    await press('Finish round 1 of the review');
    await notice(/^Round 1 of the review is finished/);
    expect(await faultsAtLength(page)).toEqual([]);
    await focusOn(page.locator('[data-moment]').first());
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await press('View “As sent to the Minister”');
    await page.getByText('Read only.').waitFor();
    await page.locator('.moment .change').first().waitFor();
    expect(await faultsAtLength(page)).toEqual([]);
    await press('Compare with now');
    await page.getByText('The two texts are identical.').waitFor();
  });

  it('comments on what is chosen with a pointer, by the button beside the text', async () => {
    await room('Act');
    await page.keyboard.press('F8');
    await page.getByText('it amounts to harassment of that person').first().dblclick();
    await expect.poll(() => page.evaluate(() => String(document.getSelection()).trim())).not.toBe('');
    const chosen = await page.evaluate(() => String(document.getSelection()).trim());
    await comments()
      .getByRole('button', { name: /^Comment…/ })
      .click();
    await dialog('Comment on section 2A(2)(a)').waitFor();
    await expect
      .poll(() =>
        dialog(/^Comment on/)
          .locator('blockquote')
          .textContent(),
      )
      .toBe(chosen);
    await page.keyboard.press('Escape');
    await dialog(/^Comment on/).waitFor({ state: 'detached' });
  });

  it('can be done at twice the size, in the dark', async () => {
    await page.setViewportSize({ width: 640, height: 400 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.keyboard.press('Shift+F8');
    await comments().locator('li.current:focus').waitFor();
    expect(await faultsAtLength(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await comments().waitFor({ state: 'detached' });
    await room('History');
    await press('View “As sent to the Minister”');
    await page.locator('.moment .change').first().waitFor();
    await page.setViewportSize({ width: 1280, height: 800 });
    await room('Act');
    await page.keyboard.press('F8');
    await page.locator('[aria-label="Comments in the order of the Act"]').waitFor();
  });

  it('says nothing to the console', () => {
    expect(watched.complaints).toEqual([]);
    expect(watched.foreign).toEqual([]);
  });
});
