import type { Page } from 'playwright-core';
import type { AmendmentState } from '../../../core/amend/edits/amendment.ts';
import { openReview } from '../../../data/session/session.ts';
import { currentAct, moved, mustOpen, opened, testDeps } from '../../support/reviews/review.ts';
import type { Dice } from '../support/dice.ts';
import { saved } from '../support/rest.ts';
import { lookAgain } from './again.ts';
import type { Bench } from './examine.ts';
import { Fault, type Hand } from './hand.ts';
import { standing } from './judged.ts';
import { readShown } from './shown.ts';
import { type KeptAmendment, readStored } from './stored.ts';
import { tokensIn } from './tokens.ts';
import { allSaved, comeBack } from './window.ts';

/** What a lawyer does elsewhere to an amendment that others type in. */
const SETTLINGS: Readonly<Record<string, readonly AmendmentState[]>> = {
  accepted: [],
  'marked as ready': ['ready'],
  agreed: ['ready', 'in-legal-review', 'agreed'],
  withdrawn: ['withdrawn'],
};
const STEADY: readonly string[] = ['agreed', 'withdrawn'];

/** @returns what was done, and to which amendment */
async function settle(file: string, dice: Dice): Promise<string> {
  const session = mustOpen(await openReview(file, testDeps('Ben Lawyer')));
  try {
    const review = opened(session, currentAct());
    const open = (await review.do('amendment.list', {})).filter(
      ({ state, edits }) => edits.length > 0 && !STEADY.includes(state),
    );
    if (open.length === 0) return 'nothing to settle';
    const { id } = dice.pick(open);
    const way = dice.pick(Object.keys(SETTLINGS));
    if (way === 'accepted') await review.session.call('reviewed.mark', { amendment: id, reviewed: true });
    for (const state of SETTLINGS[way] ?? []) {
      // Whoever types in it is quicker now and then.
      for (let left = 20; left > 0; left--) {
        const now = (await review.do('amendment.list', {})).find((one) => one.id === id);
        const done = await moved(review, id, now?.revision ?? 0, state).catch(() => null);
        if (done !== null) break;
      }
    }
    return `${id} ${way} elsewhere`;
  } finally {
    await session.close();
  }
}

/** Words, one after another, while somebody settles what they are typed in: nobody looks up. */
async function typeOn(hand: Hand, words: readonly string[]): Promise<void> {
  for (const word of words) {
    hand.keys += word.length + 1;
    await hand.page.keyboard.type(`${word} `, { delay: hand.dice.below(80) });
  }
}

/**
 * Answers what the window asks of words whose amendment was settled, until all is saved.
 * @returns what it asked
 */
async function decide(page: Page): Promise<string> {
  const alert = page.getByRole('alert');
  const ways = alert.getByRole('button', { name: /^Save mine as a new amendment/ });
  const questions: string[] = [];
  await lookAgain(async () => {
    if ((await ways.count()) > 0) {
      questions.push(...(await alert.allInnerTexts()));
      await ways
        .first()
        .click({ timeout: 2_000 })
        .catch(() => undefined);
    }
    return (await page.getByRole('contentinfo').getByText('Saved', { exact: true }).count()) > 0
      ? ''
      : 'unsaved';
  }, 30_000);
  await allSaved(page, false);
  return questions.join(' | ');
}

/** What a window says at the moment, wherever it says it. */
const saidBy = async (page: Page): Promise<string> =>
  (
    await page.locator('.ed-said, .notices, [role=alert], [role=dialog], footer, .panel-head').allInnerTexts()
  ).join(' | ');

/** What the window asked where words were typed within those of an amendment that was agreed at that moment. */
const MOVED_BEHIND = 'are now after them, because those can’t change';

/**
 * Whether a word was cut in two by what was done elsewhere: its first letters were saved in what was withdrawn or agreed, and
 * the others, typed after that, are in another amendment at the very place. Within words that were agreed nothing can be put
 * any more: the others are behind them, which the window must have said.
 */
function isCutBySettling(token: string, amendments: readonly KeptAmendment[], questions: string): boolean {
  const texts = amendments.flatMap(({ id, state, edits }) =>
    edits
      .filter(({ type }) => type === 'text')
      .map((edit) => ({ id, state, edit, words: edit.insert ?? '' })),
  );
  const isSaidToBeBehind = questions.includes(MOVED_BEHIND);
  return texts.some((head) =>
    texts.some(
      (tail) =>
        STEADY.includes(head.state) &&
        tail.id !== head.id &&
        tail.edit.pid === head.edit.pid &&
        tail.edit.field === head.edit.field &&
        tail.edit.from === head.edit.to &&
        Array.from({ length: token.length - 1 }, (_, at) => at + 1).some((cut) => {
          const first = token.slice(0, cut);
          const isBegun = head.words.includes(first) && (head.state === 'withdrawn' || isSaidToBeBehind);
          return isBegun && tail.words.startsWith(token.slice(cut));
        }),
    ),
  );
}

/**
 * Two type on while a third settles what one of them types in: each word that was typed stands afterwards, or is in an
 * amendment that was withdrawn, or begins in one that was settled and goes on in another. @throws Fault where one is
 * nowhere
 */
export async function settledMeanwhile(
  { file }: Bench,
  hands: readonly Hand[],
  places: readonly (readonly string[])[],
  dice: Dice,
): Promise<void> {
  const runs = hands.map((hand) => Array.from({ length: 4 }, hand.token));
  for (const [at, hand] of hands.entries()) {
    await saved(hand.page).catch(() => undefined);
    await comeBack(hand, dice.pick(places[at] ?? []));
    await hand.press('ArrowRight');
    await hand.hear();
    hand.note(`type on: ${runs[at]?.join(' ')}`);
  }
  const [settling] = await Promise.all([
    settle(file, dice),
    ...hands.map((hand, at) => typeOn(hand, runs[at] ?? [])),
  ]);
  const questions: string[] = [];
  for (const hand of hands) {
    hand.note(settling);
    questions.push(await decide(hand.page));
  }
  const [hand] = hands;
  const missing = await lookAgain(async () => {
    const { amendments } = await readStored(file);
    const withdrawn = amendments.filter(({ state }) => state === 'withdrawn');
    const there = tokensIn(
      `${standing(hand ? await readShown(hand.page) : [])} ${JSON.stringify(withdrawn)}`,
    );
    const refused = await Promise.all(hands.map((each) => each.refusals()));
    return runs
      .filter((_, at) => refused[at] === 0)
      .flat()
      .filter((token) => !there.has(token) && !isCutBySettling(token, amendments, questions.join(' | ')))
      .join(', ');
  }, 10_000);
  if (missing) {
    const said = await Promise.all(hands.map(({ page }) => saidBy(page)));
    const stored = JSON.stringify(
      (await readStored(file)).amendments.map(({ id, state, edits }) => [id, state, edits]),
    );
    throw new Fault(
      `${settling}: typed meanwhile, and nowhere any more: ${missing}. Said: ${said.join(' || ')}. Stored: ${stored}`,
    );
  }
  for (const each of hands) await each.reread();
}
