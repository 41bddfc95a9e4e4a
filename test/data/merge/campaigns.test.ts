import { expect, it } from 'vitest';
import type { Opened } from '../../support/reviews/review.ts';
import { asFile, csv } from '../consultation/support.ts';
import { takeIn, twoCopies } from './two-copies.ts';

/** Made up: nobody sent these. */
const letter = (about: string) =>
  `I ask the Government to look at ${about} again before it brings a Bill, since what was said of it so far rests on no evidence that anybody outside has seen.`;

/** Takes in three letters with one text as a campaign, and turns suggestions on. */
async function work(review: Opened, about: string, file: string): Promise<void> {
  const rows = [1, 2, 3].map((at) => [`${file}-${at}`, letter(about)]);
  await review.do('consultation.import', asFile(file, csv([['Id', `${about}: Why?`], ...rows])));
  const { found } = await review.do('campaign.find', {});
  await review.do('campaign.keep', { keys: found.map(({ key }) => key) });
}

it('keeps both copies’ campaigns, each with its own answers, however they were numbered', async () => {
  const { ann, bea } = await twoCopies();
  await work(ann, 'trackers', 'a.csv');
  await work(bea, 'training', 'b.csv');
  await bea.do('suggest.set', { isOn: true });
  await takeIn(ann, bea);
  const { campaigns, respondents } = await ann.do('campaign.list', {});
  expect(respondents).toBe(6);
  expect(campaigns.map(({ id }) => id).sort()).toEqual(['CP-0001', 'CP-0002']);
  for (const { id, text } of campaigns) {
    const { answers } = await ann.do('campaign.answers', { id });
    expect(answers.map((answer) => [answer.text, answer.ownWords])).toEqual([1, 2, 3].map(() => [text, 0]));
  }
  expect(campaigns.map(({ text }) => text).sort()).toEqual([letter('trackers'), letter('training')]);
  expect(await ann.do('suggest.state', {})).toMatchObject({ isOn: true });
  await ann.do('ledger.verify', {});
});
