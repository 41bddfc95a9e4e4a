import { describe, expect, it } from 'vitest';
import type { Mapping } from '../../../core/consultation/mapping.ts';
import { newReview, type Opened } from '../../support/reviews/review.ts';
import { asFile, csv } from './support.ts';

const HEADERS = ['Response ID', 'Email', 'Responding as', 'Q1: Do you agree?', 'Q1: Why?'];
const row = (id: string, email: string, words: string): readonly string[] => [
  id,
  email,
  'Individual',
  'Yes',
  words,
];
const SENTENCE = 'Because the offence should also cover what is done by other means than words';
const three = [row('1', 'a@x', SENTENCE), row('2', 'b@x', `${SENTENCE}.`), row('3', '', `${SENTENCE}!`)];

const fates = (told: readonly { readonly line: number; readonly fate: string }[]) =>
  told.map(({ line, fate }) => `${line} ${fate}`);
const importing = (review: Opened, name: string, text: string) =>
  review.do('consultation.import', asFile(name, text));

describe('rows that can’t be understood', () => {
  const BROKEN = [
    'Type,Q1: Do you agree?,Q2: Why?,Q3: Which?',
    'Individual,Yes,Because it is right and fair to everybody,A',
    'Individual,No,Too much, and too late,B',
    'Individual,Yes,One answer that',
    'goes on,A',
    'Type,Q1: Do you agree?,Q2: Why?,Q3: Which?',
    'Individual,No,"Well" said,B',
    ',,,',
    'Individual,Yes,The last one is whole again,B',
  ].join('\n');

  it('are listed with their line and why, and the others taken in', async () => {
    const review = await newReview();
    const { dryRun, import: made } = await importing(review, 'broken.csv', BROKEN);
    expect(fates(dryRun.told)).toEqual([
      '3 broken',
      '4 broken',
      '5 broken',
      '6 broken',
      '7 broken',
      '8 empty',
    ]);
    expect(dryRun.told.map(({ why }) => why)).toEqual([
      'it has 5 cells, and there are 4 columns',
      'lines 4 and 5 seem to be one row that a line end outside quotation marks cut in two',
      'lines 4 and 5 seem to be one row that a line end outside quotation marks cut in two',
      'this row repeats the headers',
      expect.stringContaining('after a closing quotation mark'),
      'the row is empty',
    ]);
    expect(made).toMatchObject({ respondents: 2 });
    expect(dryRun.added + dryRun.doubled + dryRun.empty + dryRun.broken).toBe(dryRun.rows);
  });

  it('keep the whole file out where a quotation mark is never closed', async () => {
    const review = await newReview();
    const text = 'Q1: Why?,Q2: How?\nso,thus\n"open,thus\nso,thus\n';
    expect(await review.session.call('consultation.import', asFile('open.csv', text))).toMatchObject({
      ok: false,
      error: { kind: 'invalid', place: 'line 3' },
    });
    expect(await review.do('consultation.imports', {})).toEqual([]);
  });
});

