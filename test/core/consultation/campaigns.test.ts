import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCampaigns } from '../../../core/consultation/campaigns/find.ts';
import { findOwnWords } from '../../../core/consultation/campaigns/own-words.ts';
import { diceOf, judged, plantCampaigns } from '../../support/consultation/planted-campaigns.ts';

describe('campaigns among answers', () => {
  const planting = { answers: 3000, campaigns: 12, size: [3, 60], change: [0, 0.1] } as const;

  it.each([1, 2, 3])(
    'are found where up to a tenth of the words were changed, and nothing else is (%i)',
    (seed) => {
      const planted = plantCampaigns({ ...planting, seed });
      const found = judged(planted, findCampaigns(planted.texts).campaigns);
      expect(found.wrong).toBe(0);
      expect(found.share).toBeGreaterThanOrEqual(0.95);
    },
  );

  it('are the same for the same answers, and the same groups in whatever order they came', () => {
    const { texts } = plantCampaigns({ ...planting, seed: 4 });
    const found = findCampaigns(texts);
    expect(findCampaigns(texts)).toEqual(found);
    const dice = diceOf(9);
    const order = texts.map((_, at) => ({ at, by: dice() })).sort((a, b) => a.by - b.by);
    const again = findCampaigns(order.map(({ at }) => texts[at] ?? ''));
    const groups = (list: readonly (readonly number[])[]) =>
      list.map((group) => [...group].sort((a, b) => a - b)).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
    expect(groups(again.campaigns.map(({ members }) => members.map((at) => order[at]?.at ?? -1)))).toEqual(
      groups(found.campaigns.map(({ members }) => members)),
    );
  });

  it('hold an answer with much beside the campaign’s words, and none that only quotes the same line', () => {
    const dice = diceOf(5);
    const words = (many: number, from: number) =>
      Array.from({ length: many }, () => `w${Math.floor(dice() * 5000) + from}`).join(' ');
    const campaign = words(60, 0);
    const line = words(9, 90_000);
    const texts = [
      campaign,
      campaign.toUpperCase(),
      `${campaign}. ${words(300, 10_000)}`,
      ...Array.from({ length: 20 }, (_, at) => `${line} ${words(40, 20_000 * (at + 1))}`),
    ];
    const { campaigns } = findCampaigns(texts);
    expect(campaigns.map(({ members, distinct, example }) => ({ members, distinct, example }))).toEqual([
      { members: [0, 1, 2], distinct: 2, example: 0 },
    ]);
  });

  it('are none of short answers, however often they were given', () => {
    expect(findCampaigns(Array.from({ length: 50 }, () => 'I agree with all of this.'))).toEqual({
      campaigns: [],
      tooShortCount: 50,
    });
  });
});

describe('a sender’s own words', () => {
  it('are those added or put in place of others', () => {
    const said = 'Dear Minister, please act NOW: my own mother waited for years. Delay costs lives.';
    const {
      own,
      ownWords: many,
      leftOut,
    } = findOwnWords(said, 'Please act now, without any delay. Delay costs lives.');
    expect(own.map(({ from, to }) => said.slice(from, to))).toEqual([
      'Dear Minister',
      'my own mother waited for years',
    ]);
    expect([many, leftOut]).toEqual([8, 3]);
  });

  it('are with the others all the words there are, and none of a text that is the campaign’s', () => {
    const text = fc
      .array(fc.constantFrom('act', 'now', 'Delay', 'costs', 'lives', 'my', 'mother,', '–', 'é1'), {
        maxLength: 40,
      })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, (said, campaign) => {
        const { own, ownWords: many, leftOut } = findOwnWords(said, campaign);
        const count = (words: string) => words.split(/[ ,–]+/).filter(Boolean).length;
        expect(own.reduce((sum, { from, to }) => sum + count(said.slice(from, to)), 0)).toBe(many);
        expect(count(said) - many).toBe(count(campaign) - leftOut);
        expect(findOwnWords(said.toUpperCase(), said)).toEqual({ own: [], ownWords: 0, leftOut: 0 });
      }),
    );
  });
});
