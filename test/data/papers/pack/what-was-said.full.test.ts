import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Ref } from '../../../../core/evidence/link.ts';
import { note, pidOf, replace } from '../../../support/papers/pack.ts';
import { findAll, readPage, textOf } from '../../../support/papers/page-reader.ts';
import { published } from '../../../support/papers/publish.ts';
import { newReview, type Opened } from '../../../support/reviews/review.ts';
import { asFile, csv } from '../../consultation/support.ts';

const SAID = 'Lamps help everybody. Lamps cost little.';
const FIRST = 'I was followed by means of a lamp.';

/** A proposal for each way in which something that was said can be behind it. */
async function linked(): Promise<Opened> {
  const review = await newReview();
  const edit = (insert: string) => [replace(pidOf('2A', '(3)', '(g)'), 'content', 'spying on', insert)];
  for (const title of ['A note', 'One respondent', 'A theme', 'A question'])
    await review.do('amendment.create', { title, edits: [] });
  for (const [at, { id, revision }] of (await review.do('amendment.list', {})).entries())
    await review.do('amendment.revise', {
      changes: [
        {
          id,
          revision,
          edits:
            at === 0
              ? edit('following')
              : [
                  replace(
                    pidOf('2A', '(3)', `(${'abc'[at - 1]})`),
                    at === 1 ? 'content' : at === 2 ? 'content' : 'intro',
                    at === 1 ? 'following' : at === 2 ? 'contacting' : 'publishing',
                    'noticing',
                  ),
                ],
        },
      ],
    });
  const said = await review.do(
    'note.add',
    note({ id: '', author: 'Ada Reader', organisation: '', text: SAID }),
  );
  await review.do(
    'consultation.import',
    asFile(
      'a.csv',
      csv([
        ['May we publish?', 'Q7: What happened?', 'Q8: Why?'],
        ['Yes', FIRST, 'Because of it.'],
        ['Yes', 'Nothing at all.', 'No reason.'],
      ]),
    ),
  );
  const { answers } = await review.do('consultation.responses', {});
  const theme = await review.do('coding.addTheme', { name: 'Lamps', description: '' });
  const excerpt = async (of: Ref, text: string, quote: string) =>
    (
      await review.do('coding.addExcerpt', {
        of,
        from: text.indexOf(quote),
        to: text.indexOf(quote) + quote.length,
        quote,
        themes: [theme.id],
        remark: '',
      })
    ).id;
  const own = answers.filter(({ respondent }) => respondent.id === answers[0]?.respondent.id);
  const [one, two] = own;
  if (!one || !two) throw new RangeError('No two answers of one respondent');
  const ties: readonly (readonly [string, Ref])[] = [
    ['A-001', `note:${said.id}`],
    ['A-001', `excerpt:${await excerpt(`note:${said.id}`, SAID, 'Lamps help everybody.')}`],
    ['A-001', `excerpt:${await excerpt(`note:${said.id}`, SAID, 'Lamps cost little.')}`],
    ['A-002', `answer:${one.id}`],
    ['A-002', `answer:${two.id}`],
    ['A-003', `theme:${theme.id}`],
    ['A-004', `question:${one.question}`],
  ];
  for (const [am, to] of ties)
    await review.do('link.add', { type: 'evidence-for', from: `amendment:${am}`, to });
  const { parts } = await review.do('pack.builder', { amendments: ['A-001', 'A-002', 'A-003', 'A-004'] });
  await review.do('pack.arrange', {
    document: 'consultation',
    order: parts.map(({ id }) => id),
    leftOut: [],
  });
  return review;
}

it('is told in the annex as in the paper: never “Nothing” of what supports a proposal, nobody twice, and no number of ours', async () => {
  const { folder } = await published(await linked());
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const paper = textOf(readPage(read('index.html')));
  for (const who of [
    'Ada Reader, 1 March 2025 (made-up sample)',
    'one respondent’s answers to the questions “What happened?” and “Why?”',
    'what some responses said about “Lamps”',
    'the answers to the question “What happened?”',
  ])
    expect(paper).toContain(`The proposal is supported by ${who}.`);
  const annex = textOf(readPage(read('annex-d-matrix.html')));
  const table = read('changes.csv');
  for (const words of [annex, table]) {
    expect(words).not.toMatch(/\b(?:answer|note|excerpt) (?:[NX]-)?\d/);
    expect(words).not.toContain('Nothing');
    expect(words.split('Ada Reader').length - 1).toBe(1);
    for (const who of [
      'one respondent’s answers to the questions',
      'what some responses said about “Lamps”',
      'the answers to the question “What happened?”',
    ])
      expect(words).toContain(who);
  }
  expect(annex).toContain(SAID);
});

it('has its files named on its first page, each of which is there, and the form among them', async () => {
  const review = await linked();
  await review.do('pack.ask', { about: 'A-001', text: 'Is it clear?', kind: 'open', options: [] });
  const amendments = ['A-001', 'A-002', 'A-003', 'A-004'];
  for (const isDraft of [false, true]) {
    const { folder, files } = isDraft
      ? await review.do('pack.export', { amendments, isDraft })
      : await published(review, { amendments });
    const page = readPage(readFileSync(join(folder, 'index.html'), 'utf8'));
    const hrefs = findAll(page, ({ name }) => name === 'a').map(({ attributes }) => attributes.href ?? '');
    const beside = hrefs.filter((href) => !href.startsWith('#') && !/^(?:https?|mailto):/.test(href));
    expect(new Set(beside).size).toBe(beside.length);
    expect(beside.toSorted()).toEqual(
      files.filter((file) => file !== 'index.html' && file !== 'manifest.json').toSorted(),
    );
    expect(beside).toContain('response-form.docx');
  }
});
