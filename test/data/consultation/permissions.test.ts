import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CallOutput } from '../../../core/api.ts';
import { withDecision } from '../../../core/consultation/permissions.ts';
import type { Permission } from '../../../core/evidence/records.ts';
import { newReview, type Opened } from '../../support/reviews/review.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';
import { asFile, csv } from './support.ts';

const MAY = 'I confirm that my response may be published';
const HEADERS = [
  'Response ID',
  'Responding as',
  'Organisation',
  MAY,
  'Confidential?',
  'Keep my name private',
  'Why?',
];
/** As people fill in one column: more values than a person would guess. */
const VALUES = [
  'Yes',
  'Yes, with my name',
  'Yes, without my name',
  'Yes, but not my name',
  'Yes/No',
  'Y',
  'True',
  'I agree',
  'Only anonymously',
  'Summary only',
  'In part',
  'Ask me first',
  'As a charity',
  'Not question 3',
  'See my covering letter, which says at length what may be published and what may not be, and to whom each part of it may be shown before it is '.repeat(
    4,
  ),
  'Do not publish',
  'Not sure',
  'N/A',
  'No',
  'no thank you',
  'Nein',
];
const row = (
  id: number,
  may: string,
  more: Partial<Record<'kept' | 'named' | 'organisation', string>> = {},
) => [
  `R-${id}`,
  'Organisation',
  more.organisation ?? `Group ${id}`,
  may,
  more.kept ?? '',
  more.named ?? 'No',
  `What number ${id} thinks of it, in words of their own`,
];
const FILE = csv([
  HEADERS,
  ...VALUES.flatMap((value, at) => [row(2 * at, value), row(2 * at + 1, value)]),
  row(99, ''),
]);

type Look = CallOutput<'consultation.look'>;

/** The mapping of a file with some values decided, by their words. */
function decided({ mapping, permissions }: Look, decisions: Readonly<Record<string, Permission>>) {
  const [column] = permissions;
  return Object.entries(decisions).reduce((reading, [text, means]) => {
    const value = column?.values.find((each) => each.text === text)?.key ?? 'no such value';
    return withDecision(reading, column?.column ?? -1, { value, means });
  }, mapping);
}

const publishedBy = async (review: Opened): Promise<readonly string[]> => {
  const { answers } = await review.do('consultation.responses', { limit: 200 });
  return answers.flatMap(({ respondent: { organisation, consent, confidential } }) =>
    consent && !confidential ? [organisation] : [],
  );
};

