import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIELDS, KINDS, type Kind, type Provision, provision } from '../../../core/act/tree.ts';
import { chooseCompatible } from '../../../core/amend/edits/clash.ts';
import { linesOf, plainLines, plainText } from '../../../core/amend/redline/lines.ts';
import { asAmendedOf, redline } from '../../../core/amend/redline/redline.ts';
import { compare } from '../../../core/compare/compare.ts';
import { afterOf, beforeOf, type Comparison, countsOf } from '../../../core/compare/comparison.ts';
import { actAt } from '../../support/acts/act.ts';
import { sampleAct } from '../../support/acts/sample-act.ts';
import { drafts, WORDS } from '../../support/drafts/drafts.ts';
import { caseCount } from '../../support/run/amount.ts';

/** The differences of a comparison as a bag of what each is, with the two texts exchanged when asked. */
function bag({ differences }: Comparison, exchanged = false): readonly string[] {
  const other = {
    inserted: 'deleted',
    deleted: 'inserted',
    'provision-inserted': 'provision-omitted',
    'provision-omitted': 'provision-inserted',
    replaced: 'replaced',
    'provision-moved': 'provision-moved',
    'provision-divided': 'provision-divided',
    'set-differently': 'set-differently',
  } as const;
  return differences
    .map(({ kind, class: of, was, is, field, before, after }) =>
      JSON.stringify(
        exchanged
          ? [other[kind], of, is?.pid, was?.pid, field, after, before]
          : [kind, of, was?.pid, is?.pid, field, before, after],
      ),
    )
    .toSorted();
}

/** What must hold of any two texts. */
function holds(before: Provision, after: Provision, identity: 'pid' | 'none'): boolean {
  const forth = compare(before, after, { identity });
  const back = compare(after, before, { identity });
  return (
    isDeepStrictEqual(beforeOf(forth), before) &&
    isDeepStrictEqual(afterOf(forth), after) &&
    isDeepStrictEqual(bag(back, true), bag(forth)) &&
    isDeepStrictEqual(countsOf(back.differences), countsOf(forth.differences)) &&
    new Set(forth.differences.map(({ key }) => key)).size === forth.differences.length
  );
}

const words = fc
  .array(
    fc.constantFrom(
      ...WORDS,
      'court',
      'person',
      'section 2A(3)',
      '£10,000',
      '21 March 1997',
      '; ',
      '. ',
      '’',
    ),
    {
      maxLength: 12,
    },
  )
  .map((some) => some.join(' '));
const text = fc.oneof(fc.constant(''), words, words);

/** A provision without its place, and a number that says under which of those before it it stands. */
const leaf = fc.record({
  kind: fc.constantFrom<Kind>(...KINDS),
  num: fc.constantFrom('', '(1)', '(2)', '(a)', '(b)', '2A', 'Part 1'),
  heading: text,
  intro: text,
  content: text,
  wrapUp: text,
  under: fc.nat(1000),
});
type Leaf = typeof leaf extends fc.Arbitrary<infer L> ? L : never;
type Named = Leaf & { readonly pid: string };

function treeOf(leaves: readonly Named[]): Provision {
  const children = new Map<number, number[]>();
  for (const [at, { under }] of leaves.entries()) {
    if (at > 0) children.set(under % at, [...(children.get(under % at) ?? []), at]);
  }
  const made = (at: number): Provision => {
    const { under: _, ...rest } = leaves[at] ?? { pid: 'root', kind: 'act', under: 0 };
    return provision({ ...rest, children: (children.get(at) ?? []).map(made) });
  };
  return made(0);
}

const numbered = (leaves: readonly Leaf[], prefix = 'p'): readonly Named[] =>
  leaves.map((each, at) => ({ ...each, pid: `${prefix}${at}` }));

/** A tree of any shape, sound or not: imported files are not always sound. */
const anyTree = fc.array(leaf, { maxLength: 14 }).map((leaves) => treeOf(numbered(leaves)));

