import { describe, expect, it } from 'vitest';
import type { Instrument } from '../../../../core/act/instrument.ts';
import { type Provision, provision } from '../../../../core/act/tree.ts';
import { CHECKS } from '../../../../core/amend/checks/table.ts';
import { actAt } from '../../../support/acts/act.ts';
import { row, tableInstrument } from '../../../support/acts/table-act.ts';
import {
  act,
  draft,
  drafted,
  found,
  lines,
  omit,
  section,
  subsection,
} from '../../../support/drafts/check-drafts.ts';
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
    const ids = Array.from({ length: 36 }, (_, at) => `D${String(at + 1).padStart(2, '0')}`);
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

  it('find a new row without words, and nothing in a cell that is empty', () => {
    const ferries = tableInstrument();
    const rows = (cells: readonly string[]) => [
      {
        id: 'A-001',
        edits: [
          {
            ...({ type: 'insert', parent: 's2-table', after: 's2-gull', rank: 'V' } as const),
            provision: row('new', cells),
          },
        ],
      },
    ];
    const said = (cells: readonly string[]) =>
      found(ferries, rows(cells), { id: 'D18' }).map(({ message }) => message);
    expect(said(['a dog', '', ''])).toEqual([]);
    expect(said(['', ' ', ''])).toEqual(['A new row has no words (row 4 in the table in section 2(2))']);
  });

  it('find a number that a draft not shown gives too', () => {
    const others = [drafted(act, 'A-002', section('2B', '2C', 'Other text.'))];
    expect(lines('D05', draft(section('2B', '2C', 'Text.')), others)).toEqual([
      'warning at s. 2C: A-002, which isn’t applied, also inserts section 2C',
    ]);
    expect(lines('D05', draft(section('2B', '2D', 'Text.')), others)).toEqual([]);
  });

  it('count the numbers of drafts not shown, as numbering does', () => {
    const second = [drafted(act, 'A-002', subsection('2A(3)', '(3B)', 'Text.'))];
    const first = [drafted(act, 'A-001', subsection('2A(3)', '(3A)', 'Other text.'))];
    expect(lines('D06', second, first)).toEqual([]);
    expect(lines('D06', second)).toEqual(['warning at s. 2A(3B): (3B) would by the rules be numbered (3A)']);
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
      'A-001 omits section 9(2), to which Sample Act 2000 refers: does it need a consequential amendment? (unverified: made up)',
    ]);
  });

  it('say which Acts are known to name a section that goes, and which name the Act', () => {
    const about = (name: string) =>
      found(act, draft(omit(name)), { id: 'D23' })
        .map(({ message }) => message)
        .filter((message) => /20(?:22|24)/.test(message));
    expect(about('section 4A')).toEqual([
      expect.stringMatching(
        /^A-001 omits section 4A, to which the table of offences .* Victims and Prisoners Act 2024/,
      ),
      expect.stringMatching(
        /^A-001 omits section 4A, to which a list of offences in a Schedule to the Victims and Pris/,
      ),
      expect.stringMatching(
        /^A-001 omits section 4A, and a Schedule to the Elections Act 2022 lists this Act: .*was not/,
      ),
      expect.stringMatching(
        /^A-001 omits section 4A, and a Schedule to the Digital Markets, .* Act 2024 lists this Act/,
      ),
    ]);
    expect(about('section 1(1)(a)')).toEqual([
      expect.stringMatching(/^A-001 omits section 1\(1\)\(a\), to which the table of offences/),
    ]);
    expect(about('section 9')).toHaveLength(2);
    expect(about('section 7(4)')).toEqual([]);
  });

  it('ask where a new section extends, in a text that records no extents, and call nothing of it an error', () => {
    const bare = (node: Provision): Provision => {
      const { extent: _, ...rest } = node;
      return { ...rest, children: node.children.map(bare) };
    };
    const unrecorded: Instrument = { ...act, root: bare(act.root) };
    const ofExtents = (...edits: Parameters<typeof draft>) =>
      found(unrecorded, [drafted(unrecorded, 'A-001', ...edits)], { id: 'D20' }).map(
        ({ severity, message }) => `${severity}: ${message}`,
      );
    expect(ofExtents(subsection('2(2)', '(2A)', 'Text.'))).toEqual([]);
    expect(ofExtents(section('2B', '2C', 'Text.'))).toEqual([
      'information: New section 2C extends where section 14 says that this Act extends. Is this intended?',
    ]);
    const { children } = unrecorded.root;
    const general = { ...unrecorded.root, children: children.filter(({ heading }) => heading !== 'General') };
    const silent: Instrument = { ...unrecorded, root: general };
    expect(
      found(silent, [drafted(silent, 'A-001', section('2B', '2C', 'Text.'))], { id: 'D20' }).map(
        ({ message }) => message,
      ),
    ).toEqual([
      'The text of this Act does not record where it extends. Check where new section 2C is to extend',
    ]);
  });

  it('call a new Schedule by the name that a sentence has for it', () => {
    const ferries = tableInstrument();
    const schedule = provision({ pid: 'new', kind: 'schedule', num: 'SCHEDULE 2', heading: 'Piers' });
    const edit = { type: 'insert', parent: 'act', after: 'sch', rank: 'V', provision: schedule } as const;
    const said = found(ferries, [{ id: 'A-001', edits: [edit] }], { id: 'D21' }).map(
      ({ message }) => message,
    );
    expect(said).toEqual([
      'Nothing in the Act brings new Schedule 2 into force: the Act that inserts it must',
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
