import { expect, it } from 'vitest';
import { readAkn } from '../../data/formats/akn/read.ts';
import { amendAct } from '../../data/papers/amended-act/amend-act.ts';
import { HARBOURS, harboursAct } from '../support/acts/harbours-act.ts';
import { outlinedAct } from '../support/acts/outlined-act.ts';
import { must } from '../support/reviews/review.ts';

const ADDRESS = 'https://www.legislation.gov.uk/ukpga/1994/12';
const ref = (words: string, part: string, address = ADDRESS): string =>
  `<ref class="valid" href="${address}#${part}">${words}</ref>`;

/** What became of a clause whose words carry references as data. */
function amended(...clauses: readonly string[]) {
  const outline = clauses.map((_, at) => `${at + 1} | Clause\n  . CLAUSE${at + 1}.`).join('\n');
  const xml = clauses.reduce(
    (file, words, at) => file.replace(`CLAUSE${at + 1}.`, () => words),
    outlinedAct('Harbours (Amendment) Act 2001', 'An Act.', outline),
  );
  const { instrument: bill, references = [] } = must(readAkn(xml));
  const act = { ...bill, title: HARBOURS, id: 'ukpga/1994/12', root: harboursAct() };
  return must(amendAct(act, bill, { references })).effects.map(({ status, reason }) => reason || status);
}

const IN = (place: string): string =>
  `In ${place} of the <ref class="valid" href="${ADDRESS}">Harbours Act 1994</ref>`;

it.each([
  ['the same place', `${IN(ref('section 2(3)', 'sec_2__subsec_3'))}, for “£10” substitute “£20”.`],
  [
    'each part of it by itself',
    `${IN(`${ref('section 2', 'sec_2')}${ref('(3)', 'sec_2__subsec_3')}`)}, for “£10” substitute “£20”.`,
  ],
  ['one that is not known', `${IN(ref('section 2(3)', 'sec_99'))}, for “£10” substitute “£20”.`],
  [
    'a part of the Bill itself',
    `${IN(`<ref class="valid" href="#sec_1">section 2(3)</ref>`)}, for “£10” substitute “£20”.`,
  ],
])('is applied where its references name %s', (_name, clause) => {
  expect(amended(clause)).toEqual(['applied']);
});

it.each([
  [
    'section',
    `${IN(ref('section 8', 'sec_2'))}, for “shall” substitute “must”.`,
    'its words name section 8, and the reference that the file has on them section 2',
  ],
  [
    'subsection',
    `${IN(ref('section 2', 'sec_2'))}, in ${ref('subsection (3)', 'sec_2__subsec_2')}, for “£10” substitute “£20”.`,
    'its words name section 2(3), and the reference that the file has on them section 2(2)',
  ],
  [
    'Schedule',
    `${IN(`${ref('paragraph 2', 'sched_1__para_3')} of Schedule 1`)}, for “may” substitute “must”.`,
    'its words name paragraph 2 of Schedule 1, and the reference that the file has on them paragraph 3 of Schedule 1',
  ],
  [
    'Act',
    `${IN(ref('section 8', 'sec_8', 'https://www.legislation.gov.uk/ukpga/1980/3'))}, for “shall” substitute “must”.`,
    'its words name section 8, and the reference that the file has on them another Act (https://www.legislation.gov.uk/ukpga/1980/3#sec_8)',
  ],
])('is refused where one names another %s', (_name, clause, reason) => {
  expect(amended(clause)).toEqual([reason]);
});

it('is refused under an opening line whose reference names another section', () => {
  const opening = `${IN(ref('section 8', 'sec_5'))}—`;
  expect(amended(`${opening} for “shall” substitute “must”.`)).toEqual([
    'its words name section 8, and the reference that the file has on them section 5',
  ]);
});
