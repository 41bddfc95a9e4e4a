import { describe, expect, it } from 'vitest';
import { cite, parseCitation } from '../../../core/act/citation.ts';
import { indexReferences, type Reference, referencesIn } from '../../../core/act/references/references.ts';
import { indexTree, type Provision, provision } from '../../../core/act/tree.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { asAmendedOf, redline } from '../../../core/amend/redline/redline.ts';
import { actAt } from '../../support/acts/act.ts';
import { row, tableInstrument } from '../../support/acts/table-act.ts';

const { title } = actAt('current');

/** A place as the tables name it: `2A(3)`, `18B(1) in 10(1)`, `group of 1`; `Act` for the whole of it. */
const placeName = (root: Provision, pid: string): string =>
  cite(root, pid, 'short')
    .replaceAll(/\bs\. /g, '')
    .replace(/^the quoted (?:subs\. |para\. )?/, 'quoted ')
    .replace('the italic heading before', 'group of')
    .replace('this Act', 'Act');

/** `text > target`; `text > *` in another Act, with what the quotation holds of it; `text > !` where it's broken. */
const said = (root: Provision, { text, state, targets }: Reference): string => {
  const named = targets.map((target) => placeName(root, target)).join(' ');
  const mark = { valid: '', 'other-act': '*', broken: '!', unresolved: '?' }[state];
  return `${text} > ${mark}${named}`;
};

function table(root: Provision): Record<string, readonly string[]> {
  const rows: Record<string, string[]> = {};
  for (const reference of referencesIn(root, title)) {
    const place = placeName(root, reference.pid);
    const row = reference.field === 'heading' ? `${place} heading` : place;
    rows[row] = [...(rows[row] ?? []), said(root, reference)];
  }
  return rows;
}

