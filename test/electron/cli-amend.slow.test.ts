import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { plainText } from '../../core/amend/lines.ts';
import { readActFile } from '../../data/formats/act-file.ts';
import { ACT_BOOKMARK } from '../../data/formats/docx/docx.ts';
import { readDocx, settle, within } from '../support/docx-reader.ts';
import { keelingIn } from '../support/keeling.ts';
import { referencePath } from '../support/reference.ts';
import { must } from '../support/review.ts';
import { temporaryFolder } from '../support/temporary.ts';

const pair = referencePath('akn', 'employment-rights-act-1996');
const schema = referencePath('schema', 'akomantoso30.xsd');
const xmllint = ['/usr/bin/xmllint', '/usr/local/bin/xmllint'].find(existsSync);

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

describe.skipIf(pair === null)('keeling amend, on an Act with its Bill', () => {
  it('writes every file, lists what was not applied, and ends with 3', async () => {
    const [act, bill] = [join(pair ?? '', 'act.xml'), join(pair ?? '', 'bill.xml')];
    const { code, out, err } = await keeling('amend', act, bill, '--out', 'out');
    expect({ code, err }).toEqual({ code: 3, err: '' });
    const [, all, applied, missed] =
      /^(\d+) amendments of this Act: (\d+) applied, (\d+) not applied$/.exec(
        out.trim().split('\n').at(-1) ?? '',
      ) ?? [];
    expect(Number(all)).toBe(Number(applied) + Number(missed));
    expect(Number(applied)).toBeGreaterThan(95);
    const rows = readFileSync(join(folder, 'out/effects.csv'), 'utf8').trim().split('\r\n');
    expect(rows[0]).toBe(
      'source,source_eid,type_of_amendment,affected_provision,location,whole_provision,status,reason',
    );
    expect(rows).toHaveLength(Number(all) + 1);
    const list = JSON.parse(readFileSync(join(folder, 'out/not-applied.json'), 'utf8')) as {
      reason: string;
    }[];
    expect(list).toHaveLength(Number(missed));
    for (const { reason } of list) expect(reason).not.toBe('');

    const base = must(readActFile(readFileSync(act))).instrument;
    const amended = must(readActFile(readFileSync(join(folder, 'out/as-amended.xml')))).instrument;
    const word = within(readDocx(readFileSync(join(folder, 'out/keeling.docx'))), ACT_BOOKMARK);
    const bare = (text: string) => text.replace(/\s+/g, '');
    expect(bare(settle(word, 'reject').join('\n'))).toBe(bare(plainText(base.root)));
    expect(bare(settle(word, 'accept').join('\n'))).toBe(bare(plainText(amended.root)));
    if (xmllint && schema)
      execFileSync(xmllint, ['--noout', '--schema', schema, join(folder, 'out/as-amended.xml')], {
        stdio: 'ignore',
      });
  });
});

describe('keeling amend', () => {
  const run = async (body: string) => {
    writeFileSync(join(folder, 'act.xml'), ACT);
    writeFileSync(join(folder, 'bill.xml'), akn(body, 'Made-up (Amendment) Act 2002'));
    return keeling('amend', 'act.xml', 'bill.xml', '--out', 'out');
  };

  it('ends with 0 when every amendment was applied, and gives the text', async () => {
    const { code, out } = await run(
      section('1', 'In section 1 of the Made-up Act 2001, for “must” substitute “may”.'),
    );
    expect({ code, out: out.trim() }).toEqual({
      code: 0,
      out: '1 amendments of this Act: 1 applied, 0 not applied',
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
    expect((await keeling('import', 'act.xml', '--as', 'ukpga/2001/9@a')).out).toContain('held already');
    writeFileSync(join(folder, 'other.xml'), ACT.replace('must', 'may'));
    expect(await keeling('import', 'other.xml', '--as', 'ukpga/2001/9@a')).toMatchObject({ code: 1 });
    const other = await keeling('import', 'other.xml', '--as', 'ukpga/2001/9@b');
    expect(other.out).toContain('differs from the text held as a in 1 place, 1 of substance');
    expect(await keeling('new', 'r.keeling', '--act', 'ukpga/2001/9', '--at', 'b')).toMatchObject({
      code: 0,
    });
    expect((await keeling('act', 'ukpga/2001/9', '--at', 'b')).out).toContain('A person may do it.');
  });

  it('writes an Act as Akoma Ntoso, and replaces no file', async () => {
    writeFileSync(join(folder, 'act.xml'), ACT);
    expect(await keeling('import', 'act.xml', '--out', 'o.xml')).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, 'o.xml'), 'utf8')).toContain('A person must do it.');
    expect(await keeling('import', 'act.xml', '--out', 'o.xml')).toMatchObject({ code: 1 });
    expect(await keeling('import', 'act.xml', '--out', 'p.xml', '--ids', 'mine')).toMatchObject({ code: 2 });
  });
});
