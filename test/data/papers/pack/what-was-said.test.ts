import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Ref } from '../../../../core/evidence/link.ts';
import { note, pidOf, replace } from '../../../support/pack.ts';
import { readPage, textOf } from '../../../support/page-reader.ts';
import { published } from '../../../support/publish.ts';
import { newReview, type Opened } from '../../../support/review.ts';
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

describe('what was said of a proposal', () => {
  let folder: string;
  let paper: string;
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  beforeAll(async () => {
    const review = await linked();
    ({ folder } = await published(review));
    paper = textOf(readPage(read('index.html')));
  });

  it('is told in the paper once for each person', () => {
    expect(paper).toContain('The proposal is supported by Ada Reader, 1 March 2025 (made-up sample).');
    expect(paper).toContain(
      'The proposal is supported by one respondent’s answers to the questions “What happened?” and “Why?”.',
    );
    expect(paper).toContain('The proposal is supported by what some responses said about “Lamps”.');
    expect(paper).toContain('The proposal is supported by the answers to the question “What happened?”.');
  });

  it('is told in the annex as in the paper: never “Nothing” of what supports it, nobody twice, and no number of ours', () => {
    const annex = textOf(readPage(read('annex-d-matrix.html')));
    const table = read('changes.csv');
    for (const words of [annex, table]) {
      expect(words).not.toMatch(/\b(?:answer|note|excerpt) (?:[NX]-)?\d/);
      expect(words).not.toContain('Nothing');
      expect(words.split('Ada Reader').length - 1).toBe(1);
      for (const said of [
        'one respondent’s answers to the questions',
        'what some responses said about “Lamps”',
        'the answers to the question “What happened?”',
      ])
        expect(words.toLowerCase()).toContain(said.toLowerCase());
    }
    expect(annex).toContain(SAID);
  });
});
