import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUsableText } from '../../../core/amend/text/characters.ts';
import { rowSerializer } from '../../../core/consultation/duplicate-finder.ts';
import { guessRoles } from '../../../core/consultation/guess.ts';
import { columnsOf, findHeaders, splitHeader } from '../../../core/consultation/headers.ts';
import { inertText } from '../../../core/consultation/inert-text.ts';
import { TableStats } from '../../../core/consultation/stats.ts';
import type { TableRow } from '../../../core/consultation/table-row.ts';
import { foldWord, searchTerms, snippetOf } from '../../../core/search/search-terms.ts';

const table = (...rows: readonly (readonly string[])[]): readonly TableRow[] =>
  rows.map((cells, at) => ({ line: at + 1, cells, fault: '', formula: false }));

describe('the headers of a file', () => {
  it.each([
    ['one row', table(['Name', 'Q1: Why?'], ['Ann', 'Because']), 1, 'one'],
    [
      'codes above words',
      table(['Q1', 'Q2'], ['What do you think?', 'And why is that?'], ['a', 'b']),
      1,
      'two',
    ],
    [
      'a platform’s own names among the codes',
      table(
        ['StartDate', 'ResponseId', 'Q1', 'Q2_1'],
        ['Start Date', 'Response ID', 'Do you agree?', 'Why do you say so?'],
        ['a', 'b', 'c', 'd'],
      ),
      1,
      'two',
    ],
    ['a row that is empty', table(['Type', 'Why?'], ['', ''], ['Individual', 'So']), 1, 'one-then-empty'],
    [
      'a title above',
      table(['Consultation on stalking'], ['Type', 'Q1', 'Q2'], ['x', 'Yes', 'No']),
      2,
      'one',
    ],
    [
      'questions above the first of their parts',
      table(
        ['Respondent ID', 'What was lost?', '', 'Why?'],
        ['', 'Bag', 'Coat', 'Open-Ended Response'],
        ['7', '', 'Coat', 'So'],
      ),
      1,
      'parts',
    ],
    [
      'questions above their parts, which nothing but the choices tell',
      table(['No.', 'Lost?', ''], ['', 'Bag', 'Coat'], ['7', 'Bag', 'Coat'], ['8', '', 'Coat']),
      1,
      'parts',
    ],
    [
      'an answer below no header, from somebody without a number',
      table(['No.', 'Lost?', ''], ['', 'Bag', 'at sea'], ['7', 'Bag', 'ashore'], ['8', 'Bag', 'at sea']),
      1,
      'one',
    ],
    [
      'the answer “Response” below no header',
      table(['No.', 'Wanted?', ''], ['6', 'A reply', 'Response'], ['7', 'A reply', 'Response']),
      1,
      'one',
    ],
    [
      'questions none of which has parts, above what a platform says of that',
      table(['Your name', 'Lost?', 'Why?'], ['', 'Response', 'Open-Ended Response'], ['Ann', 'Bag', 'So']),
      1,
      'parts',
    ],
    ['short answers below short headers', table(['Q1', 'Q2'], ['Yes', 'No'], ['No', 'No']), 1, 'one'],
  ] as const)('are found: %s', (_, rows, line, layout) => {
    expect(findHeaders(rows)).toEqual({ line, layout });
  });

  it('are told at once from a number without end', () => {
    const endless = `Q${'1'.repeat(50_000)}!`;
    expect(findHeaders(table([endless, endless], ['a', 'b']))).toEqual({ line: 1, layout: 'one' });
  });

  it('are not looked for where there is nothing', () => {
    expect(findHeaders([])).toBe(null);
    expect(findHeaders(table(['', ' '], ['']))).toBe(null);
  });

  it.each([
    ['Prop 1 Q8 - Please explain', 'Prop 1 Q8', 'Please explain'],
    ['Respondent type - Respondent type', '', 'Respondent type'],
    ['Location - address', '', 'address'],
    [
      'Q1: To what extent – in your view – do you agree?',
      'Q1',
      'To what extent – in your view – do you agree?',
    ],
    ['Question 4a. Why?', 'Question 4a', 'Why?'],
    ['12) Anything else?', '12', 'Anything else?'],
    ['Age 18-24', '', 'Age 18-24'],
    ['What happened in 1997?', '', 'What happened in 1997?'],
  ])('say their code: %s', (header, code, component) => {
    expect(splitHeader(header)).toEqual({ code, component });
  });
});

