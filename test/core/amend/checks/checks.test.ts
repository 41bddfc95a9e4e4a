import { describe, expect, it } from 'vitest';
import type { Instrument } from '../../../../core/act/instrument.ts';
import { provision } from '../../../../core/act/tree.ts';
import { CHECKS } from '../../../../core/amend/checks/table.ts';
import { actAt } from '../../../support/act.ts';
import {
  act,
  draft,
  drafted,
  found,
  lines,
  omit,
  replace,
  section,
  subsection,
} from '../../../support/check-drafts.ts';
import { LAW } from './law.rows.ts';
import { LISTS } from './lists.rows.ts';
import { PLACES } from './places.rows.ts';
import { WORDS } from './words.rows.ts';

const ROWS = [...PLACES, ...LISTS, ...WORDS, ...LAW];

describe('the checks', () => {
  it.each(ROWS)('%s: %s', (id, _, selected, expected) => {
    expect(lines(id, selected)).toEqual(expected);
  });

  it('are those of the conventions, each with drafts that it finds something in and others that it does not', () => {
    const ids = Array.from({ length: 30 }, (_, at) => `D${String(at + 1).padStart(2, '0')}`);
    expect(CHECKS.map(({ id }) => id)).toEqual(ids);
    for (const { id, status, does, doesNot } of CHECKS) {
      const rows = ROWS.filter(([row]) => row === id);
      // D12 needs an Act that has an index of terms, which this one has not.
      if (id !== 'D12') expect([id, rows.some((row) => row[3].length === 0)]).toEqual([id, true]);
      if (id !== 'D12') expect([id, rows.some((row) => row[3].length > 0)]).toEqual([id, true]);
      expect(does).toMatch(/\.$/);
      expect(doesNot === null).toBe(status === 'full');
    }
  });

  it.each(['current', 'enacted'] as const)('find nothing in the Act untouched: %s', (version) => {
    expect(found(actAt(version), [])).toEqual([]);
    expect(found(actAt(version), [{ id: 'A-001', edits: [] }])).toEqual([]);
  });

  it('find a number that a draft not shown gives too', () => {
    const others = [drafted(act, 'A-002', section('2B', '2C', 'Other text.'))];
    expect(lines('D05', draft(section('2B', '2C', 'Text.')), others)).toEqual([
      'warning at s. 2C: A-002, which isn’t applied, also inserts section 2C',
    ]);
    expect(lines('D05', draft(section('2B', '2D', 'Text.')), others)).toEqual([]);
  });

  it('look at what other Acts say, where a list of it is given', () => {
    const reverse = [
      {
        instrument: act.id,
        by: 'Sample Act 2000',
        to: ['section 9(2)'],
        status: 'unverified',
        source: 'made up',
      },
    ] as const;
    const messages = found(act, draft(omit('section 9')), { id: 'D23', reverse }).map(
      ({ message }) => message,
    );
    expect(messages).toEqual([
      'A-001 leaves out section 9(2), to which Sample Act 2000 refers: does it need a consequential amendment? (unverified: made up)',
    ]);
  });

  it('look for new terms in an index, where the Act has one', () => {
    const index = provision({
      pid: 'index',
      kind: 'section',
      num: '17',
      heading: 'Index of defined terms',
      content: 'Conduct: section 7.',
    });
    const indexed: Instrument = { ...act, root: { ...act.root, children: [...act.root.children, index] } };
    const inserts = (term: string) => [
      drafted(indexed, 'A-001', subsection('2(2)', '(2A)', `In this Act “${term}” means something.`)),
    ];
    expect(found(indexed, inserts('vessel'), { id: 'D12' }).map(({ message }) => message)).toEqual([
      '“vessel” is not in section 17, “Index of defined terms”',
    ]);
    expect(found(indexed, inserts('conduct'), { id: 'D12' })).toEqual([]);
  });
});

describe('the amendments that were made to the Act', () => {
  const enacted = actAt('enacted');

  it('of 2005 have no error but those that they too would have had to answer for', () => {
    const socpa = drafted(
      enacted,
      'A-001',
      {
        after: '1(1)',
        insertProvision: {
          num: '(1A)',
          text: 'A person must not pursue a course of conduct—',
          children: [
            { num: '(a)', text: 'which involves harassment of two or more persons, and' },
            { num: '(b)', text: 'which he knows or ought to know involves harassment of those persons, and' },
            {
              num: '(c)',
              text: 'by which he intends to persuade any person (whether or not one of those mentioned above)—',
              children: [
                { num: '(i)', text: 'not to do something that he is entitled or required to do, or' },
                { num: '(ii)', text: 'to do something that he is not under any obligation to do.' },
              ],
            },
          ],
        },
      },
      replace('1(3)', 'Subsection (1)', 'Subsection (1) or (1A)'),
      replace('2(1)', 'section 1', 'section 1(1) or (1A)'),
      replace('3(1)', 'section 1', 'section 1(1)'),
      {
        after: 'section 3',
        insertProvision: {
          num: '3A',
          heading: 'Injunctions to protect persons from harassment within section 1(1A)',
          children: [
            {
              num: '(1)',
              text: 'This section applies where there is an actual or apprehended breach of section 1(1A) by any person (“the relevant person”).',
            },
            {
              num: '(2)',
              text: 'In such a case—',
              children: [
                {
                  num: '(a)',
                  text: 'any person who is or may be a victim of the course of conduct in question, or',
                },
                { num: '(b)', text: 'any person who is or may be a person falling within section 1(1A)(c),' },
              ],
              wrapUp:
                'may apply to the High Court or a county court for an injunction restraining the relevant person.',
            },
            {
              num: '(3)',
              text: 'Section 3(3) to (9) apply in relation to an injunction granted under subsection (2) above as they apply in relation to an injunction granted as mentioned in section 3(3)(a).',
            },
          ],
        },
      },
      subsection(
        '7(4)',
        '(5)',
        'References to a person, in the context of the harassment of a person, are references to a person who is an individual.',
      ),
    );
    const all = found(enacted, [socpa]);
    expect(all.filter(({ severity }) => severity === 'error')).toEqual([]);
    // Its list of three has “and” twice, as no drafter would now write it; and it writes “he”, as the Act does.
    expect(all.filter(({ severity }) => severity === 'warning').map(({ check }) => check)).toEqual(['D07']);
  });
});
