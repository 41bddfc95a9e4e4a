import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { plainText } from '../../core/amend/redline/lines.ts';
import { amendRun } from '../support/hosts/amend-run.ts';
import { keelingIn } from '../support/hosts/keeling.ts';
import { temporaryFolder } from '../support/run/temporary.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

const keeling = (...args: readonly string[]) => keelingIn(folder, ...args);

const akn = (body: string, title: string, doc = 'act'): string =>
  `<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><${doc} name="ukpga"><meta><identification source="#a">
  <FRBRWork><FRBRthis value="/ukpga/2001/9"/><FRBRuri value="/ukpga/2001/9"/><FRBRdate date="2001-05-11" name="enacted"/>
  <FRBRauthor href="#a"/><FRBRcountry value="GB-UKM"/></FRBRWork>
  <FRBRExpression><FRBRthis value="/x"/><FRBRuri value="/x"/><FRBRdate date="2001-05-11" name="enacted"/><FRBRauthor href="#a"/>
  <FRBRlanguage language="eng"/></FRBRExpression>
  <FRBRManifestation><FRBRthis value="/x"/><FRBRuri value="/x"/><FRBRdate date="2001-05-11" name="x"/><FRBRauthor href="#a"/>
  </FRBRManifestation></identification></meta>
  <preface><p><docTitle>${title}</docTitle></p></preface><body>${body}</body></${doc}></akomaNtoso>`;
const section = (num: string, text: string): string =>
  `<section eId="sec_${num}"><num>${num}</num><heading>Heading ${num}</heading><content><p>${text}</p></content></section>`;
const ACT = akn(section('1', 'A person must do it.') + section('2', 'Nothing else.'), 'Made-up Act 2001');

describe('keeling amend, on an Act with its Bill', () => {
  it('writes every file, lists what was not applied and what is of no Act, and ends with 3', async () => {
    const pair = join(import.meta.dirname, '../fixtures/amending/ferries');
    const { lines, applied, missed, amended } = await amendRun(folder, pair);
    expect({ applied, missed }).toEqual({ applied: 66, missed: 21 });
    expect(lines).toContain('not applied: s. 5(3): “level 3” does not occur in section 7(2)');
    expect(lines).toContain(
      'Act not known: clause 10: What is repealed or amended is set out elsewhere, in a Schedule: The provisions listed in Schedule 2 are repealed to the extent specified there.',
    );
    const asRead = readFileSync(join(pair, 'as-amended.txt'), 'utf8');
    expect(`${plainText(amended.root).replaceAll('\t', ' ')}\n`).toBe(asRead);
  });
});

