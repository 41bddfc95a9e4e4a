import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { keelingIn } from '../../support/hosts/keeling.ts';
import { sharedChromium } from '../../support/windows/chromium.ts';
import { watchOutward } from '../../support/windows/outward.ts';
import { dice as diceOf } from '../support/dice.ts';
import { lookAgain } from './again.ts';
import { writtenByPrograms } from './as-a-program.ts';
import { Fault, Hand } from './hand.ts';
import { freePort, type HostProcess, startHost } from './host.ts';
import { differ, judged, standing } from './judged.ts';
import { readShown } from './shown.ts';
import { type Kept, readStored } from './stored.ts';
import { tokensIn } from './tokens.ts';
import { standBetween, type Trouble } from './trouble.ts';
import { allSaved, chooseAmendment, comeBack, dismiss, moveOn, openSection } from './window.ts';

/** An Act that is tried, and the numbers of those of its sections that are. */
export interface Subject {
  readonly act: string;
  /** A made-up file to import it from, and what it is called then. */
  readonly file?: string;
  readonly at: string;
  readonly sections: readonly string[];
}

/** How keys are pressed, and what becomes of the window's calls meanwhile. */
export interface Course {
  readonly seed: number;
  readonly keys: number;
  readonly isStructural?: boolean;
  /** Of two windows: whether other programs write into them, too, and amendments are settled elsewhere meanwhile. */
  readonly isSettled?: boolean;
  readonly trouble?: Trouble;
  /** How often the host is killed, and started again where it was. */
  readonly kills?: number;
}

export interface Examined {
  readonly keys: number;
  readonly failed: number;
  readonly killed: number;
  readonly found: readonly Found[];
}

export interface Found {
  readonly what: string;
  readonly after: string;
}

/** A review of a subject, open in a window over a host of its own. */
export interface Bench {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly file: string;
  readonly folder: string;
  readonly port: number;
  host: HostProcess;
  readonly complaints: string[];
  readonly pids: readonly string[];
  readonly close: () => Promise<void>;
}

function* all(node: Kept): Generator<Kept> {
  yield node;
  for (const child of node.children) yield* all(child);
}

export async function openBench(subject: Subject): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-examined-'));
  const must = async (...args: readonly string[]) => {
    const ran = await keelingIn(folder, ...args);
    if (ran.code !== 0) throw new Error(`keeling ${args.join(' ')}: ${ran.err}${ran.out}`);
  };
  if (subject.file) await must('import', subject.file, '--as', `${subject.act}@${subject.at}`);
  const file = join(folder, 'examined.keeling');
  await must('new', file, '--act', subject.act, '--at', subject.at);
  const { root } = await readStored(file);
  const pids = subject.sections.map((num) => {
    const found = [...all(root)].find(
      (node) => ['section', 'schedule'].includes(node.kind) && node.num === num,
    );
    if (!found) throw new RangeError(`${subject.act} has no ${num}`);
    return found.pid;
  });
  const port = await freePort();
  const host = await startHost(folder, file, port);
  const browser = await sharedChromium();
  const context = await browser.newContext({ viewport: { width: 1280, height: 1000 } });
  const nothingLeft = watchOutward(context);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.setDefaultTimeout(15_000);
  watchPage(page, complaints);
  await page.goto(host.url);
  await page.getByRole('article').waitFor();
  const bench: Bench = {
    page,
    context,
    file,
    folder,
    port,
    host,
    complaints,
    pids,
    close: async () => {
      await context.close();
      await bench.host.kill();
      rmSync(folder, { recursive: true, force: true });
      nothingLeft();
    },
  };
  return bench;
}

export function watchPage(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(String(error.stack ?? error).slice(0, 600)));
  page.on('console', (message) => {
    const text = message.text();
    const isProgramStyle = /^Applying inline style violates/.test(text) && writtenByPrograms.has(page);
    if (message.type() === 'error' && !isProgramStyle && !/Failed to load resource/.test(text))
      complaints.push(text.slice(0, 600));
  });
  page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
}

/** What must hold once the window says that everything is saved. @throws Fault where it doesn't */
export async function judge(bench: Bench, hand: Hand, patience?: number): Promise<void> {
  const { page, complaints, file } = bench;
  let shown = await readShown(page);
  const wrong = await lookAgain(async () => {
    shown = await readShown(page);
    return judged(shown, await readStored(file));
  }, patience);
  if (wrong) throw new Fault(`Shown is not what is stored. ${wrong}`);
  const stands = tokensIn(standing(shown));
  const lost = [...hand.expected].filter((token) => !stands.has(token));
  if (lost.length > 0) throw new Fault(`Typed and nowhere any more: ${lost.join(', ')}`);
  if (complaints.length > 0) throw new Fault(`The page complained: ${complaints.splice(0).join('\n')}`);
  if ((await page.getByText('could not be shown').count()) > 0) throw new Fault('This could not be shown');
}