/** Every reference of the Act as it stands, written down by reading it. */
const CURRENT: Record<string, readonly string[]> = {
  '1(2)': ['this section > 1', 'section 2A(2)(c) > 2A(2)(c)'],
  '1(3)': ['Subsection (1) > 1(1)', '(1A) > 1(1A)'],
  '2(1)': ['section 1(1) > 1(1)', '(1A) > 1(1A)'],
  '2(2)': ['this section > 2'],
  '2A(1)(a)': ['section 1(1) > 1(1)'],
  '2A(2)': ['subsection (1)(b) > 2A(1)(b)', 'section 4A(1)(a) > 4A(1)(a)'],
  '2A(4)': ['this section > 2A'],
  '2A(5)': ['section 281(5) > *', 'Criminal Justice Act 2003 > *', 'subsection (4) > 2A(4)'],
  '2A(6)': ['This section > 2A', 'section 2 > 2'],
  '2B(1)(a)': ['section 2A > 2A'],
  '2B(1)(c)(ii)': ['sections 10 > *', '11 > *', '14 > *', 'Police and Criminal Evidence Act 1984 > *'],
  '2B(2)': ['subsection (1) > 2B(1)'],
  '2B(3)': ['this section > 2B'],
  '2B(4)': ['this section > 2B', 'section 23 > *', 'Police and Criminal Evidence Act 1984 > *'],
  '3(1)': ['section 1(1) > 1(1)'],
  '3(4)': ['subsection (3) > 3(3)'],
  '3(5)': ['subsection (3) > 3(3)'],
  '3(6)(a)': ['subsection (3)(a) > 3(3)(a)'],
  '3(7)': ['subsection (6) > 3(6)'],
  '3(8)': ['subsection (6) > 3(6)'],
  '3(9)': ['subsection (6) > 3(6)'],
  '3A heading': ['section 1(1A) > 1(1A)'],
  '3A(1)': ['This section > 3A', 'section 1(1A) > 1(1A)'],
  '3A(2)(b)': ['section 1(1A)(c) > 1(1A)(c)'],
  '3A(3)': ['Section 3(3) > 3(3)', '(9) > 3(9)', 'subsection (2) > 3A(2)', 'section 3(3)(a) > 3(3)(a)'],
  '4(2)': ['this section > 4'],
  '4(3)': ['this section > 4'],
  '4(4)': ['this section > 4'],
  '4(5)': ['this section > 4', 'section 2 > 2', '2A > 2A'],
  '4(6)': ['subsection (5) > 4(5)', 'section 2 > 2', '2A > 2A'],
  '4A(2)': ['this section > 4A'],
  '4A(3)': ['this section > 4A'],
  '4A(5)': ['this section > 4A'],
  '4A(6)': ['subsection (5)(b) > 4A(5)(b)'],
  '4A(7)': ['this section > 4A', 'section 2 > 2', '2A > 2A'],
  '4A(8)': ['subsection (7) > 4A(7)', 'section 2 > 2', '2A > 2A'],
  '4A(9)': ['This section > 4A', 'section 4 > 4'],
  '4B heading': ['sections 4 > 4', '4A > 4A'],
  '4B(1)(b)': ['section 4 > 4', '4A > 4A'],
  '4B(2)': ['this section > 4B'],
  'para. (b) of the definition of “United Kingdom national” in 4B(2)': ['British Nationality Act 1981 > *'],
  'para. (c) of the definition of “United Kingdom national” in 4B(2)': ['that Act > *'],
  '5(1)': ['this section > 5'],
  '5(3A)': ['this section > 5', 'section 3 > 3'],
  '5(4A)': ['subsection (4) > 5(4)'],
  '5(5)': ['this section > 5'],
  '5(6)': ['this section > 5'],
  '5(7)': ['this section > 5'],
  '5A(2A)': ['this section > 5A', 'section 3 > 3'],
  '5A(2C)': ['subsection (2B) > 5A(2B)'],
  '5A(2D)': ['this section > 5A'],
  '5A(2E)': ['this section > 5A'],
  '5A(2F)': ['this section > 5A'],
  '5A(3)': ['this section > 5A'],
  '5A(4)': ['subsection (1) > 5A(1)'],
  '5A(4)(b)': ['subsection (3) > 5A(3)'],
  '5A(5)': ['this section > 5A'],
  '5A(5)(b)': ['section 360 > *', 'Sentencing Code > *'],
  '6': ['section 11 > *', 'Limitation Act 1980 > *', 'subsection (1) > *'],
  'quoted (1A) in 6': ['This section > *', 'section 3 > 3', 'Protection from Harassment Act 1997 > Act'],
  '7 heading': ['this group of sections > group of 1'],
  '7(1)': ['This section > 7', 'sections 1 > 1', '5A > 5A'],
  '7(3)(a)': ['section 1(1) > 1(1)'],
  '7(3)(b)': ['section 1(1A) > 1(1A)'],
  '8(1A)': ['Subsection (1) > 8(1)', 'section 8A > 8A'],
  '8(2)': ['subsection (1) > 8(1)'],
  '8(3)': ['this section > 8'],
  '8A(2)': ['Subsection (1) > 8A(1)'],
  '8A(3)': [
    'Subsections (2) > 8(2)',
    '(7) > 8(7)',
    'section 8 > 8',
    'subsection (1) > 8A(1)',
    'subsection (1) > 8(1)',
    'that section > 8',
  ],
  '8A(3)(a)': ['subsections (2) > 8(2)', '(4) > 8(4)'],
  '8A(3)(b)': ['subsection (3) > 8(3)'],
  'quoted (3) in 8A(3)(b)': ['this section > 8'],
  '8A(3)(c)': ['subsection (4)(b) > 8(4)(b)'],
  '9(1)': ['section 8 > 8', 'section 8A > 8A'],
  '9(2)': ['subsection (1) > 9(1)'],
  '10(1)': ['section 18A > *', 'Prescription and Limitation (Scotland) Act 1973 > *'],
  'quoted 18B(1) in 10(1)': [
    'This section > *quoted 18B in 10(1)',
    'section 8 > 8',
    'Protection from Harassment Act 1997 > Act',
  ],
  'quoted 18B(2) in 10(1)': [
    'subsection (3) > *quoted 18B(3) in 10(1)',
    'section 19A > *',
    'this Act > *',
    'this section > *quoted 18B in 10(1)',
  ],
  'quoted 18B(2)(b) in 10(1)': ['paragraph (a) > *quoted 18B(2)(a) in 10(1)'],
  'quoted 18B(3) in 10(1)': ['subsection (2) > *quoted 18B(2) in 10(1)'],
  '10(2)': [
    'subsection (1) > *',
    'section 19A > *',
    'that Act > *',
    'section 17 > *',
    'section 18 > *',
    'section 18A > *',
    'section 17 > *',
    '18 > *',
    '18A > *',
    '18B > *',
  ],
  '11': ['section 234 > *', 'Criminal Procedure (Scotland) Act 1995 > *'],
  'quoted 234A(2) in 11': ['subsection (1) > *quoted 234A(1) in 11'],
  'quoted 234A(3) in 11': [
    'this subsection > *quoted 234A(3) in 11',
    'subsection (6) > *quoted 234A(6) in 11',
  ],
  'quoted 234A(5) in 11': ['subsection (1) > *quoted 234A(1) in 11'],
  'quoted 234A(7) in 11': [
    'this section > *quoted 234A in 11',
    'section 8 > 8',
    'Protection from Harassment Act 1997 > Act',
  ],
  '12(1)': ['this Act > Act'],
  '12(2)': ['subsection (1) > 12(1)'],
  '12(3)': ['subsection (1) > 12(1)'],
  '13': [
    'paragraph 1(1)(b) > *',
    'Schedule 1 > *',
    'Northern Ireland Act 1974 > *',
    'sections 1 > 1',
    '7 > 7',
    '12 > 12',
    'this Act > Act',
  ],
  '13(a)': ['sub-paragraphs (4) > *', '(5) > *', 'paragraph 1 > *', 'that Schedule > *'],
  '14(1)': ['Sections 1 > 1', '7 > 7'],
  '14(2)': ['Sections 8 > 8', '11 > 11'],
  '14(3)': ['This Act > Act', 'section 13 > 13'],
  '15(1)': ['Sections 1 > 1', '2 > 2', '4 > 4', '5 > 5', '7 > 7', '12 > 12'],
  '15(2)': ['Sections 3 > 3', '6 > 6'],
  '15(3)': ['this section > 15'],
  '16': ['This Act > Act', 'Protection from Harassment Act 1997 > Act'],
};

