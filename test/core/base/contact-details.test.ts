import { expect, it } from 'vitest';
import { contactKind, findContactDetails } from '../../../core/base/contact-details.ts';

it.each([
  ['Ring 07700 900123.', ['07700 900123']],
  ['07700900123, 07700-900-123 (0770) 090 0123', ['07700900123', '07700-900-123', '(0770) 090 0123']],
  ['+44 (0)1632 960 001 or 0044 1632 960001', ['+44 (0)1632 960 001', '0044 1632 960001']],
  ['Write to zoe.fox@example.org, please', ['zoe.fox@example.org']],
  ['I live at 4 Tannery Row, NE46 3PD.', ['4 Tannery Row', 'NE46 3PD']],
  ['Write to 14a Old Farthingale Lane, Muddlecombe.', ['14a Old Farthingale Lane']],
  ['In 2024 Parliament Square was full; 12 people walk that way.', []],
  // Figures, sums of money, dates, references and sections of Acts.
  [
    'It cost £0123456789.00 in 2024-03-14, 1,000,000 of 2,000,000 people; see section 2A(3) and A1 of 12.',
    [],
  ],
  ['@example, a@b and 0.0123456789', []],
])('finds what somebody can be reached by: %s', (text, words) => {
  expect(findContactDetails(text).map((detail) => detail.words)).toEqual(words);
});

it.each([
  [' 07700 900123 ', 'a telephone number'],
  ['zoe@example.org', 'an email address'],
  ['Ring 07700 900123', null],
  ['', null],
])('knows a value that is nothing but an address or a number: “%s”', (value, what) => {
  expect(contactKind(value)).toBe(what);
});
