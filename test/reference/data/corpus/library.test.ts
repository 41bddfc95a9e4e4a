import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCitation } from '../../../../core/act/citation.ts';
import type { Instrument } from '../../../../core/act/instrument.ts';
import { indexTree } from '../../../../core/act/tree.ts';
import { contextOf } from '../../../../core/amend/checks/context.ts';
import { citingWords, inOtherActs } from '../../../../core/amend/checks/in-other-acts.ts';
import { describeTexts, findAct } from '../../../../data/corpus/held-texts.ts';
import { importFolder } from '../../../../data/corpus/import-folder.ts';
import { searchLibrary } from '../../../../data/corpus/library/search.ts';
import { citationsOf } from '../../../../data/corpus/library/texts.ts';
import { CITING_ACTS } from '../../../support/acts/citing-acts.ts';
import { holdActs } from '../../../support/acts/library.ts';
import { must } from '../../../support/reviews/review.ts';
import { referencePath } from '../../support.ts';

/** Every whole Act and Bill of the reference, with the made-up Acts that cite the 1997 Act among them. */
describe('a library of real Acts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-library-'));
  const shelf = join(folder, 'acts');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const refused: string[] = [];
  beforeAll(async () => {
    for (const folder of [referencePath('akn'), referencePath('clml', 'samples')]) {
      const files = must(await importFolder(folder, { shelf, isAsPublished: true }));
      refused.push(...files.flatMap(({ name, outcome }) => (outcome.kind === 'refused' ? [name] : [])));
    }
    await holdActs(shelf, CITING_ACTS);
    await describeTexts(shelf);
  }, 300_000);

  /** What omitting a provision of a held Act means for the others. */
  const omitting = async (act: Instrument, citation: string) => {
    const citing = await citationsOf(shelf, act);
    const pid = parseCitation(act.root, citation) ?? '';
    const selected = [{ id: 'A-001', edits: [{ type: 'omit' as const, pid }] }];
    return inOtherActs(contextOf({ instrument: act, selected, otherAmendments: [], citing }), citing);
  };
  const told = (found: Awaited<ReturnType<typeof omitting>>) =>
    found.map(({ kind, by }) => `${kind}: ${by.title}, ${by.cite}`);

  it('holds all of them, but for what is no Act', async () => {
    expect(refused).toEqual(['changes-affecting-ukpga-2002-38-feed.xml']);
    expect((await describeTexts(shelf)).length).toBeGreaterThanOrEqual(20);
  });

  it('invents no consequence of the 1997 Act: only those of the made-up Acts, read by hand', async () => {
    const act = must(await findAct('ukpga/1997/40', 'current', shelf));
    expect(told(await omitting(act, 'section 4'))).toEqual([
      'omitted: Made-up Offenders Act 2099, section 1',
      'omitted: Made-up Housing Act 2099, section 2',
      'spent: Made-up Amending Act 2099, section 1',
    ]);
    expect(told(await omitting(act, 'section 7'))).toEqual([
      'omitted: Made-up Offenders Act 2099, section 3',
    ]);
  });

  it('finds those of a real Act in others, read by hand', async () => {
    const act = must(await findAct('asp/2003/2', 'enacted', shelf));
    expect(told(await omitting(act, 'section 36')).toSorted()).toEqual([
      'changed: Agricultural Holdings (Scotland) Act 2003, section 27(1)(g)(iii)',
      'changed: Land Reform (Scotland) Bill, paragraph 49(1)(f)(iii) of the Schedule',
      'omitted: Agricultural Holdings (Scotland) Act 2003, section 24(1)',
      'omitted: Land Reform (Scotland) Bill, the definition of “Keeper” in paragraph 44(1) of the Schedule',
    ]);
    expect(new Set(told(await omitting(act, 'section 14')))).toEqual(
      new Set(['omitted: Agricultural Holdings (Scotland) Act 2003, section 27(1)(g)(vii)']),
    );
    expect(told(await omitting(act, 'section 15'))).toEqual([]);
  });

  it('quotes words that stand in the citing Act, and name the cited one there or before', async () => {
    const texts = new Map<string, Instrument>();
    const textOf = async (id: string, version: string) => {
      const key = `${id}@${version}`;
      const known = texts.get(key) ?? must(await findAct(id, version, shelf));
      texts.set(key, known);
      return known;
    };
    let count = 0;
    for (const held of await describeTexts(shelf))
      for (const citation of await citationsOf(shelf, held)) {
        const { root } = await textOf(citation.id, citation.version);
        const node = indexTree(root).byPid.get(citation.pid);
        const words = citingWords(citation).replace(/^… | …$/g, '');
        expect(node?.[citation.field]).toContain(words);
        expect(words).toContain(citation.text.slice(citation.from, citation.to));
        const isNamed = JSON.stringify(root).includes(held.title.replace(/ \(repealed\)$/, ''));
        expect([held.title, citation.title, isNamed]).toEqual([held.title, citation.title, true]);
        count += 1;
      }
    expect(count).toBeGreaterThan(60);
  });

  it('is searched by words and by citation', async () => {
    const [named] = await searchLibrary(shelf, 'section 36 of the Land Reform (Scotland) Act 2003');
    expect(named).toMatchObject({ id: 'asp/2003/2', cite: 'section 36' });
    const found = await searchLibrary(shelf, '"crofting community right to buy"');
    expect(found.length).toBeGreaterThan(0);
  });
});
