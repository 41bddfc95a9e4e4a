import { dice as diceOf } from '../support/dice.ts';
import { settledMeanwhile } from './elsewhere.ts';
import {
  type Bench,
  type Course,
  type Examined,
  type Found,
  judge,
  openBench,
  type Subject,
  watchPage,
} from './examine.ts';
import { Fault, Hand } from './hand.ts';
import { tokens } from './tokens.ts';
import { allSaved, comeBack, openSection } from './window.ts';

/** How two windows share a review. */
export const SHARINGS = ['one amendment', 'an amendment each'] as const;
type Sharing = (typeof SHARINGS)[number];

const STEPS = 12;
/** How long what the other window wrote may take to be shown on a machine with much else to do, in milliseconds. */
const NEWS = 20_000;

async function work(hand: Hand, pids: readonly string[]): Promise<void> {
  if (hand.dice.below(3) === 0) await openSection(hand, hand.dice.pick(pids));
  for (let step = hand.dice.below(2 * STEPS); step >= 0; step--) {
    await comeBack(hand, hand.dice.pick(pids));
    await hand.act();
  }
}

async function workOn(hand: Hand, id: string): Promise<void> {
  const { page } = hand;
  const chooser = page.locator('.panel-head button[aria-haspopup=listbox]');
  await chooser.click();
  await page.getByRole('option', { name: new RegExp(`^${id}`) }).click();
}

/**
 * Two windows over one review, keys in both at the same time, each in sections of its own. Now and then a third settles
 * what is typed in, where the course says so.
 */
export async function examineTwo(subject: Subject, course: Course, sharing: Sharing): Promise<Examined> {
  const first = await openBench(subject);
  const page = await first.context.newPage();
  page.setDefaultTimeout(15_000);
  watchPage(page, first.complaints);
  const benches: readonly Bench[] = [first, { ...first, page }];
  const token = tokens();
  const found: Found[] = [];
  const hands: Hand[] = [];
  try {
    await first.page.getByRole('button', { name: 'New amendment', exact: true }).click();
    await first.page.getByRole('heading', { name: 'Working on A-001' }).waitFor();
    await page.goto(first.host.url);
    await page.getByRole('article').waitFor();
    for (const [at, bench] of benches.entries()) {
      const cdp = await bench.page.context().newCDPSession(bench.page);
      hands.push(new Hand(bench.page, cdp, diceOf(course.seed * 2 + at), token, true));
    }
    const [one, two] = hands as [Hand, Hand];
    for (const hand of hands) hand.hasPrograms = course.isSettled === true;
    for (const hand of hands)
      hand.page.on('console', (message) => {
        if (message.type() === 'error') hand.note('THE PAGE COMPLAINS');
      });
    if (sharing === 'one amendment') await workOn(two, 'A-001');
    else {
      await page.getByRole('button', { name: 'New amendment', exact: true }).click();
      await page.getByRole('heading', { name: 'Working on A-002' }).waitFor();
    }
    const half = Math.ceil(first.pids.length / 2);
    const mine = [first.pids.slice(0, half), first.pids.slice(half)] as const;
    const dice = diceOf(course.seed + 1);
    const isDone = () => Math.min(one.keys, two.keys) >= course.keys;
    while (!isDone() && found.length < 2) {
      try {
        await Promise.all([work(one, mine[0]), work(two, mine[1])]);
        await Promise.all(benches.map((bench) => allSaved(bench.page, false)));
        const expected = new Set(hands.flatMap((hand) => [...hand.expected]));
        for (const hand of hands) hand.expected = expected;
        for (const [at, bench] of benches.entries()) await judge(bench, hands[at] ?? one, NEWS);
        for (const hand of hands) await hand.reread();
        if (course.isSettled && dice.below(3) === 0) {
          await settledMeanwhile(first, hands, mine, dice);
          for (const [at, bench] of benches.entries()) await judge(bench, hands[at] ?? one, NEWS);
        }
      } catch (thrown) {
        if (!(thrown instanceof Error)) throw thrown;
        const after = hands.map(({ keys, log }) => `${keys} keys: ${log.slice(-25).join(' · ')}`);
        const what = thrown instanceof Fault ? thrown.message : `${thrown.stack}`;
        found.push({ what, after: `seed ${course.seed}, ${sharing}\n  one: ${after.join('\n  two: ')}` });
        for (const [at, bench] of benches.entries()) {
          await bench.page.reload();
          await bench.page.getByRole('article').waitFor();
          await hands[at]?.reread();
        }
        if (sharing === 'one amendment') for (const hand of hands) await workOn(hand, 'A-001');
      }
    }
  } finally {
    await first.close();
  }
  return { keys: hands.reduce((sum, { keys }) => sum + keys, 0), failed: 0, killed: 0, found };
}
