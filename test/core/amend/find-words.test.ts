import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { provision, walk } from '../../../core/act/tree.ts';
import { amendEachPlace } from '../../../core/amend/commands/amend-each-place.ts';
import { insertSubsection } from '../../../core/amend/commands/insert.ts';
import { chooseCompatible } from '../../../core/amend/edits/clash.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { findWords, type Hit } from '../../../core/amend/find-words.ts';
import { asAmendedOf, redline } from '../../../core/amend/redline/redline.ts';
import { capitaliseLike } from '../../../core/amend/text/capitals.ts';
import { sampleAct } from '../../support/acts/sample-act.ts';
import { Drafting } from '../../support/drafts/drafting.ts';
import { drafts, realAct } from '../../support/drafts/drafts.ts';

const act = realAct();
const places = (hits: readonly Hit[]) => hits.map(({ place }) => place);
const text = (pid: string, from: number, to: number, insert: string): Edit => ({
  type: 'text',
  pid,
  field: 'content',
  from,
  to,
  insert,
  rank: 'V',
});

describe('finding words', () => {
  it('lists every place in reading order, with what stands round it', () => {
    const hits = findWords(act, [], 'watching or spying');
    expect(hits).toMatchObject([
      {
        place: 'section 2A(3)(g)',
        text: 'watching or spying',
        before: '',
        after: ' on a person.',
        revises: [],
        blockedBy: [],
      },
    ]);
    const all = findWords(act, [], 'course of conduct');
    expect(all.length).toBeGreaterThan(20);
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
  });

  it('minds capitals, whole words and a part of the Act only when asked', () => {
    expect(findWords(act, [], 'HARASSMENT').length).toBe(findWords(act, [], 'harassment').length);
    expect(findWords(act, [], 'HARASSMENT', { matchCase: true })).toEqual([]);
    const parts = findWords(sampleAct, [], 'a', { within: 's1-2' });
    expect(new Set(places(parts))).toEqual(new Set(['section 1(2)(b)']));
    expect(findWords(sampleAct, [], 'the', { wholeWord: true }).length).toBe(6);
    expect(findWords(sampleAct, [], 'th', { wholeWord: true })).toEqual([]);
    expect(findWords(sampleAct, [], ' ')).toEqual([]);
  });

  it('takes straight marks and plain spaces for what is printed', () => {
    expect(findWords(sampleAct, [], '"a"').map((hit) => hit.text)).toEqual(['“a”', '“a”', '“a”']);
    expect(findWords(act, [], "person's").length).toBeGreaterThan(0);
  });

  it('finds what amendments insert, and says whose it is', () => {
    const drafted = [
      { id: 'A-001', edits: [text('sch-1', 7, 7, ' at all')] },
      {
        id: 'A-002',
        edits: [
          {
            type: 'insert' as const,
            parent: 's1',
            after: 's1-2',
            rank: 'V',
            provision: provision({ pid: 'n', kind: 'subsection', num: '(2A)', content: 'Nothing new.' }),
          },
        ],
      },
    ];
    expect(findWords(sampleAct, drafted, 'nothing').map(({ pid, revises }) => [pid, revises])).toEqual([
      ['n', ['A-002']],
      ['sch-1', []],
    ]);
    expect(findWords(sampleAct, drafted, 'nothing at').map(({ revises }) => revises)).toEqual([['A-001']]);
    expect(findWords(sampleAct, drafted, 'nothing', { reading: 'base' })).toMatchObject([
      { pid: 'sch-1', live: { from: 0, to: 7 } },
    ]);
  });

  it('in the base text, says who changes the words already', () => {
    const drafted = [
      { id: 'A-001', edits: [text('sch-1', 2, 4, ''), { type: 'omit' as const, pid: 's2' }] },
      { id: 'A-002', edits: [text('s1-2-b', 2, 2, 'a')] },
    ];
    const found = (words: string) =>
      findWords(sampleAct, drafted, words, { reading: 'base' }).map(({ live, blockedBy }) => [
        live,
        blockedBy,
      ]);
    expect(found('Nothing')).toEqual([[null, ['A-001']]]);
    expect(found('Quoted')).toEqual([
      [null, ['A-001']],
      [null, ['A-001']],
    ]);
    expect(found('“a”')).toEqual([
      [null, ['A-002']],
      [{ from: 6, to: 9 }, []],
      [{ from: 13, to: 16 }, []],
    ]);
  });

  it('finds in any draft what plain search finds in the text that it makes', () => {
    fc.assert(
      fc.property(
        drafts(sampleAct),
        fc.constantFrom('a', 'the ', 'must', '😀', 'Nothing'),
        ({ amendments }, words) => {
          const { chosen } = chooseCompatible(sampleAct, amendments);
          const hits = findWords(sampleAct, chosen, words, { matchCase: true });
          const read = [...walk(asAmendedOf(redline(sampleAct, chosen)))].flatMap(
            ({ heading, intro, content, wrapUp }) => [heading, intro, content, wrapUp],
          );
          // Any space is found by any other: the drafts hold some that do not break.
          const plain = read.map((field) => field.replaceAll('\u00a0', ' '));
          expect(hits.length).toBe(plain.reduce((sum, field) => sum + field.split(words).length - 1, 0));
          for (const hit of findWords(sampleAct, chosen, words, { matchCase: true, reading: 'base' }))
            expect(hit.live === null).toBe(hit.blockedBy.length > 0);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('amending each place', () => {
  it('makes one amendment of the places that were chosen', () => {
    const session = new Drafting(act);
    const hits = findWords(act, [], 'harassment', { wholeWord: true, matchCase: true });
    const chosen = hits.filter((_, at) => at % 2 === 0);
    session.take(amendEachPlace(session.as('A-001'), chosen, 'pestering'));
    expect(session.said).toBe(`For “harassment”, substituted “pestering” in ${chosen.length} places`);
    expect(findWords(act, session.amendments, 'pestering').length).toBe(chosen.length);
    expect(
      findWords(act, session.amendments, 'harassment', { wholeWord: true, matchCase: true }).length,
    ).toBe(hits.length - chosen.length);
    expect(session.original).toEqual(act);
    expect(session.amendments.map(({ id }) => id)).toEqual(['A-001']);
  });

  it('revises what another inserted, and says so', () => {
    const session = new Drafting(sampleAct);
    session.take(
      insertSubsection(session.as('A-001'), { anchor: 's1-2', side: 'after' }, { content: 'Nothing.' }),
    );
    const hits = findWords(sampleAct, session.amendments, 'nothing');
    session.take(amendEachPlace(session.as('A-002'), hits, 'all'));
    expect(session.said).toBe('For “Nothing”, substituted “all” in 2 places, which revises A-001');
    expect([session.at('n1').content, session.at('sch-1').content]).toEqual(['all.', 'all. ']);
  });

  it('puts other words in one place than in another, where that was chosen', () => {
    const session = new Drafting(act);
    const hits = findWords(act, [], 'harassment', { wholeWord: true });
    const put = ({ text }: (typeof hits)[number]) =>
      capitaliseLike(text, 'harassment', 'pestering') ?? 'pestering';
    session.take(amendEachPlace(session.as('A-001'), hits, put));
    expect(session.said).toMatch(/substituted “\w+” and “\w+” in \d+ places$/);
    const capital = hits.filter(({ text }) => text === 'Harassment').length;
    expect(capital).toBeGreaterThan(0);
    const exact = { matchCase: true } as const;
    expect(findWords(act, session.amendments, 'Pestering', exact)).toHaveLength(capital);
    expect(findWords(act, session.amendments, 'pestering', exact)).toHaveLength(hits.length - capital);
  });

  it('is refused where the words are struck or have changed since, and changes none', () => {
    const session = new Drafting(sampleAct);
    const before = findWords(sampleAct, [], 'nothing');
    session.amendments = [{ id: 'A-001', edits: [text('sch-1', 0, 3, '')] }];
    expect(amendEachPlace(session.as('A-002'), before, 'x')).toMatchObject({
      ok: false,
      error: { kind: 'stale' },
    });
    const struck = findWords(sampleAct, session.amendments, 'nothing', { reading: 'base' });
    expect(amendEachPlace(session.as('A-002'), struck, 'x')).toMatchObject({
      ok: false,
      error: { kind: 'refused', message: expect.stringMatching(/A-001 changes/) },
    });
    expect(amendEachPlace(session.as('A-002'), [], 'x').ok).toBe(false);
  });
});
