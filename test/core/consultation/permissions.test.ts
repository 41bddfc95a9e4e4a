import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  ABOUT_QUESTIONS,
  CONSENT_ANSWERS,
  CONSENT_QUESTION,
} from '../../../core/consultation/form-questions.ts';
import { guessRoles } from '../../../core/consultation/guess.ts';
import { columnsOf } from '../../../core/consultation/headers.ts';
import { type ColumnMapping, mappingSchema } from '../../../core/consultation/mapping.ts';
import { permissionRole, plainPermission } from '../../../core/consultation/permission-column.ts';
import { Permissions, valueKey } from '../../../core/consultation/permissions.ts';
import { TableStats } from '../../../core/consultation/stats.ts';
import { PERMISSION_ROLES, PERMISSIONS, type Permission } from '../../../core/evidence/records.ts';

/** Headers on publication, as consultations word them: what a plain yes and a plain no to each mean, `?` being for a person. */
const ON_PUBLICATION = `
consent | publish | not-published | May we publish your response?
consent | publish | not-published | Are you happy for your response to be published?
consent | publish | not-published | We usually publish a summary of all responses - would you be happy for your individual response to be published in full?
consent | publish | not-published | I confirm my response may be published
consent | publish | not-published | Do you give us permission to publish your response?
consent | publish | not-published | May we publish your response? (Yes/No)
consent | publish | not-published | Publish response?
consent | publish | not-published | Please indicate your publishing preference
consent | publish | not-published | Consent to publish
consent | publish | not-published | Can your answers be quoted?
consent | publish | not-published | Are you content for your response to be attributed to you?
consent | publish | not-published | May we make your response public?
consent | publish | not-published | Are you happy for your response to be published with your name?
consent | ? | not-published | Consent
consent | ? | not-published | I consent
consent | without-name | ? | Would you be happy for your response to be published anonymously?
consent | without-name | ? | Can we publish your response without your name?
consent | without-name | ? | Publish anonymously
consent | ? | ? | I do not want my response to be published
consent | ? | ? | Do you object to your response being published?
consent | ? | ? | Do you mind if we publish your response?
consent | ? | ? | We won’t publish your response without your consent. Do you consent to publication of your response?
confidential | not-published | publish | Confidential?
confidential | not-published | publish | Is your response confidential?
confidential | not-published | publish | Do you want your response kept confidential?
confidential | not-published | publish | Is any of it confidential? If so, say what and why.
confidential | not-published | publish | Keep my response private
confidential | not-published | publish | If you want your response to be confidential, please explain why
confidential | ? | ? | Are you happy for your response not to be confidential?
name-consent | without-name | publish | Keep my name private
name-consent | without-name | publish | Do you wish to remain anonymous?
name-consent | without-name | publish | If your response is published, should your name be withheld?
name-consent | without-name | publish | Is your name confidential?
name-consent | without-name | publish | Hide my name
name-consent | publish | without-name | Publish my name
name-consent | publish | without-name | May we publish your name with your response?
name-consent | publish | without-name | Can we use your organisation’s name?
name-consent | publish | without-name | Publish organisation name
name-consent | ? | ? | I do not want my name published`
  .trim()
  .split('\n')
  .map((line) => {
    const [role = '', yes = '', no = '', header = ''] = line.split(' | ');
    return [role, yes, no, header] as const;
  });