describe('a column on publication', () => {
  it('is listed value by value, each with its count and what it means, and only a plain yes is consent', async () => {
    const review = await newReview();
    const look = await review.do('consultation.look', asFile('a.csv', FILE));
    expect(look.permissions.map(({ column, role }) => [column, role])).toEqual([
      [3, 'consent'],
      [4, 'confidential'],
      [5, 'name-consent'],
    ]);
    const [consent] = look.permissions;
    expect(consent?.values.map(({ count }) => count)).toEqual([...VALUES.map(() => 2), 1]);
    expect(
      consent?.values.filter(({ means }) => means !== null).map(({ text, means }) => [text, means]),
    ).toEqual([
      ['No', 'not-published'],
      ['Yes', 'publish'],
    ]);
    expect(look.problems).toEqual([
      expect.objectContaining({
        kind: 'undecided-value',
        column: 3,
        message: `“${MAY}”: 19 values in 38 rows are not decided, so nothing of these responses is published.`,
      }),
    ]);
    expect(look.dryRun.questions.map(({ text }) => text)).toEqual(['Why?']);
    await review.do('consultation.import', asFile('a.csv', FILE));
    expect(await publishedBy(review)).toEqual(['Group 0', 'Group 1']);
  });

  it('is read as a person decides, value by value; that is in the ledger, and used when the file, or the next one, comes', async () => {
    const review = await newReview();
    const file = asFile('a.csv', FILE);
    const look = await review.do('consultation.look', file);
    const long = look.permissions[0]?.values.find(({ text }) => text.startsWith('See my'))?.text ?? '';
    const decisions = {
      'Yes, without my name': 'without-name',
      'As a charity': 'publish',
      [long]: 'publish',
      Yes: 'not-published',
    } as const;
    const made = await review.do('consultation.import', { ...file, mapping: decided(look, decisions) });
    const groups = (...values: readonly string[]) =>
      values.flatMap((value) =>
        [VALUES.indexOf(value), VALUES.indexOf(value)].map((at, more) => `Group ${2 * at + more}`),
      );
    const agreed = groups(
      'Yes, without my name',
      'As a charity',
      VALUES.find((value) => value.startsWith('See my')) ?? '',
    );
    expect(await publishedBy(review)).toEqual(agreed);
    expect(made.permissions[0]?.undecided).toEqual({ values: 16, rows: 32 });
    const kept = (await review.do('ledger.list', { after: 0, limit: 1000 })).at(-1);
    expect(JSON.stringify(kept?.payload)).toContain('"means":"publish","value":"as a charity"');
    // What somebody wrote at length is there by its hash.
    expect(JSON.stringify(kept?.payload)).not.toContain('covering letter');
    await review.do('ledger.verify', {});

    // The same file, once its import is undone.
    await review.do('consultation.removeImport', { id: 'I-0001' });
    await review.do('consultation.import', file);
    expect(await publishedBy(review)).toEqual(agreed);
    // Another file with such a column, in another place and in capitals.
    const next = csv([
      ['Why?', MAY.toUpperCase(), 'Organisation', 'Responding as'],
      ['First words of a new one', 'AS A  CHARITY', 'New group', 'Organisation'],
      ['Words of another new one', 'yes', 'Newer group', 'Organisation'],
    ]);
    await review.do('consultation.import', asFile('b.csv', next));
    expect((await publishedBy(review)).slice(agreed.length)).toEqual(['New group']);
    await review.do('ledger.verify', {});
  });

  it('keeps back what any column refuses, and says of each response what was said', async () => {
    const review = await newReview();
    const rows = [
      row(1, 'Yes', { kept: 'Yes' }),
      row(2, 'Yes', { kept: 'My address' }),
      row(3, 'Yes', { kept: 'No', named: 'Yes' }),
      row(4, 'Yes', { named: '' }),
      row(5, 'Yes', { kept: 'no', named: 'Perhaps' }),
      row(6, 'Yes'),
    ];
    await review.do('consultation.import', asFile('a.csv', csv([HEADERS, ...rows])));
    expect(await publishedBy(review)).toEqual(['Group 3', 'Group 4', 'Group 6']);
    const { answers } = await review.do('consultation.responses', {});
    const opened = await Promise.all(answers.map(({ id }) => review.do('consultation.answer', { id })));
    expect(opened.map(({ respondent }) => respondent.withoutName)).toEqual([
      false,
      false,
      true,
      true,
      false,
      false,
    ]);
    expect(opened[1]?.respondent).toMatchObject({
      confidential: true,
      onPublication: [{ header: 'Confidential?', text: 'My address' }],
    });

    const to = join(temporaryFolder(), 'out');
    const made = await review.do('responses.export', { to });
    expect(made).toMatchObject({
      responses: 3,
      withheld: { withoutConsent: 1, notAsked: 0, confidential: 2 },
    });
    const page = readFileSync(join(to, 'responses.csv'), 'utf8');
    expect(page).toContain('Group 6');
    for (const organisation of ['Group 3', 'Group 4']) expect(page).not.toContain(organisation);
    const { html } = await review.do('pack.preview', { document: 'response' });
    expect(html).toContain('Group 6');
    for (const organisation of ['Group 1', 'Group 3', 'Group 4']) expect(html).not.toContain(organisation);
  });

  it('asks nobody for consent where no column does, whatever others say', async () => {
    const review = await newReview();
    const text = csv([
      ['Confidential?', 'Publish my name', 'Why?'],
      ['No', 'Yes', 'Words that nobody agreed to publish'],
    ]);
    await review.do('consultation.import', asFile('a.csv', text));
    const { answers } = await review.do('consultation.responses', {});
    expect(answers[0]?.respondent).toMatchObject({
      consent: false,
      isConsentAsked: false,
      confidential: false,
    });
  });

  it('is remembered with what it asks, also where its header does not say it, until a person says otherwise', async () => {
    const review = await newReview();
    const rows = [
      ['1', 'Green', 'Words of the first of them'],
      ['2', 'Red', 'Words of the second of them'],
    ];
    const file = asFile('a.csv', csv([['Response ID', 'Traffic light', 'Why?'], ...rows]));
    const { mapping } = await review.do('consultation.look', file);
    const consent = {
      ...mapping,
      columns: mapping.columns.map((column) =>
        column.index === 1 ? { ...column, role: 'consent' as const } : column,
      ),
    };
    const look = await review.do('consultation.look', { ...file, mapping: consent });
    await review.do('consultation.import', { ...file, mapping: decided(look, { Green: 'publish' }) });
    const next = asFile(
      'b.csv',
      csv([
        ['Response ID', 'Traffic light', 'Why?'],
        ['3', 'green', 'Words of the third of them'],
      ]),
    );
    expect((await review.do('consultation.look', next)).permissions[0]).toMatchObject({
      role: 'consent',
      values: [{ text: 'green', means: 'publish' }],
    });
    const question = {
      ...consent,
      columns: consent.columns.map((column) =>
        column.index === 1 ? { ...column, role: 'closed-question' as const } : column,
      ),
    };
    await review.do('consultation.import', { ...next, mapping: question });
    const last = asFile(
      'c.csv',
      csv([
        ['Response ID', 'Traffic light', 'Why?'],
        ['4', 'green', 'Words of the fourth of them'],
      ]),
    );
    expect((await review.do('consultation.look', last)).permissions).toEqual([]);
    await review.do('ledger.verify', {});
  });

  it('is not printed among the questions, though an earlier version read it as one', async () => {
    const review = await newReview();
    const file = asFile(
      'a.csv',
      csv([
        ['Responding as', 'May we publish your response?', 'Do you agree?'],
        ...['Yes', 'Yes', 'No', 'Yes', 'Yes'].map((value) => ['Individual', value, 'Agree']),
      ]),
    );
    const { mapping } = await review.do('consultation.look', file);
    const columns = mapping.columns.map((column) =>
      column.index === 1 ? { ...column, role: 'closed-question' as const } : column,
    );
    await review.do('consultation.import', { ...file, mapping: { ...mapping, columns } });
    expect((await review.do('consultation.questions', {})).map(({ text }) => text)).toEqual([
      'May we publish your response?',
      'Do you agree?',
    ]);
    const { html } = await review.do('pack.preview', { document: 'response' });
    expect(html).toContain('Do you agree?');
    expect(html).not.toContain('May we publish your response?');
    const to = join(temporaryFolder(), 'out');
    const { files } = await review.do('tallies.export', { to });
    const written = files.map((name) => readFileSync(join(to, name), 'utf8')).join('');
    expect(written).toContain('Do you agree?');
    expect(written).not.toContain('May we publish your response?');
    // The next file's column is read as what it is, whatever the review has.
    const next = asFile(
      'b.csv',
      csv([
        ['May we publish your response?', 'Do you agree?'],
        ['Yes', 'Agree'],
        ['No', 'Agree'],
      ]),
    );
    expect((await review.do('consultation.look', next)).columns.map(({ guess }) => guess)).toEqual([
      'consent',
      'closed-question',
    ]);
  });

  it('is listed as far as a person can go through it, and counted beyond', async () => {
    const review = await newReview();
    const many = Array.from({ length: 5000 }, (_, at) =>
      row(at, at % 2 === 0 ? 'Yes' : `Only part ${at} of it`),
    );
    const look = await review.do('consultation.look', asFile('a.csv', csv([HEADERS, ...many])));
    const [consent] = look.permissions;
    expect(consent?.values).toHaveLength(2000);
    expect(consent).toMatchObject({ hiddenCount: 501, undecided: { values: 2500, rows: 2500 } });
  });
});