describe('a response that was met before', () => {
  it('adds nothing: in the same file, the same rows in another file, or an export that has grown', async () => {
    const review = await newReview();
    const [first = [], ...others] = three;
    const file = csv([HEADERS, first, ...others, first, row('1', 'a@x', 'Other words of the same person')]);
    const made = await importing(review, 'a.csv', file);
    expect(fates(made.dryRun.told)).toEqual(['5 doubled', '6 doubled']);
    expect(made.import).toMatchObject({ respondents: 3 });

    const again = await importing(review, 'renamed.csv', file);
    expect(again).toMatchObject({ import: null, said: expect.stringContaining('I-0001') });
    const semicolons = csv([HEADERS, ...three], ';', '\n');
    const same = await importing(review, 'saved-again.csv', semicolons);
    expect(same).toMatchObject({ import: null, dryRun: { added: 0, doubled: 3 } });
    const grown = await importing(
      review,
      'b.csv',
      csv([HEADERS, ...three, row('4', '', 'A fourth, newly come')]),
    );
    expect(grown.import).toMatchObject({ id: 'I-0002', respondents: 1 });
    // The questions are the same ones.
    expect(await review.do('consultation.questions', {})).toHaveLength(2);
    await review.do('ledger.verify', {});
  });

  it('counts once for each that is held, where nothing says who answered', async () => {
    const review = await newReview();
    const headers = ['Responding as', 'Q1: Do you agree?'];
    const yes = ['Individual', 'Yes'];
    const two = await importing(review, 'a.csv', csv([headers, yes, yes, ['Charity', 'No']]));
    expect(two.dryRun).toMatchObject({ added: 3, doubled: 0 });
    const more = await importing(review, 'b.csv', csv([headers, yes, yes, yes]));
    expect(more.dryRun).toMatchObject({ added: 1, doubled: 2 });
  });

  it('is another person’s, where a platform says of nobody who they are', async () => {
    const review = await newReview();
    const headers = ['Email', 'Q1: Do you agree?'];
    const yes = ['anonymous', 'Yes'];
    const made = await importing(review, 'a.csv', csv([headers, yes, yes, ['anonymous', 'No'], yes]));
    expect(made).toMatchObject({ dryRun: { added: 4, doubled: 0 }, problems: [] });
  });

  it('is kept where a person says so, but never the very same file', async () => {
    const review = await newReview();
    await importing(review, 'a.csv', csv([HEADERS, ...three]));
    const file = asFile(
      'b.csv',
      csv([HEADERS, ...three, row('9', '', 'One that is new to make another file')]),
    );
    const { mapping } = await review.do('consultation.look', file);
    const keep: Mapping = { ...mapping, doubles: 'keep' };
    const kept = await review.do('consultation.import', { ...file, mapping: keep });
    expect(kept.import).toMatchObject({ respondents: 4 });
    const again = await review.do('consultation.import', { ...file, mapping: keep });
    expect(again).toMatchObject({ import: null });
  });
});

