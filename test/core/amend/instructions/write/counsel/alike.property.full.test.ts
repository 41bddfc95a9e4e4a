import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Instrument } from '../../../../../../core/act/instrument.ts';
import { FIELDS, indexTree, type Provision, walk } from '../../../../../../core/act/tree.ts';
import { checkEdits } from '../../../../../../core/amend/edits/check.ts';
import { chooseCompatible } from '../../../../../../core/amend/edits/clash.ts';
import type { Edit } from '../../../../../../core/amend/edits/edit.ts';
import { WORDING_STYLES } from '../../../../../../core/amend/edits/wording-style.ts';
import type { Instruction, Location, Operation } from '../../../../../../core/amend/instructions/syntax.ts';
import { writeClause } from '../../../../../../core/amend/instructions/write/clause.ts';
import { writeInstructions } from '../../../../../../core/amend/instructions/write/instructions.ts';
import { carryOut, faultsOf } from '../../../../../../core/amend/instructions/write/prove.ts';
import { asAmendedOf, type Drafted, redline } from '../../../../../../core/amend/redline/redline.ts';
import { likelyDrafts } from '../../../../../support/drafts/likely-drafts.ts';
import { amount } from '../../../../../support/run/amount.ts';
import { act, ferries } from './draft.ts';
import { moorings } from './moorings.ts';

const TEXTS = ['intro', 'content', 'wrapUp'] as const;
const style = fc.constantFrom(...WORDING_STYLES);

/** What an Act says itself: not what it quotes for another. */
const own = (node: Provision): readonly Provision[] =>
  node.kind === 'quotation' || node.missing ? [] : [node, ...node.children.flatMap(own)];

interface Spot {
  readonly node: Provision;
  readonly field: (typeof TEXTS)[number];
  readonly at: number;
}

/** Where a word stands in a provision and all that is in it. */
const spotsOf = (scope: Provision, word: string): readonly Spot[] =>
  own(scope).flatMap((node) =>
    TEXTS.flatMap((field) =>
      [...node[field].matchAll(new RegExp(`(?<![\\p{L}\\p{N}’'-])${word}(?![\\p{L}\\p{N}’'-])`, 'gu'))].map(
        ({ index }) => ({ node, field, at: index }),
      ),
    ),
  );

const change = (
  word: string,
  kind: number,
): { readonly cut: string; readonly put: string; readonly lead: number } =>
  kind === 0
    ? { cut: word, put: 'tincture', lead: 0 }
    : kind === 1
      ? { cut: '', put: ' or tincture', lead: word.length }
      : { cut: '', put: 'listed ', lead: 0 };

/** Changes of one word at some or all of the places where it stands in a provision, and of another beside them. */
const repeated = ({ root }: Instrument): fc.Arbitrary<readonly Edit[]> => {
  const scopes = own(root).filter(({ children }) => children.length > 0);
  return fc
    .tuple(
      fc.constantFrom(...scopes),
      fc.array(fc.tuple(fc.nat(9_999), fc.nat(2), fc.nat(3), fc.nat(9_999)), { minLength: 1, maxLength: 2 }),
      fc.array(fc.nat(9_999), { maxLength: 2 }),
    )
    .map(([scope, words, outs]) => {
      const edits: Edit[] = [];
      const said = own(scope).flatMap((node) =>
        TEXTS.flatMap((field) => node[field].match(/\p{L}{4,}/gu) ?? []),
      );
      for (const [nth, kind, which, seed] of words) {
        const word = said[nth % Math.max(said.length, 1)];
        if (word === undefined) continue;
        const { cut, put, lead } = change(word, kind);
        for (const [at, spot] of spotsOf(scope, word).entries()) {
          // All of them, all but one, or some.
          if (which === 0 && (seed >> (at % 13)) % 2 === 0) continue;
          if (which === 1 && at === 0) continue;
          const from = spot.at + lead;
          edits.push({
            type: 'text',
            pid: spot.node.pid,
            field: spot.field,
            from,
            to: from + cut.length,
            insert: put,
            rank: 'V',
          });
        }
      }
      const parts = own(scope).filter(({ kind }) => kind === 'paragraph' || kind === 'subsection');
      for (const nth of outs) {
        const out = parts[nth % Math.max(parts.length, 1)];
        if (out) edits.push({ type: 'omit', pid: out.pid });
      }
      return edits;
    });
};

/** The fields, and the provisions, that read otherwise in one text than in another. */
function changedIn(before: Provision, after: Provision): ReadonlySet<string> {
  const now = indexTree(after).byPid;
  return new Set(
    [...walk(before)].flatMap((node) => {
      const there = now.get(node.pid);
      if (!there) return [node.pid];
      return FIELDS.flatMap((field) => (there[field] === node[field] ? [] : [`${node.pid} ${field}`]));
    }),
  );
}