/** What the Act as enacted says otherwise, and (empty) what it doesn't say at all. */
const ENACTED: Record<string, readonly string[]> = {
  ...CURRENT,
  '1(2)': ['this section > 1'],
  '1(3)': ['Subsection (1) > 1(1)'],
  '2(1)': ['section 1 > 1'],
  '2(3)': ['section 24(2) > *', 'Police and Criminal Evidence Act 1984 > *', 'paragraph (m) > *'],
  'quoted (n) in 2(3)': ['section 2 > 2', 'Protection from Harassment Act 1997 > Act'],
  '3(1)': ['section 1 > 1'],
  '4(5)': ['this section > 4', 'section 2 > 2'],
  '4(6)': ['subsection (5) > 4(5)', 'section 2 > 2'],
  '5(1)': ['section 2 > 2', '4 > 4', 'this section > 5'],
  '7(1)': ['This section > 7', 'sections 1 > 1', '5 > 5'],
  '9(1)': ['section 8 > 8'],
};
const NOT_YET =
  /^(?:2A|2B|3A|4A|4B|5A|8A|para\. \([bc]\) of the definition of “United|quoted \(3\) in 8A)|^(?:5\(3A\)|5\(4A\)|5\(7\)|7\(3\)\([ab]\)|8\(1A\))$/;

