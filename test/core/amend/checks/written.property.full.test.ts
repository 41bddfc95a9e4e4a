import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckId } from '../../../../core/amend/checks/finding.ts';
import { numberOfWords } from '../../../../core/base/number-words.ts';
import { act, draft, found, omit, replace, subsection } from '../../../support/drafts/check-drafts.ts';
import { drafts } from '../../../support/drafts/drafts.ts';
import { amount } from '../../../support/run/amount.ts';

const written = (id: CheckId, text: string) =>
  found(act, draft(subsection('2A(3)', '(3A)', text)), { id }).map(({ from, to, field }) => {
    expect(field).toBe('content');
    return text.slice(from, to);
  });

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
/** A number as it is spoken, by rules of its own: division and remainder. */
function spoken(number: number): string {
  if (number < 20) return ONES[number] ?? '';
  if (number < 100)
    return [TENS[Math.floor(number / 10) - 2], number % 10 ? ONES[number % 10] : '']
      .filter(Boolean)
      .join('-');
  const [size, name] = number < 1000 ? [100, 'hundred'] : [1000, 'thousand'];
  const rest = number % size;
  const joint = rest === 0 ? '' : rest < 100 ? ` and ${spoken(rest)}` : ` ${spoken(rest)}`;
  return `${spoken(Math.floor(number / size))} ${name}${joint}`;
}

describe('numbers in words', () => {
  it('are read as they are spoken', () => {
    fc.assert(
      fc.property(fc.nat(999_999), (number) => {
        expect(numberOfWords(spoken(number))).toBe(number);
      }),
      { numRuns: amount(200, 5000) },
    );
  });

  it('are found where their figures are others, and nowhere else', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.nat(2000), fc.boolean(), (one, other, isFirst) => {
        const [words, figures] = [spoken(one), other.toLocaleString('en-GB')];
        const said = isFirst ? `${words} (${figures})` : `${figures} (${words})`;
        expect(written('D34', `Within ${said} days of it.`)).toEqual(one === other ? [] : [said]);
        const right = isFirst ? `${words} (${one})` : `${one} (${words})`;
        expect(written('D34', `Within ${right} days of it.`)).toEqual([]);
      }),
      { numRuns: amount(150, 2000) },
    );
  });
});

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const WEEK = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
/** The day of the week, counted on from a Monday, the 1st of January 1900. */
function weekday(day: number, month: number, year: number): string {
  const isLeap = (one: number) => (one % 4 === 0 && one % 100 !== 0) || one % 400 === 0;
  const lengths = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  let days = day - 1;
  for (let one = 1900; one < year; one++) days += isLeap(one) ? 366 : 365;
  for (let one = 0; one < month; one++) days += lengths[one] ?? 0;
  return WEEK[days % 7] ?? '';
}

it('a day of the week is found wrong where it is another, and right where it is that', () => {
  const date = fc.record({
    day: fc.integer({ min: 1, max: 28 }),
    month: fc.nat(11),
    year: fc.integer({ min: 1900, max: 2199 }),
  });
  fc.assert(
    fc.property(
      date,
      fc.constantFrom(...WEEK),
      fc.constantFrom('', 'the '),
      ({ day, month, year }, named, the) => {
        const said = `${named} ${the}${day} ${MONTHS[month]} ${year}`;
        expect(written('D33', `It begins on ${said} and ends.`)).toEqual(
          weekday(day, month, year) === named ? [] : [said],
        );
        const right = `${weekday(day, month, year)} ${day} ${MONTHS[month]} ${year}`;
        expect(written('D33', `It begins on ${right}.`)).toEqual([]);
      },
    ),
    { numRuns: amount(150, 2000) },
  );
});

const PLACEHOLDERS = [
  '[X]',
  '[ ]',
  '[  ]',
  '[]',
  'TBC',
  'TBD',
  'XX',
  'XXXX',
  '[date]',
  '[insert number]',
  '…',
  '……',
  '...',
  '???',
  '____',
  '<name>',
  '[TBC]',
];
const WORDS = [
  'the',
  'court',
  'may',
  'make',
  'an',
  'order',
  '(a)',
  'section',
  '2A(3)',
  'X',
  '“relevant person”',
  'person—',
];

it('every placeholder among words is found, once each and with nothing else', () => {
  const piece = fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...PLACEHOLDERS) },
    { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
  );
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
      const text = `If so, ${pieces.join(' , ')} , then.`;
      expect(written('D32', text)).toEqual(pieces.filter((one) => PLACEHOLDERS.includes(one)));
    }),
    { numRuns: amount(150, 2000) },
  );
});

it('only new words are judged, and not those of the Act, whatever is left out beside them', () => {
  for (const id of ['D32', 'D33', 'D34'] as const) {
    expect(found(act, draft(omit('2A(3)(a)'), replace('2(2)', 'six months', 'nine months')), { id })).toEqual(
      [],
    );
  }
  fc.assert(
    fc.property(drafts(act.root), ({ amendments }) => {
      const only = amendments.map(({ id, edits }) => ({
        id,
        edits: edits.filter(({ type }) => type === 'omit'),
      }));
      for (const { check } of found(act, only)) expect(['D32', 'D33']).not.toContain(check);
      expect(only).toHaveLength(amendments.length);
    }),
    { numRuns: amount(20, 300) },
  );
});
