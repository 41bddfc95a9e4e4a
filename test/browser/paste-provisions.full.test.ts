import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { amount } from '../support/run/amount.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { judged } from './examiner/judged.ts';
import { readShown } from './examiner/shown.ts';
import { type Kept, readStored } from './examiner/stored.ts';
import { dice } from './support/dice.ts';
import { keyboardAt } from './support/keyboard.ts';
import { type Watched, watch } from './support/quiet.ts';
import { rest } from './support/rest.ts';
import { openNew, type ReviewWindow } from './support/seeded.ts';

interface Clip {
  readonly plain: string;
  readonly rich?: string;
}

const WORD: Clip = {
  plain: '(a)\tsending letters, or\r\n(b)\tleaving things—\r\n(i)\tat a home, or\r\n(ii)\tat work.\r\n',
  rich:
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{}</style></head><body><!--StartFragment-->' +
    '<p class=MsoListParagraph style="mso-list:l0 level1 lfo1"><![if !supportLists]><span style="mso-list:Ignore">(a)<span>&nbsp;&nbsp; </span></span><![endif]>sending letters, or<o:p></o:p></p>' +
    '<p class=MsoListParagraph><![if !supportLists]>(b)&nbsp;<![endif]>leaving things—</p><p>(i) at a home, or</p><p>(ii) at work.</p><!--EndFragment--></body></html>',
};
const RUN: Clip = { plain: '(a) sending letters, or (b) leaving things— (i) at a home, or (ii) at work.' };
const PAGE: Clip = {
  plain: 'sending letters, or\nleaving things—\nat a home, or\nat work.',
  rich: '<ul><li>sending letters, or</li><li>leaving things—<ol type="i"><li><p>at a home, or</p></li><li>at work.</li></ol></li></ul>',
};
const TABLE: Clip = {
  plain: 'Act\tTerm\nsending letters\t6 months',
  rich: '<table><tr><th>Act</th><th>Term</th></tr><tr><td>sending <b>letters</b></td><td>6 months</td></tr></table>',
};