const isChanged = (
  name: string,
  changed: ReadonlySet<string>,
  parents: ReadonlyMap<string, Provision>,
): boolean => {
  const [pid = ''] = name.split(' ');
  if (changed.has(name) || changed.has(pid)) return true;
  const above = parents.get(pid);
  return above !== undefined && isChanged(above.pid, changed, parents);
};

/** Writes a draft and proves it; the instructions of one that can be said. */
function written(of: Instrument, selection: readonly Drafted[], inStyle: (typeof WORDING_STYLES)[number]) {
  const { root, title } = of;
  const { instructions, inexpressible } = writeInstructions(root, selection, { title });
  if (inexpressible.length > 0 || instructions.length === 0) return null;
  expect(faultsOf(root, selection, writeClause(instructions, inStyle, { actTitle: title }), title)).toEqual(
    [],
  );
  return instructions;
}

/** Holds that no instruction, carried out by itself on the base text, reaches what the draft leaves as it is. */
function expectNoFurther(
  { root, title }: Instrument,
  selection: readonly Drafted[],
  all: readonly Instruction[],
): void {
  // What is moved is left out where it stood, and what is divided stands in a part.
  const moved = selection.flatMap(({ edits }) =>
    edits.flatMap((edit) => (edit.type === 'move' || edit.type === 'divide' ? [edit.pid] : [])),
  );
  const changed = new Set([...changedIn(root, asAmendedOf(redline(root, selection))), ...moved]);
  const { parentOf } = indexTree(root);
  for (const one of all) {
    // What is set out anew is another provision of the same words.
    if (one.operation.type === 'substituteProvisions') continue;
    const { text, faults } = carryOut(root, [one], title);
    // What follows from an earlier instruction can't be carried out without it.
    if (faults.length > 0) continue;
    const reached = [...changedIn(root, text)].filter((name) => !isChanged(name, changed, parentOf));
    expect({ one: one.operation, reached }).toEqual({ one: one.operation, reached: [] });
  }
}

const isEach = (operation: Operation): boolean =>
  JSON.stringify(operation).includes('"where":{"type":"each"}');

it.each([
  ['the 1997 Act', act],
  ['the Act of ferries', ferries],
  ['the Act of moorings', moorings],
])('changes a word alike in %s wherever the draft does, and in no other place', (_, of) => {
  fc.assert(
    fc.property(repeated(of), style, (edits, inStyle) => {
      if (!checkEdits(of.root, edits).ok) return;
      const selection = [{ id: 'A-001', edits }];
      const instructions = written(of, selection, inStyle);
      if (!instructions) return;
      expectNoFurther(of, selection, instructions);
    }),
    { numRuns: amount(120, 1500) },
  );
});

const namesPlace = (at: Location): boolean => at.some(({ type }) => type !== 'act');

/** Whether an instruction says where it is done: in a provision, or in each place of the Act. */
function isPlaced({ context, operation }: Instruction): boolean {
  if (namesPlace(context) || isEach(operation)) return true;
  switch (operation.type) {
    case 'insert':
      return operation.at.every((anchor) =>
        anchor.type === 'words'
          ? anchor.words.type === 'link' || namesPlace(anchor.words.in)
          : namesPlace(anchor.of),
      );
    case 'substituteWords':
    case 'omitWords':
      return operation.targets.every((target) =>
        namesPlace(target.type === 'link' ? target.link.of : target.in),
      );
    case 'substituteProvisions':
    case 'omitProvisions':
      return operation.targets.every(({ at }) => namesPlace(at));
    case 'becomeProvision':
      return false;
    case 'insertSetOut':
      return true;
    default:
      return namesPlace(operation.at);
  }
}

it.each([
  ['the 1997 Act', act],
  ['the Act of ferries', ferries],
  ['the Act of moorings', moorings],
])('writes likely drafts of %s so that each instruction names its place and goes no further', (_, of) => {
  fc.assert(
    fc.property(likelyDrafts(of.root), style, (amendments, inStyle) => {
      const { chosen } = chooseCompatible(of.root, amendments);
      const instructions = chosen.length > 0 ? written(of, chosen, inStyle) : null;
      if (!instructions) return;
      expect(instructions.filter((one) => !isPlaced(one))).toEqual([]);
      expectNoFurther(of, chosen, instructions);
    }),
    { numRuns: amount(60, 600) },
  );
});