describe('keeling amend', () => {
  const run = async (body: string) => {
    writeFileSync(join(folder, 'act.xml'), ACT);
    writeFileSync(join(folder, 'bill.xml'), akn(body, 'Made-up (Amendment) Act 2002'));
    return keeling('amend', 'act.xml', 'bill.xml', '--out', 'out');
  };

  it('takes no file of which words are not read, unless the person says so', async () => {
    const clause = section('1', 'In section 1 of the Made-up Act 2001, for “must” substitute “may”.');
    const lost = '<components><component><doc><p>Left alone.</p></doc></component></components></act>';
    writeFileSync(join(folder, 'act.xml'), ACT.replace('</act>', lost));
    writeFileSync(join(folder, 'bill.xml'), akn(clause, 'Made-up (Amendment) Act 2002'));
    const files = ['act.xml', 'bill.xml'];
    for (const command of [
      ['amend', ...files, '--out', 'out'],
      ['compare', ...files],
    ]) {
      const refused = await keeling(...command);
      expect(refused.code).not.toBe(0);
      expect(refused.err).toContain('not read: ');
      expect(refused.err).toContain('left alone');
      expect(existsSync(join(folder, 'out'))).toBe(false);
    }
    for (const command of [
      ['amend', ...files, '--out', 'out'],
      ['compare', ...files],
    ]) {
      const { out, code } = await keeling(...command, '--incomplete');
      // What was asked is done, but not with all of the file.
      expect({ code, isTold: out.includes('“left alone”') }).toEqual({ code: 3, isTold: true });
    }
  });

  it('ends with 0 when every amendment was applied, and gives the text', async () => {
    const { code, out } = await run(
      section('1', 'In section 1 of the Made-up Act 2001, for “must” substitute “may”.'),
    );
    expect({ code, out: out.trim() }).toEqual({
      code: 0,
      out: [
        'act.xml: All 17 words of the file were read, numbers and letters included.',
        'bill.xml: All 21 words of the file were read, numbers and letters included.',
        'no amendment: section 1: Heading 1: it is a heading',
        '1 amendment of this Act: 1 applied, 0 not applied; 1 other part of the Bill (1 heading)',
      ].join('\n'),
    });
    expect(readFileSync(join(folder, 'out/as-amended.xml'), 'utf8')).toContain('A person may do it.');
    expect(readFileSync(join(folder, 'out/keeling.html'), 'utf8')).toContain('section 1');
  });

  it('applies nothing of what it can’t apply whole, and says why', async () => {
    const { code, out } = await run(
      section('1', 'In section 1 of the Made-up Act 2001, for “shall” substitute “may”.') +
        section('2', 'In section 9 of the Made-up Act 2001, omit “else”.'),
    );
    expect(code).toBe(3);
    expect(out).toContain('2 amendments of this Act: 0 applied, 2 not applied');
    expect(readFileSync(join(folder, 'out/as-amended.xml'), 'utf8')).toContain('A person must do it.');
  });

  it('says of what names no Act that it does not, counts it apart, and does not end with 0', async () => {
    const { code, out } = await run(
      section('1', 'In section 1 of the Made-up Act 2001, for “must” substitute “may”.') +
        section('2', 'In section 2 of the 1997 Act, omit “else”.') +
        section('3', 'In section 2, omit “else”.'),
    );
    expect({ code, lines: out.trim().split('\n').slice(2) }).toEqual({
      code: 3,
      lines: [
        'Act not known: section 2: nothing says which Act the 1997 Act is: omit “else”',
        'Act not known: section 3: it names no Act, and the words before it name more than one: omit “else”',
        'no amendment: section 1: Heading 1: it is a heading',
        'no amendment: section 2: Heading 2: it is a heading',
        'no amendment: section 3: Heading 3: it is a heading',
        '1 amendment of this Act: 1 applied, 0 not applied; Act not known: 2; 3 other parts of the Bill (3 headings)',
      ],
    });
  });

  it('refuses a text of more instructions than are read, and writes nothing of it', async () => {
    const many = Array.from({ length: 5001 }, (_, at) =>
      section(`${at + 1}`, 'In section 1 of the Made-up Act 2001, omit “a”.'),
    );
    const { code, out, err } = await run(many.join(''));
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('more than 5,000 instructions');
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  it('says when a text amends nothing of the Act, and refuses what is no Act', async () => {
    const { code, out } = await run(section('1', 'In section 1 of the Other Act 1999, omit “it”.'));
    expect({ code, out }).toMatchObject({
      code: 0,
      out: expect.stringContaining('Nothing in it is an amendment'),
    });
    writeFileSync(join(folder, 'not.xml'), 'nothing');
    expect(await keeling('amend', 'act.xml', 'not.xml', '--out', 'o')).toMatchObject({ code: 1, out: '' });
    expect(existsSync(join(folder, 'o'))).toBe(false);
    expect(await keeling('amend', 'act.xml')).toMatchObject({ code: 2 });
  });
});

describe('keeling import', () => {
  it('keeps an Act, once, and starts a review of it', async () => {
    writeFileSync(join(folder, 'act.xml'), ACT);
    const first = await keeling('import', 'act.xml', '--as', 'ukpga/2001/9@a');
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain('ukpga/2001/9@a');
    expect((await keeling('import', 'act.xml', '--as', 'ukpga/2001/9@a')).out).toContain('already saved');
    writeFileSync(join(folder, 'other.xml'), ACT.replace('must', 'may'));
    expect(await keeling('import', 'other.xml', '--as', 'ukpga/2001/9@a')).toMatchObject({ code: 1 });
    const other = await keeling('import', 'other.xml', '--as', 'ukpga/2001/9@b');
    expect(other.out).toContain('differs from the saved text a in 1 place, 1 of substance');
    expect(await keeling('new', 'r.keeling', '--act', 'ukpga/2001/9', '--at', 'b')).toMatchObject({
      code: 0,
    });
    expect((await keeling('act', 'ukpga/2001/9', '--at', 'b')).out).toContain('A person may do it.');
  });

  it('names each word that it can’t read before it keeps anything', async () => {
    writeFileSync(join(folder, 'act.xml'), ACT);
    const whole = await keeling('import', 'act.xml', '--as', 'ukpga/2001/9@words');
    expect(whole.out).toMatch(/All \d+ words of the file were read/);
    expect(await keeling('import', 'act.xml', '--out', 'words.xml')).toMatchObject({ code: 0 });
    const beside = '<components><component><doc><p>Left alone.</p></doc></component></components></act>';
    writeFileSync(
      join(folder, 'beside.xml'),
      readFileSync(join(folder, 'words.xml'), 'utf8').replace('</act>', beside),
    );
    const refused = await keeling('import', 'beside.xml', '--as', 'ukpga/2001/9@beside');
    expect(refused).toMatchObject({
      code: 1,
      err: expect.stringMatching(/not read: line \d+: “left alone”/),
    });
    expect(await keeling('act', 'ukpga/2001/9', '--at', 'beside')).toMatchObject({ code: 1 });
    const kept = await keeling('import', 'beside.xml', '--as', 'ukpga/2001/9@beside', '--incomplete');
    // It is kept in part: the words that were not read are named, and a script is told.
    expect(kept).toMatchObject({ code: 3, out: expect.stringMatching(/not read: line \d+: “left alone”/) });
  });

  it('writes an Act as Akoma Ntoso, and replaces no file', async () => {
    writeFileSync(join(folder, 'act.xml'), ACT);
    expect(await keeling('import', 'act.xml', '--out', 'o.xml')).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, 'o.xml'), 'utf8')).toContain('A person must do it.');
    expect(await keeling('import', 'act.xml', '--out', 'o.xml')).toMatchObject({ code: 1 });
    expect(await keeling('import', 'act.xml', '--out', 'p.xml', '--ids', 'mine')).toMatchObject({ code: 2 });
  });
});
