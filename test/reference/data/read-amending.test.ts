import { describe, expect, it } from 'vitest';
import { readInstructions } from '../../../core/amend/instructions/read/instructions.ts';
import { ownWords } from '../../../core/amend/instructions/read/own-words.ts';
import { instrumentIn } from '../../support/acts/bill-pair.ts';
import { asPastedText, coverage, provisions } from '../../support/drafts/amending-coverage.ts';
import { referencePath } from '../support.ts';

/** How many instructions of each Bill are not read, and how many provisions hold a verb and amend nothing: each was read. */
const BILLS: readonly (readonly [path: string, unread: number, passed: number])[] = [
  ['akn/employment-rights-act-1996/bill.xml', 1, 3],
  ['akn/agricultural-holdings-scotland-act-2003/bill.xml', 0, 3],
  ['akn/bills/sentencing-bill-hl-159.xml', 3, 0],
  ['akn/bills/bail-and-release-from-custody-scotland-bill.xml', 0, 1],
];

const rootOf = (path: string) => instrumentIn(referencePath(...path.split('/'))).root;

describe.each(BILLS)('the amending provisions of %s', (path, unread, passed) => {
  const root = rootOf(path);
  const items = readInstructions(root, { cites: 'clause' });

  it('are read', () => {
    const found = coverage(root, items);
    console.info(
      [
        `${path}: ${found.share.toFixed(1)} % of ${found.withVerb - found.passed.length} provisions read`,
        ...found.unread,
        ...found.passed.map((text) => `passed over: ${text}`),
      ].join('\n  '),
    );
    expect(found.share).toBeGreaterThan(98);
    expect(found.unread).toHaveLength(unread);
    expect(found.passed).toHaveLength(passed);
  });

  it('cite words that stand in the provision they name', () => {
    const byPid = new Map([...provisions(root)].map((node) => [node.pid, node]));
    for (const { source } of items) {
      const node = byPid.get(source.pid);
      expect(node && ownWords(node).slice(source.from, source.to)).toBe(source.text);
    }
  });

  it('are read of pasted text as of the file, nearly all', () => {
    const { items: count, same, sameWithin } = asPastedText(root);
    const share = (part: number) => (100 * part) / count;
    console.info(
      `${path}: of ${count} instructions as text ${share(same).toFixed(1)} % read as in the file, ` +
        `${share(sameWithin).toFixed(1)} % with every provision within of the same kind`,
    );
    expect(share(same)).toBeGreaterThan(97);
    expect(share(sameWithin)).toBeGreaterThan(93);
  });
});

it('cites a provision of a Bill as its readers do', () => {
  const items = readInstructions(rootOf('akn/employment-rights-act-1996/bill.xml'), { cites: 'clause' });
  const citeOf = (eid: string) => items.find(({ source }) => source.eid === eid)?.source.cite;
  expect(citeOf('sec_6__subsec_4__para_a__subpara_ii')).toBe('clause 6(4)(a)(ii)');
  expect(citeOf('sched_1__para_6__subpara_3')).toBe('Schedule 1 paragraph 6(3)');
});

/** Acts of 1999 to 2018 from legislation.gov.uk, some of whose quoted words have lost their marks in its files. */
const ACTS: readonly (readonly [path: string, least: number])[] = [
  ['anaw-2018-1-historical-2018-01-24.xml', 95],
  ['asp_20030002_en.xml', 98],
  ['ukpga-1999-29-part-III-2013-03-27.xml', 80],
  ['ukpga_20000032_en.xml', 90],
  ['ukpga_20020016_en.xml', 98],
  ['ukpga_20030004_en.xml', 95],
  ['uksi-2014-869-regulation-2-5-made.xml', 100],
];

describe('the amending provisions of Acts as legislation.gov.uk has them', () => {
  it.each(ACTS)('%s', (name, least) => {
    const root = rootOf(`clml/samples/${name}`);
    const found = coverage(root, readInstructions(root));
    console.info(
      [
        `${name}: ${found.share.toFixed(1)} % of ${found.withVerb - found.passed.length} provisions read`,
        ...found.unread,
      ].join('\n  '),
    );
    expect(found.share).toBeGreaterThanOrEqual(least);
  });
});