describe('a header on publication', () => {
  it.each(ON_PUBLICATION)('%s, yes: %s, no: %s: %s', (role, yes, no, header) => {
    const found = permissionRole(header);
    expect(found).toBe(role);
    if (found)
      expect([
        plainPermission(found, header, 'Yes') ?? '?',
        plainPermission(found, header, ' NO. ') ?? '?',
      ]).toEqual([yes, no]);
  });

  it.each(
    `Should we publish a register?
Should the Government publish its response to this consultation within 12 weeks?
Do you agree that the register should be published? Please explain your answer.
Please explain your answer on the publication of registers
Should police publish the response times?
Do you agree with the publication of guidance?
Do you agree that consent should be required?
Should records be kept confidential?
Do you agree that the names of offenders should be published?
Please explain your answer about private hire vehicles
Should councils publish your comments on planning applications?
What is your name? (this will not be published)
What is the name of your organisation?
Do you think victims should be anonymous?
Do you agree that confidential information should be shared with the police?
Do you agree we should keep victims’ names private?
To what extent do you agree that our proposals respect the confidentiality of victims?
Should a person’s consent to treatment be recorded?`.split('\n'),
  )('is not one that asks what others ought to do: %s', (header) => {
    expect(permissionRole(header)).toBe(null);
  });

  it('takes no longer for being long', () => {
    const endless = 'publish your my our name response be '.repeat(5000);
    expect([endless, endless.replaceAll(' ', ',')].map(permissionRole)).toHaveLength(2);
  });
});

const VALUES = [
  'Yes',
  'Yes, with my name',
  'Yes, without my name',
  'Only anonymously',
  'No',
  'Part of it',
  'Do not publish',
  'I agree',
  'Y',
  'True',
  'As a charity',
  'Summary only',
  'Ask me first',
  'Yes but not Q3',
  'no thanks',
  'Not sure',
  '?',
  'N/A',
  'see covering letter',
  'Yes!',
  'Ydw',
];

describe('a column on publication', () => {
  const rolesOf = (header: string, values: readonly string[]) => {
    const columns = columnsOf(
      [{ line: 1, cells: [header], fault: '', formula: false }],
      { line: 1, layout: 'one' },
      1,
    );
    const stats = new TableStats(1);
    for (const value of values) stats.take([value]);
    return guessRoles(columns, stats.columns());
  };

  it.each(ON_PUBLICATION)(
    'is never taken for a question, whatever is answered: %s %s %s %s',
    (role, _, __, header) => {
      for (const values of [
        VALUES,
        ['Yes'],
        ['Yes', 'No'],
        ['', ''],
        VALUES.flatMap((value) => Array.from({ length: 40 }, () => value)),
      ])
        expect(rolesOf(header, values)[0]?.role).toBe(role);
    },
  );

  it('is told by its answers, where its header does not say it', () => {
    const values = ['Publish with my name', 'Publish anonymously', 'Do not publish', 'Publish with my name'];
    expect(rolesOf('How may we use what you have sent?', values)[0]?.role).toBe('consent');
  });

  it.each([
    'Do you consent to be contacted?',
    'I agree to the privacy notice',
    'I have read and understood the privacy notice',
  ])('is not one that asks for leave to do something else, nor a question: %s', (header) => {
    expect(rolesOf(header, ['Yes', 'No', 'Yes'])[0]?.role).toBe('ignore');
  });
});

const hash = (text: string): string => `${text.length} ${text.slice(-20)}`;
const mapped = (columns: readonly Partial<ColumnMapping>[]) =>
  mappingSchema.parse({ header: 'one', columns: columns.map((column, index) => ({ index, ...column })) });

