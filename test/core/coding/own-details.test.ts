import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownDetails, ownStretches, respondentNames } from '../../../core/coding/own-details.ts';
import { wordsWithout } from '../../../core/coding/redact.ts';

type Named = Parameters<typeof ownDetails>[0];

const respondent = (some: Partial<Named>): Named => ({ name: '', email: '', organisation: '', ...some });
const without = (text: string, some: Partial<Named>): string =>
  wordsWithout(text, { from: 0, to: text.length }, ownStretches(text, ownDetails(respondent(some))));

describe('the words of a respondent who is not named', () => {
  it.each<readonly [text: string, some: Partial<Named>, left: string]>([
    ['I am Siobhan Ni Bhriain.', { name: 'Siobhán Ní Bhriain' }, 'I am [redacted].'],
    ['Ms O’NEIL-D’SOUZA here', { name: "Maeve O'Neil-D'Souza" }, 'Ms [redacted] here'],
    [
      'Ada Pike signed, as Ada did, and PIKE',
      { name: 'Pike, Ada' },
      '[redacted] signed, as [redacted] did, and [redacted]',
    ],
    ['Bob and I (Ann) agree', { name: 'Ann & Bob Quayle' }, '[redacted] and I ([redacted]) agree'],
    ['Chief Inspector Wren told R. Hale', { name: 'Mr R. Hale' }, 'Chief Inspector Wren told [redacted]'],
    ['Μαρία was there', { name: 'Μαρία Παπαδοπούλου' }, '[redacted] was there'],
    ['Write to bo dot reed at example dot org', { email: 'bo.reed@example.org' }, 'Write to [redacted]'],
    // A name that is an ordinary word is one only with a capital.
    ['A fox in the wood: Fox', { name: 'Zoe Fox' }, 'A fox in the wood: [redacted]'],
    [
      'None of us. Not applicable to me.',
      { name: 'None', organisation: 'Not applicable', withoutName: true },
      'None of us. Not applicable to me.',
    ],
    [
      'I prefer not to say. That is not to say no.',
      { name: 'Prefer not to say' },
      'I prefer not to say. That is not to say no.',
    ],
    // Who may be named is named.
    ['Northern Support helps.', { organisation: 'Northern Support' }, 'Northern Support helps.'],
    [
      'Northern Support helps; so does NS.',
      { organisation: 'The Northern Support (NS)', withoutName: true },
      '[redacted] helps; so does NS.',
    ],
    [
      'The RSPCA helps.',
      { organisation: 'Royal Society (RSPCA)', withoutName: true },
      'The [redacted] helps.',
    ],
  ])('%s', (text, some, left) => {
    expect(without(text, some)).toBe(left);
  });

  it('lose a name however it is written, and nothing else', () => {
    const names = fc.constantFrom(
      'Adébáyò',
      'Klein',
      'Papadopoulou',
      'Quillfeather',
      'Ng-Smith',
      'Þórsdóttir',
    );
    const written = fc.constantFrom<(name: string) => string>(
      (name) => name.toUpperCase(),
      (name) => name.normalize('NFD'),
      (name) => [...name].join('\u00AD'),
      (name) => name.replace(/(?<=^.{3})/u, '\u200D'),
    );
    const around = fc.constantFrom('', 'I, ', '“', '(', 'We said: ', '\n');
    fc.assert(
      fc.property(names, names, written, around, (given, family, write, before) => {
        const name = `${given} ${family}`;
        for (const words of [name, given, family])
          expect(without(`${before}${write(words)}, saw it.`, { name })).toBe(`${before}[redacted], saw it.`);
        const other = `${before}Nobody saw it in the wood at Great Asby, 14 March.`;
        expect(without(other, { name })).toBe(other);
      }),
      { numRuns: 300 },
    );
  });
});

it.each<readonly [text: string, others: readonly Partial<Named>[], named: readonly string[]]>([
  ['My neighbour Oswin Tarrowby saw it.', [{ name: 'Mr Oswin J. Tarrowby' }], ['Oswin Tarrowby']],
  ['Ask Ada Pike, or ADA PIKE.', [{ name: 'Pike, Ada' }], ['Ada Pike', 'ADA PIKE']],
  ['Bob Quayle was there.', [{ name: 'Ann & Bob Quayle' }], ['Bob Quayle']],
  ['Siobhan Ni Bhriain said so.', [{ name: 'Siobhán Ní Bhriain' }], ['Siobhan Ni Bhriain']],
  // An ordinary word, one word of a name, and a body of which anybody may speak, are nobody's name.
  ['We will young or old; Oswin saw it.', [{ name: 'Will Young' }, { name: 'Oswin' }], []],
  [
    'The Lantern Trust and Northern Support help.',
    [{ name: 'Lantern Trust' }, { name: 'Northern Support', organisation: 'Northern Support' }],
    [],
  ],
])('finds who else responded by their full names: %s', (text, others, named) => {
  const found = respondentNames(others.map(respondent))(text);
  expect(found.map(({ from, to }) => text.slice(from, to))).toEqual(named);
});
