import { expect, it } from 'vitest';
import { analyseInThread } from '../../../data/analysis/analyse-in-thread.ts';
import { newReview, type Opened, testDeps } from '../../support/reviews/review.ts';
import { bundle } from '../../support/windows/bundle.ts';
import { asFile, csv } from './support.ts';

/** Made up: nobody sent this. */
const CAMPAIGN =
  'I ask the Government to name tracking devices in the list of examples, to train an officer in every force, and to bring a Bill before the House this session, since delay has cost lives and the warnings were there for all to see.';
const OTHER =
  'These proposals place new duties on people who let homes without any evidence that a duty would help a single victim, and their cost will fall on tenants, so the present law should be left alone until it is reviewed.';

const HEADER = ['Id', 'Responding as', 'Q1: Do you agree?', 'Q2: Why?'];
const ROWS = [
  ['1', 'Individual', 'Yes', CAMPAIGN],
  ['2', 'Individual', 'Yes', `${CAMPAIGN} My sister moved house three times.`],
  ['3', 'Charity', 'Yes', CAMPAIGN.replace('every force', 'each force')],
  [
    '4',
    'Charity',
    'No',
    'The law is clear as it stands and nobody has shown that the courts can not deal with what comes before them.',
  ],
  ['5', 'Individual', 'No', OTHER],
  ['6', 'Individual', 'No', OTHER.replace('single ', '')],
  ['7', 'Individual', 'Yes', 'It took nine days.'],
];

async function imported(review: Opened) {
  await review.do('consultation.import', asFile('a.csv', csv([HEADER, ...ROWS])));
  const { answers } = await review.do('consultation.responses', { kind: 'open' });
  return answers.map(({ id }) => id);
}

it('are found, kept, counted both ways, and taken back', async () => {
  const review = await newReview();
  const ids = await imported(review);
  const { found, answers, short } = await review.do('campaign.find', {});
  expect([answers, short]).toEqual([7, 1]);
  // Two with one text are no campaign.
  expect(found.map(({ answers: many, distinct, text, held }) => [many, distinct, text, held])).toEqual([
    [3, 3, CAMPAIGN, null],
  ]);
  const keys = found.map(({ key }) => key);
  expect(await review.do('campaign.keep', { keys })).toEqual({ kept: ['CP-0001'], answers: 3 });
  expect(await review.do('campaign.keep', { keys })).toEqual({ kept: [], answers: 0 });

  const { campaigns, respondents } = await review.do('campaign.list', {});
  expect(respondents).toBe(3);
  expect(campaigns).toMatchObject([
    {
      id: 'CP-0001',
      answers: 3,
      text: CAMPAIGN,
      types: [
        { name: 'Individual', answers: 2 },
        { name: 'Charity', answers: 1 },
      ],
    },
  ]);
  const page = await review.do('campaign.answers', { id: 'CP-0001' });
  expect(
    page.answers.map(({ id, text, own, leftOut }) => [
      id,
      own.map(({ from, to }) => text.slice(from, to)),
      leftOut,
    ]),
  ).toEqual([
    [ids[1], ['My sister moved house three times'], 0],
    [ids[2], ['each'], 1],
    [ids[0], [], 0],
  ]);
  expect(
    await review.do('campaign.answers', { id: 'CP-0001', isOwnOnly: true, limit: 1, at: 1 }),
  ).toMatchObject({ total: 2, withOwn: 2, answers: [{ id: ids[2] }] });

  const [tally] = await review.do('consultation.tallies', {});
  expect(tally?.answers).toEqual({ all: 7, outside: 4 });
  expect(tally?.rows.map(({ name, chosen }) => [name, chosen])).toEqual([
    ['Yes', { all: 4, outside: 1 }],
    ['No', { all: 3, outside: 3 }],
  ]);

  await review.do('campaign.takeOut', { id: 'CP-0001', answer: ids[1] ?? 0 });
  expect((await review.do('campaign.find', {})).found).toMatchObject([
    { held: 'CP-0001', fresh: 0, answers: 3 },
  ]);
  expect((await review.do('consultation.tallies', {}))[0]?.answers).toEqual({ all: 7, outside: 5 });
  const undo = await review.session.call('consultation.removeImport', { id: 'I-0001' });
  expect(undo).toMatchObject({
    ok: false,
    error: { kind: 'clash', message: expect.stringContaining('campaign CP-0001') },
  });
  await review.do('campaign.rename', { id: 'CP-0001', name: 'Tracking devices' });
  await review.do('campaign.remove', { id: 'CP-0001' });
  expect(await review.do('campaign.list', {})).toEqual({ campaigns: [], respondents: 0 });
  await review.do('consultation.removeImport', { id: 'I-0001' });
  await review.do('ledger.verify', {});
});