describe('the references of the Act', () => {
  it('are all found, and nothing else is, as it stands', () => {
    expect(table(actAt('current').root)).toEqual(CURRENT);
  });

  it('are all found as it was enacted', () => {
    const rows = Object.entries(ENACTED).filter(([place]) => !NOT_YET.test(place));
    expect(table(actAt('enacted').root)).toEqual(Object.fromEntries(rows));
  });

  it.each(['current', 'enacted'] as const)('resolve or are rightly another Act: %s', (version) => {
    const states = new Set(referencesIn(actAt(version).root, title).map(({ state }) => state));
    expect(states).toEqual(new Set(['valid', 'other-act']));
  });

  it('name the other Act that they are in', () => {
    const { root } = actAt('current');
    const acts = referencesIn(root, title).flatMap(({ act }) => (act === null ? [] : [act]));
    expect([...new Set(acts)].sort()).toEqual([
      'British Nationality Act 1981',
      'Criminal Justice Act 2003',
      'Criminal Procedure (Scotland) Act 1995',
      'Limitation Act 1980',
      'Northern Ireland Act 1974',
      'Police and Criminal Evidence Act 1984',
      'Prescription and Limitation (Scotland) Act 1973',
      'Sentencing Code',
    ]);
  });

  it('take in by position all that stands between the ends of a range', () => {
    const { root } = actAt('current');
    const ranges = referencesIn(root, title).flatMap(({ range, pid }) =>
      range?.end === 'first'
        ? [`${placeName(root, pid)}: ${range.takesIn.map((taken) => placeName(root, taken)).join(' ')}`]
        : [],
    );
    expect(ranges).toEqual([
      '3A(3): 3(3) 3(4) 3(5) 3(6) 3(7) 3(8) 3(9)',
      '7(1): 1 2 2A 2B 3 3A 4 4A 4B 5 5A',
      '8A(3): 8(2) 8(3) 8(4) 8(5) 8(6) 8(7)',
      '13: 1 2 2A 2B 3 3A 4 4A 4B 5 5A 6 7',
      '14(1): 1 2 2A 2B 3 3A 4 4A 4B 5 5A 6 7',
      '14(2): 8 8A 9 10 11',
      '15(1): 7 8 8A 9 10 11 12',
    ]);
  });

  it('lie where they say in the text, and have keys of their own', () => {
    for (const version of ['current', 'enacted'] as const) {
      const { root } = actAt(version);
      const all = referencesIn(root, title);
      for (const { pid, field, from, to, text } of all)
        expect(indexTree(root).byPid.get(pid)?.[field].slice(from, to)).toBe(text);
      expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
    }
  });
});

const act = actAt('current').root;
const pidOf = (citation: string): string => {
  const pid = parseCitation(act, citation);
  if (pid === null) throw new Error(`${citation} is not in the Act`);
  return pid;
};
const amended = (...edits: Edit[]): Provision => asAmendedOf(redline(act, [{ id: 'A-001', edits }]));
const omit = (citation: string): Edit => ({ type: 'omit', pid: pidOf(citation) });
const unsound = (root: Provision): string[] =>
  referencesIn(root, title)
    .filter(({ state }) => state === 'broken' || state === 'unresolved')
    .map((reference) => `${placeName(root, reference.pid)}: ${said(root, reference)}`);