/** A tree, and another that has some of its provisions, in any order and place, and some of its own. */
const kin = fc.array(leaf, { maxLength: 14 }).chain((leaves) => {
  const first = numbered(leaves);
  return fc
    .tuple(fc.shuffledSubarray([...first]), fc.array(leaf, { maxLength: 5 }), fc.array(fc.nat(1000)))
    .map(([some, added, places]) => {
      const all = [...some, ...numbered(added, 'q')];
      const moved = all.map((each, at) => ({ ...each, under: places[at] ?? each.under }));
      return [treeOf(first), treeOf(moved)] as const;
    });
});

const amended = (base: Provision): fc.Arbitrary<Provision> =>
  drafts(base).map(({ shuffled }) => asAmendedOf(redline(base, chooseCompatible(base, shuffled).chosen)));

const [enacted, current] = [actAt('enacted').root, actAt('current').root];

describe('two texts', () => {
  it.each(['pid', 'none'] as const)(
    'are both made again by the comparison of any two trees (%s)',
    (identity) => {
      fc.assert(
        fc.property(anyTree, anyTree, (before, after) => {
          expect(holds(before, after, identity)).toBe(true);
        }),
        { numRuns: caseCount(120, 800) },
      );
      fc.assert(
        fc.property(kin, ([before, after]) => {
          expect(holds(before, after, identity)).toBe(true);
        }),
        { numRuns: caseCount(200, 1500) },
      );
    },
  );

  it.each(['pid', 'none'] as const)(
    'are both made again by the comparison of any two drafts (%s)',
    (identity) => {
      for (const [base, numRuns] of [
        [current, caseCount(20, 250)],
        [sampleAct, caseCount(100, 800)],
      ] as const) {
        fc.assert(
          fc.property(amended(base), amended(base), (before, after) => {
            expect(holds(before, after, identity)).toBe(true);
          }),
          { numRuns },
        );
      }
    },
  );

  it('are both printed whole by the lines of their comparison', () => {
    const printed = (before: Provision, after: Provision, identity: 'pid' | 'none') => {
      const lines = linesOf(compare(before, after, { identity }).root);
      const keys = lines.map(({ key }) => key);
      return (
        plainLines(lines, 'original').join('\n') === plainText(before) &&
        plainLines(lines, 'as-amended').join('\n') === plainText(after) &&
        new Set(keys).size === keys.length
      );
    };
    expect(printed(enacted, current, 'pid')).toBe(true);
    expect(printed(current, enacted, 'none')).toBe(true);
    fc.assert(
      fc.property(amended(current), amended(current), fc.constantFrom('pid', 'none'), (...given) => {
        expect(printed(...given)).toBe(true);
      }),
      { numRuns: caseCount(20, 250) },
    );
  });

  it('are both made again where the life of an Act lies between them', () => {
    expect(holds(enacted, current, 'pid')).toBe(true);
    expect(holds(enacted, current, 'none')).toBe(true);
    expect(holds(enacted, sampleAct, 'none')).toBe(true);
  });

  it('differ in nothing where they are the same', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        const again = structuredClone(tree);
        for (const identity of ['pid', 'none'] as const)
          expect(compare(tree, again, { identity }).differences).toEqual([]);
      }),
      { numRuns: caseCount(250, 2000) },
    );
    expect(compare(current, structuredClone(current)).differences).toEqual([]);
  });

  it('differ in something where any text of them differs', () => {
    fc.assert(
      fc.property(anyTree, anyTree, (before, after) => {
        const texts = (node: Provision): unknown => [
          node.kind,
          ...FIELDS.map((field) => node[field]),
          ...node.children.map(texts),
        ];
        const { differences } = compare(before, after, { identity: 'none' });
        expect(differences.length > 0).toBe(!isDeepStrictEqual(texts(before), texts(after)));
      }),
      { numRuns: caseCount(250, 2000) },
    );
  });
});