describe('a mapping', () => {
  it('is remembered by the headers, and found again when columns move', async () => {
    const review = await newReview();
    const file = asFile('a.csv', csv([['Area', ...HEADERS], ...three.map((cells) => ['North', ...cells])]));
    const { mapping } = await review.do('consultation.look', file);
    const columns = mapping.columns.map((column) =>
      column.index === 0
        ? { ...column, role: 'respondent-type' as const }
        : { ...column, role: column.role === 'respondent-type' ? ('ignore' as const) : column.role },
    );
    await review.do('consultation.import', {
      ...file,
      mapping: { ...mapping, columns },
      profileName: 'Ours',
    });
    const moved = csv([
      [...HEADERS, 'Area'],
      [...row('7', '', 'Words of the seventh'), 'South'],
    ]);
    const look = await review.do('consultation.look', asFile('b.csv', moved));
    expect(look.profile).toEqual({ name: 'Ours', from: 'remembered' });
    expect(look.mapping.columns[5]).toMatchObject({ index: 5, role: 'respondent-type' });
    const named = { ...asFile('b.csv', moved), profile: 'No such' };
    expect(await review.session.call('consultation.look', named)).toMatchObject({
      error: { kind: 'not-found' },
    });
  });

  it.each([
    ['two ids', [0, 1], 'respondent id'],
    ['a column that is not there', [0, 9], 'no column 10'],
  ] as const)('is refused with %s', async (_, places, words) => {
    const review = await newReview();
    const file = asFile('a.csv', csv([HEADERS, ...three]));
    const { mapping } = await review.do('consultation.look', file);
    const columns = places.map((index) => ({ index, role: 'respondent-id' as const, code: '', text: '' }));
    const asked = { ...file, mapping: { ...mapping, columns } };
    expect(await review.session.call('consultation.import', asked)).toMatchObject({
      error: { kind: 'invalid', message: expect.stringContaining(words) },
    });
  });

  it('keeps kinds of respondent that differ in capitals and spaces alone under their most frequent spelling, and says so', async () => {
    const review = await newReview();
    const kindsOf = async () => {
      const [tally] = await review.do('consultation.tallies', {});
      return tally?.groups.map(({ name, answers }) => [name, answers.all]);
    };
    const file = (kinds: readonly string[], said: string) =>
      csv([
        ['Responding as', 'Q1: Do you agree?', 'Q2: Why?'],
        ...kinds.map((kind, at) => [kind, 'Yes', `${said} ${at}, in words of their own`]),
      ]);
    const first = await importing(
      review,
      'a.csv',
      file(['individual', 'Individual', 'Police  force', 'Individual', 'Police force', 'Charity'], 'First'),
    );
    expect(first.problems.map(({ kind, column, at, message }) => [kind, column, at, message])).toEqual([
      [
        'kind-spelling',
        0,
        [2],
        'Kinds of respondent that differ only in capital letters or spaces are imported as one: “individual” as “Individual”.',
      ],
    ]);
    const second = await importing(
      review,
      'b.csv',
      file(['INDIVIDUAL', 'INDIVIDUAL', 'Other', ''], 'Second'),
    );
    expect(second.problems.map(({ kind, at }) => [kind, at])).toEqual([['kind-spelling', [2, 3]]]);
    expect(await kindsOf()).toEqual([
      ['Individual', 5],
      ['Police force', 2],
      ['', 1],
      ['Charity', 1],
      ['Other', 1],
    ]);
  });

  it('is told of answers that may have been cut short, and of headers that come twice', async () => {
    const review = await newReview();
    const long = 'word '.repeat(300);
    const rows = [0, 1, 2].map((at) => [`${at}${long}`.slice(0, 1024), `${at} other words`]);
    const file = asFile('cut.csv', csv([['Why do you say so?', 'Why do you say so?'], ...rows]));
    const { problems } = await review.do('consultation.look', file);
    expect(problems.map(({ kind, column, lines }) => [kind, column, lines])).toEqual([
      ['repeated-header', 0, 0],
      ['truncated-answer', 0, 3],
    ]);
  });
});

describe('while a file is read', () => {
  const many = csv([
    HEADERS,
    ...Array.from({ length: 5000 }, (_, at) => row(`${at}`, '', `${SENTENCE} ${at}`)),
  ]);

  it('its progress is told, and it can be stopped with nothing changed', async () => {
    const review = await newReview();
    const importing = review.session.call('consultation.import', asFile('many.csv', many));
    const seen = new Set<string>();
    for (;;) {
      const { doing } = await review.do('consultation.progress', {});
      if (doing) seen.add(doing.what);
      if (doing?.what === 'saving' && doing.done > 0) break;
      await new Promise(setImmediate);
    }
    expect([...seen]).toContain('saving');
    expect(await review.session.call('consultation.import', asFile('b.csv', many))).toMatchObject({
      error: { kind: 'clash' },
    });
    expect(await review.do('consultation.cancel', {})).toEqual({ cancelled: true });
    expect(await importing).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
    expect(await review.do('consultation.progress', {})).toEqual({ doing: null });
    expect(await review.do('consultation.cancel', {})).toEqual({ cancelled: false });
    expect(await review.do('consultation.imports', {})).toEqual([]);
    expect((await review.do('consultation.responses', {})).total).toBe(0);
    await review.do('ledger.verify', {});
  });

  it('a new look ends the one before', async () => {
    const review = await newReview();
    const first = review.session.call('consultation.look', asFile('many.csv', many));
    const second = await review.do('consultation.look', asFile('few.csv', csv([HEADERS, ...three])));
    expect(await first).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
    expect(second.dryRun.added).toBe(3);
  });
});