describe('a reference to what is left out', () => {
  it('is broken, and no other is: section 2A', () => {
    expect(unsound(amended(omit('section 2A')))).toEqual([
      '1(2): section 2A(2)(c) > !',
      '2B(1)(a): section 2A > !',
      '4(5): 2A > !',
      '4(6): 2A > !',
      '4A(7): 2A > !',
      '4A(8): 2A > !',
    ]);
  });

  it('is broken with all that points back to it: section 8', () => {
    expect(unsound(amended(omit('section 8')))).toEqual([
      '8A(3): Subsections (2) > !',
      '8A(3): (7) > !',
      '8A(3): section 8 > !',
      '8A(3): subsection (1) > !',
      '8A(3): that section > !',
      '8A(3)(a): subsections (2) > !',
      '8A(3)(a): (4) > !',
      '8A(3)(b): subsection (3) > !',
      'quoted (3) in 8A(3)(b): this section > !',
      '8A(3)(c): subsection (4)(b) > !',
      '9(1): section 8 > !',
      'quoted 18B(1) in 10(1): section 8 > !',
      'quoted 234A(7) in 11: section 8 > !',
      '14(2): Sections 8 > !',
    ]);
  });

  it('is broken where the end of a range goes, not where something inside it does', () => {
    expect(unsound(amended(omit('section 7')))).toEqual(['13: 7 > !', '14(1): 7 > !', '15(1): 7 > !']);
    expect(unsound(amended(omit('section 3(5)')))).toEqual([]);
  });

  it('is broken inside what is quoted, too', () => {
    expect(unsound(amended(omit('the quoted section 18B(3) in section 10(1)')))).toEqual([
      'quoted 18B(2) in 10(1): subsection (3) > !',
    ]);
  });

  it('says in words what is wrong', () => {
    const { byKey } = indexReferences(amended(omit('section 2A')), title);
    expect(byKey.get(`${pidOf('2B(1)(a)')}/content/section 2A`)).toMatchObject({
      state: 'broken',
      reason: 'There is no section 2A in this Act',
      targets: [],
    });
  });

  it('keeps its key, and those of all others', () => {
    const before = referencesIn(act, title).filter(({ pid }) => !pid.startsWith('p-01'));
    const after = new Set(referencesIn(amended(omit('section 2A')), title).map(({ key }) => key));
    for (const { key } of before) expect(after).toContain(key);
  });
});

describe('an index of references', () => {
  it('finds what names a provision, or takes it in', () => {
    const { to, inside } = indexReferences(act, title);
    const at = (citation: string) =>
      to.get(pidOf(citation))?.map((reference) => placeName(act, reference.pid));
    expect(at('2A(2)(c)')).toEqual(['1(2)']);
    expect(at('4A(1)(a)')).toEqual(['2A(2)']);
    expect(at('6')).toEqual(['13', '13', '14(1)', '14(1)', '15(2)']);
    expect(inside.get(pidOf('9(1)'))?.map(({ text }) => text)).toEqual(['section 8', 'section 8A']);
  });

  it('finds nothing of this Act in a row of a table after the title of another', () => {
    const { root, title: own } = tableInstrument();
    const repeals = provision({
      pid: 'sch-repeals',
      kind: 'schedule',
      num: 'Schedule 2',
      heading: 'Repeals',
      children: [
        provision({
          pid: 'repeals',
          kind: 'table',
          children: [
            row('r1', ['1968 c. 60', 'The Theft Act 1968.', 'Section 3(1) and paragraph 9 of Schedule 2.']),
            row('r2', ['1997 c. 40', 'Protection from Harassment Act 1997 (c. 40)', 'In section 2, “or 4”.']),
            row('r3', ['2031 c. 7', own, 'Section 3(1).']),
            row('r4', ['', 'Charges under the Theft Act 1968', 'Section 3(2).']),
          ],
        }),
      ],
    });
    const found = referencesIn({ ...root, children: [...root.children, repeals] }, own).filter(
      ({ pid, text }) => /^r\d-3$/.test(pid) && !text.includes('Act'),
    );
    expect(found.map(({ pid, text, state }) => `${pid}: ${text}, ${state}`)).toEqual([
      'r1-3: Section 3(1), other-act',
      'r1-3: paragraph 9, other-act',
      'r1-3: Schedule 2, other-act',
      'r2-3: section 2, other-act',
      'r3-3: Section 3(1), valid',
      'r4-3: Section 3(2), valid',
    ]);
  });

  it('is made once for a text', () => {
    expect(indexReferences(act, title)).toBe(indexReferences(act, title));
  });
});