it('are coded once: what is coded of the text counts for every answer, and an addition for its sender alone', async () => {
  const review = await newReview();
  const [first = 0, second = 0] = await imported(review);
  const { found } = await review.do('campaign.find', {});
  await review.do('campaign.keep', { keys: found.map(({ key }) => key) });
  const themes = new Map<string, string>();
  for (const name of ['Trackers', 'Moving house'])
    themes.set(name, (await review.do('coding.addTheme', { name })).id);
  const code = (id: number, text: string, quote: string, theme: string) => {
    const from = text.indexOf(quote);
    return review.do('coding.addExcerpt', {
      of: `answer:${id}`,
      from,
      to: from + quote.length,
      quote,
      themes: [themes.get(theme) ?? ''],
    });
  };
  await code(first, CAMPAIGN, 'tracking devices', 'Trackers');
  await code(second, `${CAMPAIGN} My sister moved house three times.`, 'moved house', 'Moving house');
  // The same words of a member count nobody twice.
  await code(second, `${CAMPAIGN} My sister moved house three times.`, 'tracking devices', 'Trackers');
  const frame = await review.do('coding.frame', {});
  expect(frame.themes.map(({ name, texts, withCampaigns }) => [name, texts, withCampaigns])).toEqual([
    ['Moving house', 1, 1],
    ['Trackers', 2, 3],
  ]);
  const { cells } = await review.do('coding.counts', { by: 'type' });
  const trackers = cells.filter(({ theme }) => theme === themes.get('Trackers'));
  expect(
    trackers.map(({ key, excerpts, texts, withCampaigns }) => [key, excerpts, texts, withCampaigns]),
  ).toEqual([
    ['Individual', 2, 2, 2],
    ['Charity', 0, 0, 1],
  ]);
  await review.do('pack.showFrom', { leastShown: 1 });
  const { html } = await review.do('pack.preview', { document: 'response' });
  expect(html).toContain('Answers with campaigns');
  expect((await review.do('campaign.list', {})).campaigns[0]?.coded).toBe(1);
  await review.do('campaign.remove', { id: 'CP-0001' });
  expect((await review.do('coding.frame', {})).themes.map(({ withCampaigns }) => withCampaigns)).toEqual([
    1, 2,
  ]);
});

it('take in the answers of a later file, and ask to be looked for again after it', async () => {
  const review = await newReview();
  await imported(review);
  const first = await review.do('campaign.find', {});
  await review.do(
    'consultation.import',
    asFile('b.csv', csv([HEADER, ['8', 'Police', 'No', OTHER], ['9', 'Police', 'Yes', CAMPAIGN]])),
  );
  expect(await review.session.call('campaign.keep', { keys: [first.found[0]?.key ?? ''] })).toMatchObject({
    ok: false,
    error: { kind: 'stale' },
  });
  const { found } = await review.do('campaign.find', {});
  expect(found.map(({ answers }) => answers)).toEqual([4, 3]);
  await review.do('campaign.keep', { keys: found.slice(0, 1).map(({ key }) => key) });
  await review.do(
    'consultation.import',
    asFile('c.csv', csv([HEADER, ['10', 'Police', 'No', `${CAMPAIGN} Please.`]])),
  );
  const again = await review.do('campaign.find', {});
  expect(again.found.map(({ held, fresh }) => [held, fresh])).toEqual([
    ['CP-0001', 1],
    [null, 3],
  ]);
  expect(await review.do('campaign.keep', { keys: again.found.map(({ key }) => key) })).toEqual({
    kept: ['CP-0001', 'CP-0002'],
    answers: 4,
  });
});

it('are found in a thread as they are found here', async () => {
  const analyse = analyseInThread(await bundle('data/analysis/thread.ts'));
  const [here, apart] = [await newReview(), await newReview({ ...testDeps(), analyse })];
  for (const review of [here, apart]) await imported(review);
  const found = await apart.do('campaign.find', {});
  expect(found).toEqual(await here.do('campaign.find', {}));
  await apart.do('campaign.keep', { keys: found.found.map(({ key }) => key) });
  expect(await apart.do('campaign.answers', { id: 'CP-0001' })).toMatchObject({ total: 3, withOwn: 2 });
});

it('stop being looked for when told to', async () => {
  const review = await newReview();
  await imported(review);
  const finding = review.session.call('campaign.find', {});
  expect(await review.do('campaign.cancel', {})).toEqual({ cancelled: true });
  expect(await finding).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
  expect(await review.do('campaign.progress', {})).toEqual({ doing: null });
});
