import { expect, it } from 'vitest';
import { checkEditedWording } from '../../../../../core/amend/instructions/write/edited.ts';
import { propose } from '../../../../../core/wording/propose.ts';
import { act, draft, replace } from '../../../../support/drafts/check-drafts.ts';

const { root, title } = act;
const selection = draft(replace('section 2A(4)', '51 weeks', '2 years'));
const check = (text: string) => checkEditedWording(root, selection, text, title);

it.each([
  'In section 2A(4) of the Protection from Harassment Act 1997, for “51 weeks” substitute “2 years”.',
  'In section 2A (offence of stalking), in subsection (4), for “51 weeks” substitute “2 years”',
  '(1) The Protection from Harassment Act 1997 is amended as follows.\n(2) In section 2A(4) for “not exceeding 51 weeks” substitute “not exceeding 2 years”.',
])('takes other words for the same change: %s', (text) => {
  expect(check(text)).toEqual({ ok: true, value: { isSame: true } });
});

it('says how the text would read otherwise', () => {
  expect(check('In section 2A(4), for “51 weeks” substitute “12 months”.')).toMatchObject({
    ok: true,
    value: {
      isSame: false,
      differences: [expect.stringMatching(/would read “.*12 months.*”, where the draft has “.*2 years/)],
    },
  });
});

it('says what can’t be carried out, and what can’t be read', () => {
  const twice = check('In section 2A(4), for “exceeding” substitute “over”.');
  expect(twice).toMatchObject({ ok: true, value: { isSame: false } });
  expect(JSON.stringify(twice)).toContain('can’t be carried out, because “exceeding” occurs twice');
  expect(JSON.stringify(check('In section 2A(4), for “51 weeks” substitute.'))).toContain(
    'could not be read',
  );
});

it.each([
  [
    'In section 2A(4) of that Act, for “51 weeks” substitute “2 years”.',
    'nothing before it says which Act that is',
  ],
  [
    'That Act is amended as follows. In section 2A(4), omit “51 weeks”.',
    'nothing before it says which Act that is',
  ],
  ['In section 2A(4) of the 1968 Act, omit “51 weeks”.', 'nothing says which Act the 1968 Act is'],
  ['In section 1 of the Theft Act 1968, omit “dishonestly”.', 'it is about the Theft Act 1968'],
])('says of which Act words are, or that nothing says so: %s', (text, why) => {
  const told = check(text);
  expect(told.ok && !told.value.isSame && told.value.differences[0]).toContain(`because ${why}`);
  // Applied by the same words, it is told the same.
  const read = propose(text, {
    instrument: act,
    amendments: [],
    am: 'A-001',
    newPid: () => 'new',
    mayRevise: () => true,
  });
  const status = why.startsWith('it is about') ? 'other-act' : 'not-applied';
  expect(read.ok && read.value.items[0]).toMatchObject({ status, reason: why });
});

it('refuses nothing at all', () => {
  expect(check('  ').ok).toBe(false);
});