describe('a question above its parts', () => {
  it('is in the header of each of them, and of no column beyond', () => {
    const rows = table(
      ['ID', '2. What was lost?', '', '', 'Why?', '', ''],
      ['', 'Bag', 'Coat', '', 'Response', '', 'Note'],
    );
    expect(columnsOf(rows, { line: 1, layout: 'parts' }, 7).map(({ header }) => header)).toEqual([
      'ID',
      '2. What was lost? - Bag',
      '2. What was lost? - Coat',
      '',
      'Why?',
      '',
      'Note',
    ]);
    expect(columnsOf(rows, { line: 1, layout: 'parts' }, 7)[1]).toMatchObject({
      code: '2',
      component: 'What was lost? - Bag',
    });
  });
});

describe('what a column is taken for', () => {
  it.each([
    ['Response ID', ['1', '2'], 'respondent-id'],
    ['respondent_id', ['R1', 'R2'], 'respondent-id'],
    ['What is your email address?', ['', ''], 'email'],
    ['What is your name?', ['', ''], 'name'],
    ['What is your name? - First', ['Ann', 'Bo'], 'name'],
    ['Full name (optional)', ['Ann', 'Bo'], 'name'],
    ['What is your postcode?', ['AB1 2CD', ''], 'ignore'],
    ['What is your postcode?', ['', ''], 'ignore'],
    ['Location - address', ['Derbyshire', 'Derbyshire', 'Derby City', 'Derbyshire'], 'closed-question'],
    ['Contact phone number', ['01632 960001', ''], 'ignore'],
    ['Which court?', [...'abcdefghijklm'].map((letter) => `Court ${letter}`), 'open-question'],
    ['What is the name of your organisation?', ['A', ''], 'organisation'],
    ['Organisation (if any)', ['A', ''], 'organisation'],
    ['Organisation name, if applicable', ['A', ''], 'organisation'],
    ['Name of organisation (optional) *', ['A', ''], 'organisation'],
    ['Your organisation (if you answer for one)', ['A', ''], 'organisation'],
    ['Your name (this will not be published)', ['Ann', 'Bo'], 'name'],
    ['Email (optional)', ['a@example.org', ''], 'email'],
    ['Email address, if you have one', ['a@example.org', ''], 'email'],
    ['Telephone number (if we may ring you)', ['01632 960001', ''], 'ignore'],
    ['Status (of the order)', ['In force', 'Ended'], 'closed-question'],
    ['What type of organisation do you work for?', ['Charity', 'Charity'], 'closed-question'],
    ['Are you happy for your response to be published?', ['Yes', 'No'], 'consent'],
    [
      'Should we publish a register?',
      [
        'It would help people to see who they are dealing with',
        'Only to the police, and only where a court has said so',
      ],
      'open-question',
    ],
    ['Do you want your response kept confidential?', ['Yes', 'No'], 'confidential'],
    ['Submitted date', ['2026-11-02', '2026-11-03'], 'date'],
    ['Start time', ['3/14/2025 9:15:27 AM', '14.03.2025 09:15'], 'date'],
    ['User ID', ['7001', '7002'], 'respondent-id'],
    ['IP Address', ['1.2.3.4', '1.2.3.5'], 'ignore'],
    ['Q3 - Analyst notes', ['See Q1', ''], 'analyst-note'],
    ['Do you agree?', ['Agree', 'Disagree'], 'closed-question'],
    ['Please explain your answer', ['Agree', 'No comment'], 'open-question'],
    [
      'Which of these have you been sent?',
      [
        'Letters that I did not ask for and did not want; Messages on a telephone or a computer; Presents left at my door',
        'Letters that I did not ask for and did not want; Presents left at my door',
        'Messages on a telephone or a computer; Presents left at my door',
      ],
      'closed-question',
    ],
    ['', ['x', 'y'], 'ignore'],
    ['Tel. no.', ['01632 960001', '01632 960002'], 'ignore'],
    ['Mob.', ['07700 900123', '07700 900124'], 'ignore'],
    ['Address line 1', ['4 Tannery Row', '5 Tannery Row'], 'ignore'],
    ['DOB', ['1 May 1970', '2 May 1971'], 'ignore'],
    // By what is in it, whatever it is called.
    ['How can we reach you?', ['07700 900123', '01632 960001'], 'ignore'],
    ['How do we send you the answer?', ['a@example.org', 'b@example.org'], 'email'],
    ['Where?', ['NE46 3PD', 'NE46 3PE'], 'ignore'],
    ['Where did it happen?', ['At 4 Tannery Row', '5 Tannery Row'], 'closed-question'],
    ['Which best describes you?', ['Police', 'Charity', 'Police'], 'respondent-type'],
    ['Which of these best describes your organisation? (choose one)', ['Council'], 'respondent-type'],
    ['Which best describes your experience of the police?', ['Good', 'Bad'], 'closed-question'],
    ['If other, please state', ['Lighthouse keeper'], 'open-question'],
  ] as const)('%s', (header, values, role) => {
    const place = { line: 1, layout: 'one' } as const;
    const columns = columnsOf(table([header]), place, 1);
    const stats = new TableStats(1);
    for (const value of values) stats.take([value]);
    expect(guessRoles(columns, stats.columns())[0]?.role).toBe(role);
  });
});