/** Loads the page anew: it shows what it showed. @throws Fault where it doesn't */
export async function reload({ page }: Bench): Promise<void> {
  const before = await readShown(page);
  await page.reload();
  await page.getByRole('article').waitFor();
  const wrong = await lookAgain(async () => {
    const now = await readShown(page);
    const far = new Set([...before, ...now].flatMap(({ isFar, pid }) => (isFar ? [pid] : [])));
    const seen = (units: typeof now) => standing(units.filter(({ pid }) => !far.has(pid)));
    return seen(now) === seen(before) ? '' : differ(seen(now), seen(before));
  });
  if (wrong) throw new Fault(`After a reload it is not what it was. ${wrong}`);
}

const STRUCTURE = ['Control+Alt+Enter', 'Control+Alt+Enter', 'Control+Alt+Backspace'];

async function wander(bench: Bench, hand: Hand, course: Course): Promise<void> {
  const { page, pids } = bench;
  const { dice } = hand;
  const n = dice.below(100);
  if (n < 25) {
    hand.note('Escape');
    await hand.press('Escape');
    await openSection(hand, dice.pick(pids));
  } else if (n < 45) await openSection(hand, dice.pick(pids));
  else if (n < 65) await chooseAmendment(hand, 3);
  else if (n < 72) await moveOn(hand);
  else if (n < 82) {
    const key = dice.pick(['F7', 'F7', 'Shift+F7', 'F8']);
    hand.note(key);
    await hand.press(key);
  } else if (n < 90) {
    hand.note('Tab');
    await hand.press(dice.pick(['Tab', 'Shift+Tab']));
  } else if (course.isStructural) {
    const key = dice.pick(STRUCTURE);
    hand.note(key);
    await hand.press(key);
    await dismiss(page);
    await allSaved(page, true);
    await hand.reread();
  } else await hand.turn('Control+z');
}

const STEPS_IN_BURST = 9;

/** The host is killed and, after some more keys, started again where it was: the window goes on by itself. */
async function killHost(bench: Bench, hand: Hand): Promise<void> {
  hand.note('KILL');
  await bench.host.kill();
  for (let step = hand.dice.below(5); step > 0; step--) {
    await comeBack(hand, hand.dice.pick(bench.pids));
    await hand.act();
  }
  hand.note('RESTART');
  bench.host = await startHost(bench.folder, bench.file, bench.port);
}

/** Presses keys in one window until there are enough of them. @returns what was found */
export async function examine(subject: Subject, course: Course): Promise<Examined> {
  const bench = await openBench(subject);
  const { page } = bench;
  const dice = diceOf(course.seed);
  const hand = new Hand(page, await page.context().newCDPSession(page), dice);
  const found: Found[] = [];
  const tell = (thrown: unknown) => {
    if (!(thrown instanceof Error)) throw thrown;
    found.push({
      what: thrown instanceof Fault ? thrown.message : `${thrown.stack}`,
      after: `seed ${course.seed}, ${subject.act}, ${hand.keys} keys: ${hand.log.slice(-40).join(' · ')}`,
    });
  };
  const way = await standBetween(page, diceOf(course.seed + 1), course.trouble ?? { delay: 0, failing: 0 });
  const killAt = Math.ceil(course.keys / ((course.kills ?? 0) + 1));
  let killed = 0;
  try {
    await openSection(hand, dice.pick(bench.pids));
    for (let burst = 1; hand.keys < course.keys && found.length < 3; burst++) {
      try {
        way.trouble(course.trouble !== undefined);
        for (let step = dice.below(2 * STEPS_IN_BURST); step >= 0; step--) {
          await comeBack(hand, dice.pick(bench.pids));
          await hand.act();
          if (killed < (course.kills ?? 0) && hand.keys > killAt * (killed + 1) && dice.below(3) === 0) {
            killed++;
            await killHost(bench, hand);
          }
        }
        if (dice.below(2) === 0) await wander(bench, hand, course);
        if (dice.below(2) === 0 || course.trouble?.failing) way.trouble(false);
        await allSaved(page, dice.below(3) > 0);
        await judge(bench, hand);
        way.trouble(false);
        if (burst % 6 === 0) {
          hand.note('reload');
          await reload(bench);
          await judge(bench, hand);
        }
      } catch (thrown) {
        way.trouble(false);
        tell(thrown);
        hand.note('RELOAD AFTER FAULT');
        await page.goto(bench.host.url);
        await page.reload();
        await page.getByRole('article').waitFor();
        await hand.reread();
      }
    }
  } catch (thrown) {
    tell(thrown);
  } finally {
    if (process.env.KEELING_TELL) console.log(hand.log.join(' · '));
    await bench.close();
  }
  return { keys: hand.keys, failed: way.failed(), killed, found };
}
