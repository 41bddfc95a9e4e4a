import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cite, parseCitation } from '../../../core/act/citation.ts';
import { extentOf } from '../../../core/act/extent.ts';
import { faultsOf } from '../../../core/act/faults.ts';
import type { Instrument } from '../../../core/act/instrument.ts';
import { FIELDS, indexTree, type Provision, walk } from '../../../core/act/tree.ts';
import { packageRoot } from '../../../data/base/package-root.ts';
import { listActs, loadAct, parseInstrument } from '../../../data/corpus/acts.ts';

function act(version: string): Instrument {
  const read = loadAct('ukpga/1997/40', version);
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

function at(instrument: Instrument, citation: string): Provision {
  const found = indexTree(instrument.root).byPid.get(parseCitation(instrument.root, citation) ?? '');
  if (!found) throw new Error(`${citation} is not in the Act`);
  return found;
}

const fileOf = (version: string): string =>
  readFileSync(join(packageRoot(), `data/corpus/acts/ukpga-1997-40.${version}.json`), 'utf8');

/** The outline of a provision: kinds and numbers. */
const outline = (node: Provision): string =>
  `${node.kind} ${node.num}`.trim() +
  (node.children.length === 0 ? '' : ` [${node.children.map(outline).join(', ')}]`);

describe('the corpus', () => {
  it('lists the Act at two dates, and loads what it lists', () => {
    expect(listActs()).toEqual([
      { id: 'ukpga/1997/40', version: 'current' },
      { id: 'ukpga/1997/40', version: 'enacted' },
    ]);
    for (const { id, version } of listActs())
      expect(loadAct(id, version)).toMatchObject({ value: { id, version } });
    expect(act('current')).toBe(act('current'));
  });

  it.each([
    ['ukpga/1998/1', 'current'],
    ['ukpga/1997/40', '2013-01-01'],
    ['../acts/ukpga/1997/40', 'current'],
    ['', ''],
  ])('refuses %s (%s), saying what it holds', (id, version) => {
    const read = loadAct(id, version);
    expect(read).toMatchObject({ ok: false, error: { kind: 'not-found' } });
    expect(JSON.stringify(read)).toContain('ukpga/1997/40 (enacted)');
  });

  it.each([
    ['cut short', (json: string) => json.slice(0, -100)],
    ['another thing', () => '[]'],
    ['without a pid', (json: string) => json.replace('"pid": "p-0007",', '')],
    ['with a pid used twice', (json: string) => json.replace('"pid": "p-0007"', '"pid": "p-0008"')],
    ['with a note beyond its text', (json: string) => json.replace('"to": 53', '"to": 5300')],
    ['with a note on nothing', (json: string) => json.replace('"pid": "p-0141"', '"pid": "p-9999"')],
  ])('refuses a file that is %s', (_, spoil) => {
    const json = fileOf('current');
    expect(parseInstrument(json, 'here').ok).toBe(true);
    expect(spoil(json)).not.toBe(json);
    expect(parseInstrument(spoil(json), 'here')).toMatchObject({
      ok: false,
      error: { kind: 'damaged', place: 'here' },
    });
  });

  it.each(['current', 'enacted'])('keeps everything that the file of the Act %s says', (version) => {
    const sparse = (node: Provision): object => {
      const given = Object.entries({ ...node, children: node.children.map(sparse) });
      return Object.fromEntries(
        given.filter(
          ([key, value]) =>
            key === 'sources' || (value !== '' && !(Array.isArray(value) && value.length === 0)),
        ),
      );
    };
    const { root, ...rest } = act(version);
    expect({ ...rest, root: sparse(root) }).toEqual(JSON.parse(fileOf(version)));
  });
});

describe('the Protection from Harassment Act 1997', () => {
  it('says which text it is, wherever it is shown', () => {
    expect(act('current').description).toBe('As in force before the Crime and Policing Act 2026');
    expect(act('enacted').description).toBe('As enacted, 21 March 1997');
    expect(act('current').licence).toBe('Crown copyright, Open Government Licence v3.0');
    expect(act('current').outstanding[0]).toMatchObject({
      affecting: 'Crime and Policing Act 2026 (c. 20)',
      effect: 'whole provisions yet to be inserted into this Act',
      status: 'unverified',
    });
    expect(act('current').outstanding.length).toBeGreaterThan(1);
    expect(act('enacted').outstanding).toEqual([]);
  });

  it.each(['current', 'enacted'])('is sound %s', (version) => {
    expect(faultsOf(act(version))).toEqual([]);
  });

  it('holds sections 1 to 16, and those inserted since', () => {
    const numbers = (instrument: Instrument): string =>
      [...walk(instrument.root)]
        .filter((node) => node.kind === 'section' && !cite(instrument.root, node.pid).includes('quoted'))
        .map((node) => node.num)
        .join(' ');
    expect(numbers(act('enacted'))).toBe('1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16');
    expect(numbers(act('current'))).toBe('1 2 2A 2B 3 3A 4 4A 4B 5 5A 6 7 8 8A 9 10 11 12 13 14 15 16');
  });

  it('keeps a provision’s identity from one date to the other', () => {
    const namedBy = ({ root }: Instrument): Map<string, string> =>
      new Map([...indexTree(root).byPid.keys()].map((pid) => [cite(root, pid), pid]));
    const enacted = namedBy(act('enacted'));
    const current = namedBy(act('current'));
    for (const [name, pid] of enacted) {
      // What 2(3) quoted went when it was repealed; all the rest of the Act of 1997 is still there.
      if (name.endsWith('in section 2(3)')) expect([...current.values()]).not.toContain(pid);
      else expect([name, current.get(name)]).toEqual([name, pid]);
    }
    const inserted = [...current].filter(([name]) => !enacted.has(name));
    expect(inserted.length).toBeGreaterThan(90);
    for (const [, pid] of inserted) expect([...enacted.values()]).not.toContain(pid);
  });

  it('is structured down to sub-paragraphs', () => {
    expect(outline(at(act('current'), '2A(3)'))).toBe(
      'subsection (3) [paragraph (a), paragraph (b), paragraph (c) [subparagraph (i), subparagraph (ii)], ' +
        'paragraph (d), paragraph (e), paragraph (f), paragraph (g)]',
    );
    expect(at(act('current'), '2A(3)')).toMatchObject({
      intro: expect.stringMatching(/^The following are examples .* associated with stalking—$/),
      content: '',
      wrapUp: '',
    });
    expect(at(act('current'), '3(3)').wrapUp).toBe(
      'the plaintiff may apply for the issue of a warrant for the arrest of the defendant.',
    );
    expect(outline(at(act('current'), '8(3)'))).toBe('subsection (3) [definition, definition, definition]');
    expect(outline(at(act('current'), '13'))).toBe('section 13 [paragraph (a), paragraph (b)]');
    expect(outline(at(act('current'), '16'))).toBe('section 16');
  });

  it.each([
    ['current', '6', 'section 6 [quotation [subsection (1A)]]', ''],
    [
      'current',
      '8A(3)(b)',
      'paragraph (b) [quotation [subsection (3) [definition [paragraph (a), paragraph (b) ' +
        '[subparagraph (i), subparagraph (ii)]], definition]]]',
      '; and',
    ],
    [
      'current',
      '10(1)',
      'subsection (1) [quotation [section 18B [subsection (1), ' +
        'subsection (2) [paragraph (a), paragraph (b)], subsection (3)]]]',
      '.',
    ],
    [
      'current',
      '11',
      'section 11 [quotation [crossheading [section 234A [subsection (1), subsection (2), subsection (3), ' +
        'subsection (4) [paragraph (a), paragraph (b)], subsection (5), subsection (6), subsection (7)]]]]',
      '.',
    ],
    ['enacted', '2(3)', 'subsection (3) [quotation [paragraph (n)]]', '.'],
  ])('holds what is quoted as structure: %s %s', (version, citation, shape, tail) => {
    const host = at(act(version), citation);
    expect(outline(host)).toBe(shape);
    expect(host.children[0]).toMatchObject({ quote: { start: '“', end: '”' }, wrapUp: tail });
    expect(host.intro).toMatch(/—$/);
  });

  it('holds nothing else as quoted structure', () => {
    const quoting = (instrument: Instrument): string[] =>
      [...walk(instrument.root)]
        .filter((node) => node.children.some((child) => child.kind === 'quotation'))
        .map((node) => cite(instrument.root, node.pid, 'short'));
    expect(quoting(act('current'))).toEqual(['s. 6', 's. 8A(3)(b)', 's. 10(1)', 's. 11']);
    expect(quoting(act('enacted'))).toEqual(['s. 2(3)', 's. 6', 's. 10(1)', 's. 11']);
    expect(at(act('current'), '10(2)').content).toMatch(
      /there is substituted “section 17, 18, 18A or 18B”\.$/,
    );
  });

  it('holds no words where none are known, and says so', () => {
    expect(at(act('current'), '2(3)')).toMatchObject({ repealed: true, content: '', children: [] });
    for (const version of ['current', 'enacted']) {
      const missing = [...walk(act(version).root)].filter((node) => node.missing);
      expect(missing.map((node) => cite(act(version).root, node.pid))).toEqual(['section 8(8)']);
      expect(missing[0]).toMatchObject({ content: '', remark: expect.stringContaining('not held') });
    }
  });

  it.each(['current', 'enacted'])('leaves no editorial mark in the text %s', (version) => {
    for (const node of walk(act(version).root)) {
      for (const field of FIELDS)
        expect(node[field]).not.toMatch(/[[\]]|\bF\d|\.\.\.|\. \.|\s\s|^\s|\s$|TEXT/);
    }
  });

  it('says of section 5 what replaced it, and of section 12 that it reaches further than Scotland', () => {
    const { root } = act('current');
    expect(at(act('current'), '5')).toMatchObject({
      heading: 'Restraining orders on conviction',
      remark: expect.stringContaining('Sentencing Code, sections 359 to 364'),
    });
    const extents = ['2A', '8(5)(b)(i)', '12(1)', '13', 'the quoted section 234A in section 11'];
    expect(extents.map((citation) => extentOf(root, at(act('current'), citation).pid))).toEqual([
      'E+W',
      'S',
      'E+W+S',
      'E+W+S+N.I.',
      'S',
    ]);
  });

  it('gives every section a source, or no better status than unverified', () => {
    for (const version of ['current', 'enacted']) {
      for (const node of walk(act(version).root)) {
        if (node.kind !== 'section' || node.sources === undefined) continue;
        if (node.sources.length === 0) expect([node.num, node.status]).toEqual([node.num, 'unverified']);
      }
    }
  });

  it('quotes in a note only an amending provision that is known', () => {
    const { notes } = act('current');
    const wordless = notes.filter((note) => note.text === undefined);
    expect(notes.length - wordless.length).toBeGreaterThan(30);
    for (const { text } of notes) {
      if (text === undefined) continue;
      expect(text).toMatch(
        /^(?:S\.|Words? in s\.) .+ (?:inserted|added|substituted|omitted)(?: for .+?)?(?: \(\d+\.\d+\.\d{4}\))? by (?:virtue of )?[A-Z].+, (?:s\.|Sch\.|reg\.) \d+/,
      );
      expect(text.includes('omitted')).toBe(text.includes('by virtue of'));
    }
  });
});