it('shows the first different values of a column, each as far as it is shown, and no half of a character', () => {
  const stats = new TableStats(1);
  const long = `${'a'.repeat(199)}😀 and more`;
  for (const value of ['R-1', 'R-2', 'R-1', ' ', long, 'R-3', 'R-4', 'R-5']) stats.take([value]);
  expect(stats.columns()[0]?.samples).toEqual(['R-1', 'R-2', 'a'.repeat(199), 'R-3', 'R-4']);
});

describe('a second column of dates', () => {
  it.each([
    ['End Date', ['2025-03-14 09:25', '2025-03-15'], 'ignore'],
    ['Completion time', ['09:25', '10:25'], 'ignore'],
    ['Date of the loss', ['2025-03-14', '2025-03-14'], 'closed-question'],
    ['Completed', ['Yes', 'No'], 'closed-question'],
  ] as const)('is the platform’s own, or else answers: %s', (header, values, role) => {
    const columns = columnsOf(table(['Start Date', header]), { line: 1, layout: 'one' }, 2);
    const stats = new TableStats(2);
    for (const value of values) stats.take(['2025-03-14 09:15', value]);
    expect(guessRoles(columns, stats.columns()).map((guess) => guess.role)).toEqual(['date', role]);
  });
});

describe('text as it is kept', () => {
  it('can be kept and exported, whatever came; and what could be already is not changed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { text: inert, odd } = inertText(text);
        expect(isUsableText(inert)).toBe(true);
        if (isUsableText(text)) expect({ inert, odd }).toEqual({ inert: text, odd: false });
        expect(inertText(inert)).toEqual({ text: inert, odd: false });
        const [before, after] = [text, inert].map(
          (each) => [...each].filter((char) => /[\p{L}\p{N}\p{P}]/u.test(char)).length,
        );
        expect(after).toBeGreaterThanOrEqual(before ?? 0);
      }),
    );
  });
});

describe('a row’s fingerprint', () => {
  it('is the same whatever the order of columns, and another where a word is another', () => {
    const cells = fc.array(fc.string({ maxLength: 4 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(cells, cells, fc.boolean(), (one, other, turn) => {
        const headers = ['a', 'b', 'c'];
        const words = rowSerializer(headers);
        const turned = turn ? rowSerializer(headers.toReversed())(other.toReversed()) : words([...other, '']);
        const plain = (row: readonly string[]) =>
          JSON.stringify(row.map((cell) => cell.trim().replaceAll(/\r\n?/g, '\n')));
        expect(words(one) === turned).toBe(plain(one) === plain(other));
      }),
    );
  });
});

describe('a search', () => {
  it.each([
    ['police "by proxy" stalk', ['police', 'by proxy', 'stalk*']],
    ['police ', ['police']],
    ['po', ['po']],
    ['CAFÉ ', ['cafe']],
    ['anti-social', ['anti social*']],
    ['“curly quotes” x ', ['curly quotes', 'x']],
    ['-- !', []],
    ['s.2A breach ', ['section 2a|…', 'breach']],
    ['breach of ss 2A(3)', ['breach', 'of', 'section 2a 3|…']],
    ['“s 2A” ', ['s 2a']],
  ])('asks for the words of %s', (search, terms) => {
    expect(
      searchTerms(search).map(
        ({ spellings: [first, ...others], isPrefix }) =>
          `${first}${others.length > 0 ? '|…' : ''}${isPrefix ? '*' : ''}`,
      ),
    ).toEqual(terms);
  });

  it('shows a stretch that is cut within no character, with each match in it', () => {
    const text = fc.array(fc.constantFrom('stalking', 'é', '🙂', 'and', ' ', ', '), { maxLength: 400 });
    fc.assert(
      fc.property(text, (parts) => {
        const whole = parts.join(' ');
        const { text: shown, from, matches } = snippetOf(whole, searchTerms('stalking '));
        expect(whole.slice(from, from + shown.length)).toBe(shown);
        expect(isUsableText(shown)).toBe(true);
        for (const span of matches) expect(foldWord(shown.slice(span.from, span.to))).toBe('stalking');
        if (whole.includes('stalking')) expect(matches.length).toBeGreaterThan(0);
      }),
    );
  });
});