/** A list that is pasted into the open section, seen on the page and read out of the file. */
describe.skipIf(whyNoWorkbench() !== null)('provisions that are pasted', () => {
  let bench: ReviewWindow;
  let page: Page;
  let watched: Watched;

  const open = async () => {
    bench = await openNew({ isHeld: true });
    page = bench.page;
    watched = watch(page);
  };
  const shut = async () => {
    await bench?.close();
    expect(watched).toEqual({ complaints: [], foreign: [] });
  };

  /** Puts words on the clipboard as another program would, and pastes them by the key. */
  const paste = async (clip: Clip) => {
    await page.evaluate(({ plain, rich }) => {
      const fill = (event: ClipboardEvent) => {
        event.preventDefault();
        event.stopImmediatePropagation();
        event.clipboardData?.setData('text/plain', plain);
        if (rich) event.clipboardData?.setData('text/html', rich);
      };
      window.addEventListener('copy', fill, { capture: true, once: true });
    }, clip);
    await page.keyboard.press('Control+c');
    await page.keyboard.press('Control+v');
  };
  const text = () => page.locator('.ed-text');
  const said = (words: string) => page.getByText(words).first().waitFor({ state: 'attached' });
  /** The new lines as they are seen, each with its number. */
  const seen = () =>
    text()
      .locator('.ed-line[data-fate="inserted"]')
      .evaluateAll((lines) =>
        lines.map((line) => `${line.getAttribute('data-label') ?? ''} ${line.textContent}`.trim()),
      );
  /** The same out of the file. */
  const stored = async (): Promise<readonly string[]> => {
    await rest(page);
    const { amendments } = await readStored(bench.file);
    const lines = ({ num, heading, intro, content, children, wrapUp }: Kept): readonly string[] => [
      `${num} ${heading}${intro}${content}`.trim(),
      ...children.flatMap(lines),
      ...(wrapUp ? [wrapUp.trim()] : []),
    ];
    const edits = amendments.flatMap((one) => one.edits);
    return edits.flatMap(({ provision }) => (provision ? lines(provision) : []));
  };
  const isAll = async (...lines: readonly string[]) => {
    await expect.poll(seen).toEqual(lines);
    await expect.poll(async () => [...(await stored())].sort()).toEqual([...lines].sort());
    await expect.poll(async () => judged(await readShown(page), await readStored(bench.file))).toBe('');
  };
  const end = async (place: string) => {
    await keyboardAt(page).goTo(place);
    await page.keyboard.press('Enter');
    await text().waitFor();
    await page.keyboard.press('End');
  };

  /** Selects the whole of paragraphs (a) and (b). */
  const selectTwo = () =>
    page.evaluate(() => {
      const lines = [...document.querySelectorAll('.ed-text .ed-line')];
      const at = lines.findIndex((line) => line.textContent === 'following a person,');
      const texts = (line: Element | undefined) => line?.querySelectorAll('.ed-words span span') ?? [];
      const [from] = texts(lines[at]);
      const to = [...texts(lines[at + 1])].at(-1);
      const [start, end] = [from?.firstChild, to?.firstChild];
      if (start instanceof Text && end instanceof Text)
        document.getSelection()?.setBaseAndExtent(start, 0, end, end.length);
    });

  describe('and taken back', () => {
    beforeAll(open);
    afterAll(shut);

    it.each([
      ['out of Word', WORD],
      ['in one run', RUN],
      ['out of a page', PAGE],
    ])('stand after existing law, %s, as one step, with what is typed next in the last', async (_, clip) => {
      const before = await keyboardAt(page).readUnchanged();
      await end('2A(3)(f)');
      await paste(clip);
      await page.keyboard.type('zq');
      await said('Pasted as 2 provisions, section 2A(3)(fa) to section 2A(3)(fb).');
      await isAll('(fa) sending letters, or', '(fb) leaving things—', '(i) at a home, or', '(ii) at work.zq');
      const now = await keyboardAt(page).read('As amended');
      expect(now.filter((one) => !before.includes(one))).toHaveLength(4);
      expect(before.filter((one) => !now.includes(one))).toEqual([]);
      await page.keyboard.press('Control+z');
      await page.keyboard.press('Control+z');
      await expect.poll(seen).toEqual([]);
      await expect.poll(() => keyboardAt(page).read('As amended')).toEqual(before);
      await rest(page);
      expect((await readStored(bench.file)).amendments.flatMap(({ edits }) => edits)).toEqual([]);
      await page.keyboard.press('Escape');
    });
  });

  describe('in a review where nothing was done yet', () => {
    beforeEach(open);
    afterEach(shut);

    it('divide a new provision where the caret is in it', async () => {
      const { goTo, press, saidOf, type } = keyboardAt(page);
      await goTo('2A(3)');
      await press('Control+Alt+Enter');
      await saidOf('Inserted section 2A(3A).');
      await type('Those are— and so on.');
      await press(...Array<string>(11).fill('ArrowLeft'));
      await paste(WORD);
      await isAll(
        '(3A) Those are—',
        '(a) sending letters, or',
        '(b) leaving things—',
        '(i) at a home, or',
        '(ii) at work.',
        'and so on.',
      );
    });

    it('fill a new one that is empty, row by row, the cells told apart', async () => {
      const { goTo, press, saidOf } = keyboardAt(page);
      await goTo('2A(3)(f)');
      await press('Control+Alt+Enter');
      await saidOf('Inserted section 2A(3)(fa).');
      await paste(TABLE);
      await isAll('(fa) Act | Term', '(fb) sending letters | 6 months');
      await press('Control+z');
      await isAll('(fa)');
    });

    it('are a section of their own where the list is one, with its heading', async () => {
      await end('2A(3)(f)');
      await paste({
        plain: '9 Offence of waiting\n(1) A person must not—\n(a) wait, or\n(b) linger.\n(2) That is all.',
      });
      await said('Pasted as section 2AA.');
      await page.keyboard.type('zq');
      await isAll(
        '2AA Offence of waiting',
        '(1) A person must not—',
        '(a) wait, or',
        '(b) linger.',
        '(2) That is all.zq',
      );
      await page.keyboard.press('Control+z');
      await page.keyboard.press('Control+z');
      await expect.poll(stored).toEqual([]);
    });

    it('are words in a heading, none of them lost, and it says so', async () => {
      await end('2A');
      await text().locator('.ed-line').first().click();
      await page.keyboard.press('End');
      await paste(WORD);
      await said('Pasted as words, not as provisions. A heading is one line.');
      const words = '(a) sending letters, or (b) leaving things— (i) at a home, or (ii) at work.';
      await expect
        .poll(() => text().locator('.ed-line').first().textContent())
        .toContain(`stalking ${words}`);
      await rest(page);
      const { amendments } = await readStored(bench.file);
      expect(amendments.flatMap(({ edits }) => edits.map(({ insert }) => insert))).toEqual([` ${words}`]);
    });

    it.skipIf(process.env.KEELING_HOST === 'electron')(
      'are words where no amendment can be started for them, apart from the words before them',
      async () => {
        const error = { kind: 'unavailable', message: 'Another program is writing to this review' };
        await page.route('**/api/amendment.create', (route) => route.fulfill({ json: { ok: false, error } }));
        await end('2A(3)(a)');
        await paste(RUN);
        await said(
          'Pasted as words, not as provisions. Keeling could not start an amendment for this change.',
        );
        await expect.poll(() => text().textContent()).toContain(`following a person, ${RUN.plain}`);
        await page.unroute('**/api/amendment.create');
        await rest(page);
        const { amendments } = await readStored(bench.file);
        expect(amendments.flatMap(({ edits }) => edits.map(({ insert }) => insert))).toEqual([
          ` ${RUN.plain}`,
        ]);
      },
    );

    it('are refused, and read no further, where they are longer than any provision', async () => {
      await end('2A(3)(f)');
      const before = await text().textContent();
      await paste({ plain: '(a) x\n'.repeat(30_000), rich: '<ul><li>x'.repeat(100_001) });
      await said(
        'That is 100,001 characters, too many to paste into one provision: the most is 100,000 characters. Nothing was changed.',
      );
      await expect.poll(() => text().textContent()).toBe(before);
    });

    it('are those that were copied, with their numbers in the other place', async () => {
      await end('2A(3)(a)');
      await selectTwo();
      await page.keyboard.press('Control+c');
      await text().locator('.ed-line', { hasText: 'interfering with any property' }).click();
      await page.keyboard.press('Control+v');
      await isAll(
        '(fa) following a person,',
        '(fb) contacting, or attempting to contact, a person by any means,',
      );
    });

    it('are put back where they were when they were cut', async () => {
      await end('2A(3)(a)');
      await selectTwo();
      await page.keyboard.press('Control+x');
      const struck = () => text().locator('del').count();
      await expect.poll(struck).toBe(2);
      await page.keyboard.press('Control+v');
      await expect.poll(struck).toBe(0);
      await rest(page);
      expect((await readStored(bench.file)).amendments.flatMap(({ edits }) => edits)).toEqual([]);
    });

    it('leave the page as the file has it, whatever is pasted wherever, and the Act as it was when all is undone', {
      timeout: 3_600_000,
    }, async () => {
      const seed = Number(process.env.KEELING_SEED ?? Date.now() % 100_000);
      const { below, pick } = dice(seed);
      const clips: readonly Clip[] = [
        WORD,
        RUN,
        PAGE,
        TABLE,
        { plain: '(1)\tA person must—\r\n(a)\tstop, or\r\n(b)\tgo,\r\nand so on.\r\n(2)\tThat is all.' },
        { plain: 'if— (i) one, or (ii) two' },
        { plain: '1. one\n2. two\n3. three' },
        { plain: '(A) one\n(B) two' },
        {
          plain: '9 Offence of waiting\n(1) A person must not—\n(a) wait, or\n(b) linger.\n(2) That is all.',
        },
        { plain: 'words' },
      ];
      const before = await keyboardAt(page).readUnchanged();
      const done = [`seed ${seed}`];
      for (let times = amount(4, 200); times > 0; times--) {
        const place = pick(['1', '2A', '4', '5A', '8', '8A', '12', '16']);
        await keyboardAt(page).goTo(place);
        await page.keyboard.press('Enter');
        const lines = text().locator('.ed-line:not([contenteditable=false])');
        await lines.first().waitFor();
        const which = below(await lines.count());
        await lines.nth(which).click();
        await page.keyboard.press(pick(['Home', 'End', 'Control+ArrowLeft', 'Shift+Home']));
        const clip = pick(clips);
        done.push(`${place}, line ${which}: ${clip.plain}`);
        await paste(clip);
        await rest(page);
        await expect
          .poll(async () => judged(await readShown(page), await readStored(bench.file)), {
            message: done.join('\n'),
          })
          .toBe('');
        await page.keyboard.press('Escape');
      }
      const undone = page.getByText('There is nothing to undo.');
      for (let times = done.length * 3; times > 0 && (await undone.count()) === 0; times--)
        await page.keyboard.press('Control+z');
      // Where the mouse was left, another section may be named by now, and be shown over what is to be clicked.
      await page.mouse.move(0, 0);
      await expect
        .poll(() => keyboardAt(page).read('As amended'), { message: done.join('\n') })
        .toEqual(before);
    });
  });
});