describe('what respondents say of publication', () => {
  it('lists each different value with its count, and takes only a plain yes for consent', () => {
    const permissions = new Permissions(
      mapped([{ role: 'consent' }]),
      ['May we publish your response?'],
      hash,
    );
    const consented = VALUES.filter((value) => permissions.read(() => value).consent);
    permissions.read(() => ' yes ');
    permissions.read(() => '');
    expect(consented).toEqual(['Yes', 'Yes!']);
    const [column] = permissions.list();
    expect(column?.values).toHaveLength(VALUES.length + 1);
    expect(column?.values.find(({ key }) => key === 'yes')).toMatchObject({
      text: 'Yes',
      count: 2,
      means: 'publish',
    });
    expect(column?.values.at(-1)).toEqual({ key: '', text: '', count: 1, means: null });
    expect(column?.undecided).toEqual({ values: VALUES.length - 3, rows: VALUES.length - 3 });
  });

  it('takes each value as a person decides, however long it is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PERMISSION_ROLES),
        fc.array(
          fc.tuple(
            fc.string({ minLength: 1, maxLength: 400 }).filter((text) => text.trim() !== ''),
            fc.constantFrom(...PERMISSIONS),
          ),
          { minLength: 1, maxLength: 8 },
        ),
        (role, values) => {
          const decided = new Map(values.map(([text, means]) => [valueKey(text.trim(), hash), means]));
          const decisions = [...decided].map(([value, means]) => ({ value, means }));
          const headers = ['May we publish your response?', 'Asked'];
          const permissions = new Permissions(
            mapped([{ role: 'consent' }, { role, decisions }]),
            headers,
            hash,
          );
          for (const [text] of values) {
            const means = decided.get(valueKey(text.trim(), hash));
            const read = permissions.read((index) => (index === 0 ? 'Yes' : ` ${text} `));
            const refuses = means === 'not-published';
            expect(read.withoutName).toBe(means === 'without-name');
            expect(role === 'confidential' ? read.confidential : !read.consent).toBe(refuses);
          }
        },
      ),
    );
  });

  it('publishes nothing without a word of consent, and nothing that any column refuses or that is not decided', () => {
    const header = {
      consent: 'May we publish your response?',
      confidential: 'Confidential?',
      'name-consent': 'Keep my name private',
    } as const;
    const cell = fc.constantFrom('', 'Yes', 'No', 'Perhaps', 'decided yes', 'decided bare', 'decided no');
    const column = fc.tuple(fc.constantFrom(...PERMISSION_ROLES), cell);
    const decisions = [
      { value: 'decided yes', means: 'publish' },
      { value: 'decided bare', means: 'without-name' },
      { value: 'decided no', means: 'not-published' },
    ] as const;
    fc.assert(
      fc.property(fc.array(column, { maxLength: 5 }), (columns) => {
        const permissions = new Permissions(
          mapped(columns.map(([role]) => ({ role, decisions: [...decisions] }))),
          columns.map(([role]) => header[role]),
          hash,
        );
        const { consent, confidential, withoutName } = permissions.read((index) => columns[index]?.[1] ?? '');
        // Said over again, a column at a time.
        const meaning = ([role, text]: (typeof columns)[number]): Permission | 'nothing' => {
          const known = decisions.find(({ value }) => value === text);
          if (known) return known.means;
          if (text === '') return role === 'name-consent' ? 'without-name' : 'nothing';
          if (text === 'Perhaps') return 'not-published';
          const isYes = text === 'Yes';
          if (role === 'consent') return isYes ? 'publish' : 'not-published';
          if (role === 'confidential') return isYes ? 'not-published' : 'publish';
          return isYes ? 'without-name' : 'publish';
        };
        const of = (...roles: readonly string[]) =>
          columns.filter(([role]) => roles.includes(role)).map(meaning);
        const agrees = of('consent').some((means) => means === 'publish' || means === 'without-name');
        expect(consent).toBe(agrees && !of('consent', 'name-consent').includes('not-published'));
        expect(confidential).toBe(of('confidential').includes('not-published'));
        expect(withoutName).toBe(columns.map(meaning).includes('without-name'));
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps what was said in other words than yes and no', () => {
    const permissions = new Permissions(mapped([{ role: 'confidential' }]), ['Confidential?'], hash);
    expect(permissions.read(() => 'My address in answer 3').ownWords).toEqual([
      { header: 'Confidential?', text: 'My address in answer 3' },
    ]);
    expect(permissions.read(() => 'No.').ownWords).toEqual([]);
  });
});

test('our own form says itself what its answers mean', () => {
  for (const { text, means } of CONSENT_ANSWERS)
    expect(plainPermission('consent', CONSENT_QUESTION, text.toUpperCase())).toBe(means);
  const { text = '' } = ABOUT_QUESTIONS.find(({ role }) => role === 'confidential') ?? {};
  expect(permissionRole(text)).toBe('confidential');
});
