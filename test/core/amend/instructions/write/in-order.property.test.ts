import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Provision, provision } from '../../../../../core/act/tree.ts';
import { checkEdits } from '../../../../../core/amend/edits/check.ts';
import type { Edit } from '../../../../../core/amend/edits/edit.ts';
import { writeClause } from '../../../../../core/amend/instructions/write/clause.ts';
import { clauseText } from '../../../../../core/amend/instructions/write/clause-text.ts';
import { writeInstructions } from '../../../../../core/amend/instructions/write/instructions.ts';
import { faultsOf } from '../../../../../core/amend/instructions/write/prove.ts';
import { caseCount } from '../../../../support/run/amount.ts';

/**
 * A new item's place in a list is found by the terms or numbers that the other items have when its instruction is carried
 * out, and the same clause may change those.
 */

const TITLE = 'Lists Act 2031';

/** How the items of a list are named, and what they read as. */
interface Sort {
  readonly kind: 'definition' | 'paragraph';
  readonly names: readonly string[];
  readonly item: (pid: string, name: string) => Provision;
  /** The edit that gives an item another name. */
  readonly named: (pid: string, from: string, to: string) => Edit;
}

const rank = 'V';
const DEFINITIONS: Sort = {
  kind: 'definition',
  names: ['ant', 'bee', 'cow', 'dog', 'eel', 'fox', 'gnu', 'hen'],
  item: (pid, term) =>
    provision({ pid, kind: 'definition', content: `“${term}” means any sort of ${term};` }),
  named: (pid, from, to) => ({
    type: 'text',
    pid,
    field: 'content',
    from: 1,
    to: 1 + from.length,
    insert: to,
    rank,
  }),
};
const PARAGRAPHS: Sort = {
  kind: 'paragraph',
  names: ['(a)', '(b)', '(c)', '(d)', '(e)', '(f)', '(g)', '(h)'],
  item: (pid, num) => provision({ pid, kind: 'paragraph', num, content: `what stands under ${pid},` }),
  named: (pid, from, to) => ({ type: 'text', pid, field: 'num', from: 0, to: from.length, insert: to, rank }),
};

type Change =
  | { readonly type: 'keep' | 'omit' | 'undefine' | 'bury' }
  | { readonly type: 'substitute' | 'rename'; readonly name: string };
interface Item {
  readonly name: string;
  readonly change: Change;
  /** What is put in after it. */
  readonly inserted: readonly string[];
}

function actOf({ item }: Sort, items: readonly Item[], extra: readonly Provision[]): Provision {
  const children = [...items.map(({ name }, at) => item(`item${at}`, name)), ...extra];
  const section = provision({ pid: 's1', kind: 'section', num: '1', intro: 'In this Act—', children });
  return provision({ pid: 'act', kind: 'act', children: [section] });
}

function editsOf({ item, named }: Sort, items: readonly Item[]): readonly Edit[] {
  return items.flatMap(({ name, change, inserted }, at): readonly Edit[] => {
    const pid = `item${at}`;
    const put = (newPid: string, newName: string, nth: number, pair?: string): Edit => ({
      ...{ type: 'insert', parent: 's1', after: pid, rank: `V${nth}`, provision: item(newPid, newName) },
      ...(pair ? { pair } : {}),
    });
    const opening = (to: number, insert: string): Edit => ({
      ...{ type: 'text', pid, field: 'content', from: 0, to, insert, rank },
    });
    const ownEdits = (): readonly Edit[] => {
      switch (change.type) {
        case 'keep':
          return [];
        case 'omit':
          return [{ type: 'omit', pid }];
        case 'undefine':
          return [opening(`“${name}” means `.length, '')];
        case 'bury':
          return [opening(0, 'what is called in any other Act ')];
        case 'rename':
          return [named(pid, name, change.name)];
        case 'substitute':
          return [{ type: 'omit', pid, pair: pid }, put(`sub${at}`, change.name, 0, pid)];
      }
    };
    return [...ownEdits(), ...inserted.map((one, nth) => put(`new${at}-${nth}`, one, nth + 1))];
  });
}