const LISTS = own(moorings.root)
  .concat(own(act.root))
  .filter(
    ({ children, kind }) =>
      (kind === 'section' || kind === 'subsection') &&
      children.length > 3 &&
      children.every((child) => child.num !== '' && !child.missing && !/ (?:and|or)$/.test(child.content)),
  );

it('leaves out parts of one list by one instruction, however many stand between them', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...LISTS),
      fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
      (list, which) => {
        const of = [...walk(moorings.root)].includes(list) ? moorings : act;
        const out = list.children.filter((_, at) => which[at % which.length]);
        if (out.length === 0 || out.length === list.children.length) return;
        const edits = out.map(({ pid }): Edit => ({ type: 'omit', pid }));
        const instructions = written(of, [{ id: 'A-001', edits }], 'uk');
        expect(instructions?.map(({ operation }) => operation.type)).toEqual(['omitProvisions']);
      },
    ),
    { numRuns: amount(60, 300) },
  );
});

const NUMBERS = ['1', '2A', '4', '5', '7', '11', '12(1)'] as const;
const list = fc
  .tuple(fc.subarray([...NUMBERS], { minLength: 2 }), fc.boolean())
  .map(([some, isRange]) =>
    isRange ? `${some[0]} to ${some.at(-1)}` : `${some.slice(0, -1).join(', ')} and ${some.at(-1)}`,
  );

it('quotes and puts in no list of numbers that begins or ends with what stands between them', () => {
  fc.assert(
    fc.property(list, list, ([...before], [...after]) => {
      const text = (of: readonly string[]) => `Sections ${of.join('')} apply to a renewed licence.`;
      const root: Provision = {
        ...moorings.root,
        children: moorings.root.children.map(function visit(node): Provision {
          const isHere = node.num === '(5)' && node.content.startsWith('Sections 2');
          return {
            ...node,
            ...(isHere ? { content: text(before) } : {}),
            children: node.children.map(visit),
          };
        }),
      };
      const of = { ...moorings, root };
      const node = [...walk(root)].find(({ content }) => content === text(before));
      if (!node || before.join('') === after.join('')) return;
      const [was, now] = [text(before), text(after)];
      let from = 0;
      while (was[from] === now[from]) from++;
      let end = 0;
      while (end < Math.min(was.length, now.length) - from && was.at(-1 - end) === now.at(-1 - end)) end++;
      const edit: Edit = {
        ...{ type: 'text', pid: node.pid, field: 'content', from, to: was.length - end },
        ...{ insert: now.slice(from, now.length - end), rank: 'V' },
      } as const;
      for (const { operation } of written(of, [{ id: 'A-001', edits: [edit] }], 'uk') ?? []) {
        const targets = 'targets' in operation ? JSON.stringify(operation.targets) : '';
        const quotes = [...targets.matchAll(/"words":"([^"]*)"/g)].map(([, words = '']) => words);
        const isFragment = (words: string, most: number) =>
          (words.match(/\d+(?:[A-Z]|\(\d\))?/g) ?? []).length > most &&
          /^(?:,|and\b|to\b)|(?:,|\band|\bto)$/.test(words);
        expect(quotes.filter((words) => isFragment(words, 1))).toEqual([]);
        if (targets && 'newText' in operation) expect(isFragment(operation.newText.words, 2)).toBe(false);
      }
    }),
    { numRuns: amount(120, 600) },
  );
});

it('describes a section by a heading of any length', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[A-Z][a-z]{0,5}$/),
      fc.constantFrom('section 1(1)', 'section 5(1)(b)', 'section 6(2)'),
      (heading, place) => {
        const [, num = '', inner = ''] = /^section (\d+)(.*)$/.exec(place) ?? [];
        const root: Provision = {
          ...moorings.root,
          children: moorings.root.children.map(function visit(node): Provision {
            const isHere = node.kind === 'section' && node.num === num;
            return { ...node, ...(isHere ? { heading } : {}), children: node.children.map(visit) };
          }),
        };
        const section = [...walk(root)].find((node) => node.kind === 'section' && node.num === num);
        const labels = inner.match(/\(\w+\)/g) ?? [];
        const node = labels.reduce<Provision | undefined>(
          (at, label) => at?.children.find((child) => child.num === label),
          section,
        );
        const field = node?.intro ? 'intro' : 'content';
        if (!node) throw new Error(`No ${place}`);
        const edits: readonly Edit[] = [
          {
            type: 'text',
            pid: node.pid,
            field,
            from: 0,
            to: 0,
            insert: 'Subject to section 12, ',
            rank: 'V',
          },
        ];
        expect(written({ ...moorings, root }, [{ id: 'A-001', edits }], 'uk')).not.toBeNull();
      },
    ),
    { numRuns: amount(60, 400) },
  );
});
