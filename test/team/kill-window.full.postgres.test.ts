import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Amendment } from '../../core/amend/edits/amendment.ts';
import { saved } from '../browser/support/rest.ts';
import { diceFor } from '../fuzz/chance.ts';
import { startKillable } from '../support/hosts/killable-team.ts';
import { KILLING_SEED } from '../support/hosts/killing.ts';
import { startPostgres } from '../support/hosts/postgres-server.ts';
import { openListed, typeAt } from '../support/hosts/team-window.ts';
import { must } from '../support/reviews/review.ts';
import { amount } from '../support/run/amount.ts';
import { sharedChromium } from '../support/windows/chromium.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';

const CONDUCT = 'must not pursue a course of conduct';

/** A kill falls within so many milliseconds of the first key of a word. */
const WITHIN = 400;

const pause = (milliseconds: number) => new Promise((waited) => setTimeout(waited, milliseconds));

/** Notes all that the window says of what is not saved, from now on. @returns what it said */
async function listenTo(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const told = new Set<string>();
    Object.assign(window, { told });
    const look = () => {
      for (const alert of document.querySelectorAll('[role=alert]'))
        if (alert.textContent) told.add(alert.textContent);
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  return () => page.evaluate(() => [...(window as unknown as { readonly told: Set<string> }).told]);
}

describe.skipIf(whyNoWorkbench() !== null)('what somebody types in a window', () => {
  it.each(['server', 'database'] as const)(
    'is all there, each word once and in its order, after the %s was killed at random moments',
    async (which) => {
      const postgres = await startPostgres();
      onTestFinished(postgres.close);
      const { server, headers, review } = await startKillable(postgres, { title: 'Typed in' });
      const context = await (await sharedChromium()).newContext({ extraHTTPHeaders: { ...headers } });
      onTestFinished(() => context.close());
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(String(error)));
      await page.goto(server.origin);
      await openListed(page, 'Typed in');
      await typeAt(page, CONDUCT);
      const told = await listenTo(page);
      const times = amount(2, 200);
      const words: string[] = [];
      const type = async () => {
        words.push(`qz${words.length}`);
        await page.keyboard.type(`${words.at(-1)} `, { delay: 30 });
      };
      for (let nth = 0; nth < times; nth++) {
        const wait = diceFor(KILLING_SEED, nth).below(WITHIN);
        const killed = pause(wait).then(async () =>
          which === 'server' ? void (await server.end('SIGKILL')) : postgres.kill(),
        );
        await type();
        await killed;
        await type();
        await (which === 'server' ? server : postgres).start();
        await type();
        // One of ten is killed again before all is saved.
        if (nth % 10 !== 9) await saved(page);
      }
      await saved(page);
      expect(faults).toEqual([]);
      const response = await fetch(`${server.origin}/api/amendment.list`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'keeling-review': encodeURIComponent(review.path),
          ...headers,
        },
        body: '{}',
      });
      const all: readonly Amendment[] = must((await response.json()) as never);
      const inserted = all.flatMap(({ edits }) => edits.map((edit) => ('insert' in edit ? edit.insert : '')));
      expect(inserted.join('|'), `seed ${KILLING_SEED}`).toBe(words.map((word) => `${word} `).join(''));
      // What is said of it says what to do, and of what was typed, that it is still there.
      for (const alert of await told())
        expect(alert).toMatch(/^Not saved/.test(alert) ? /Your typing is still here/ : /try again/i);
      console.log(
        `${which} killed ${times} times: ${words.length} words; told: ${(await told()).join(' | ')}`,
      );
    },
  );
});