function faultOf(base: Provision, edits: readonly Edit[]): string | null {
  expect(checkEdits(base, edits)).toMatchObject({ ok: true });
  const selection = [{ id: 'A-001', edits }];
  const { instructions, inexpressible } = writeInstructions(base, selection, { title: TITLE });
  // What the writer finds of itself to be wrong is a fault of its own, and no draft that can't be said.
  const own = inexpressible.find(({ reason }) => reason.startsWith('The instructions together'));
  if (own) return own.reason;
  fc.pre(inexpressible.length === 0 && instructions.length > 0);
  const clause = writeClause(instructions, 'uk', { actTitle: TITLE });
  const faults = faultsOf(base, selection, clause, TITLE);
  return faults.length === 0 ? null : `${JSON.stringify(faults)} of\n${clauseText(clause)}`;
}

const itemsOf = (sort: Sort): fc.Arbitrary<readonly Item[]> => {
  const name = fc.constantFrom(...sort.names);
  const plain = sort.kind === 'definition' ? (['omit', 'undefine', 'bury'] as const) : (['omit'] as const);
  const change: fc.Arbitrary<Change> = fc.oneof(
    { weight: 3, arbitrary: fc.constant({ type: 'keep' }) },
    fc.record({ type: fc.constantFrom(...plain) }),
    fc.record({ type: fc.constantFrom('substitute', 'rename'), name }),
  );
  const item = fc.record({ name, change, inserted: fc.array(name, { maxLength: 2 }) });
  const list = fc.uniqueArray(item, { selector: ({ name: own }) => own, minLength: 1, maxLength: 5 });
  return fc
    .tuple(list, fc.boolean())
    .map(([drawn, isSorted]) => (isSorted ? drawn.toSorted((a, b) => a.name.localeCompare(b.name)) : drawn));
};

it.each([DEFINITIONS, PARAGRAPHS])(
  'writes a clause that puts each new $kind where the draft has it, whatever else it changes in the list',
  (sort) => {
    fc.assert(
      fc.property(itemsOf(sort), (items) => {
        expect(faultOf(actOf(sort, items, []), editsOf(sort, items))).toBeNull();
      }),
      { numRuns: caseCount(60, 600) },
    );
  },
);

const keep: Change = { type: 'keep' };
const one = (name: string, change: Change = keep, ...inserted: readonly string[]): Item => ({
  name,
  change,
  inserted,
});
const nestedIn = (kind: 'paragraph' | 'quotation'): Provision =>
  provision({
    pid: 'nested',
    kind,
    num: kind === 'paragraph' ? '(a)' : '',
    intro: 'in the other Act—',
    children: [DEFINITIONS.item('nested-1', 'yak'), DEFINITIONS.item('nested-2', 'zebu')],
  });

const LISTS: readonly (readonly [where: string, items: readonly Item[], extra: readonly Provision[]])[] = [
  [
    'after the last definition, which loses its term',
    [one('ant'), one('bee', { type: 'undefine' }, 'cow')],
    [],
  ],
  ['after the only definition, which loses its term', [one('ant', { type: 'undefine' }, 'ape')], []],
  [
    'after a definition that gets another term once earlier ones are in',
    [one('ant', keep, 'ape'), one('dog', { type: 'rename', name: 'cow' }, 'cub')],
    [],
  ],
  [
    'where one that stood out of order is left out once earlier ones are in',
    [one('ant', keep, 'ape'), one('gnu', { type: 'omit' }), one('dog', keep, 'eel')],
    [],
  ],
  [
    'after one that another takes the place of once earlier ones are in',
    [one('ant', keep, 'ape'), one('gnu', { type: 'substitute', name: 'dog' }, 'eel')],
    [],
  ],
  [
    'after one that loses its term once earlier ones are in',
    [one('ant', keep, 'ape'), one('gnu', { type: 'undefine' }, 'eel')],
    [],
  ],
  [
    'under a term that another one had until then',
    [one('ant', keep, 'ape'), one('cow', { type: 'rename', name: 'bee' }, 'cow')],
    [],
  ],
  ['beside a second list', [one('ant', keep, 'ape')], [nestedIn('paragraph')]],
  ['beside a list that is quoted for another Act', [one('ant', keep, 'ape')], [nestedIn('quotation')]],
];

it.each(LISTS)('puts a new definition %s', (_, items, extra) => {
  expect(faultOf(actOf(DEFINITIONS, items, extra), editsOf(DEFINITIONS, items))).toBeNull();
});
