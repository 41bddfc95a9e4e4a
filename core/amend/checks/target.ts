import { cite } from '../../act/citation.ts';
import { FIELDS, indexTree, type Pid, type Provision, pathTo } from '../../act/tree.ts';
import { type Edit, pidOf, pidsOf } from '../edits/edit.ts';
import type { Drafted } from '../redline/redline.ts';
import type { CheckContext } from './context.ts';
import type { Check, UnkeyedFinding } from './finding.ts';

const placeOf = ({ base }: CheckContext, { edits }: Drafted): Pid => {
  const pidInBase = edits.map(pidOf).find((pid) => indexTree(base).byPid.has(pid));
  return pidInBase ?? base.pid;
};

/** D01. Finds amendments whose edits don't fit the base text, or that are alternatives to those chosen before them. */
export const D01: Check = {
  id: 'D01',
  run: (context) => [
    ...context.faulty.map(
      ({ amendment, error }): UnkeyedFinding => ({
        severity: 'error',
        pid: placeOf(context, amendment),
        amendment: amendment.id,
        detail: amendment.id,
        message: `${amendment.id} can’t be made in this text: ${error.message}${error.place ? ` (${error.place})` : ''}`,
      }),
    ),
    ...context.leftOut.map(({ id, with: rivals, places }): UnkeyedFinding => {
      const [place] = places;
      const pid = place && indexTree(context.base).byPid.has(place.pid) ? place.pid : context.base.pid;
      return {
        severity: 'error',
        pid,
        amendment: id,
        detail: id,
        message: `${id} and ${rivals.join(', ')} change the same words, in ${cite(context.base, pid)}: only one of them can be applied`,
      };
    }),
  ],
};

/** D25. Finds amendments of a repealed provision, of which only the number is left. */
export const D25: Check = {
  id: 'D25',
  run: ({ base, selected }) =>
    selected.flatMap(({ id, edits }) => {
      const repealed = new Set<Pid>();
      for (const node of edits.flatMap(pidsOf).flatMap((pid) => pathTo(base, pid)))
        if (node.repealed) repealed.add(node.pid);
      return [...repealed].map(
        (pid): UnkeyedFinding => ({
          severity: 'error',
          pid,
          amendment: id,
          detail: id,
          message: `${id} amends ${cite(base, pid)}, which is already repealed`,
        }),
      );
    }),
};

/** The indexes at which provisions begin and end in the order of the Act. */
interface Order {
  readonly begins: ReadonlyMap<Pid, number>;
  readonly ends: ReadonlyMap<Pid, number>;
}

const orders = new WeakMap<Provision, Order>();

function orderIn(base: Provision): Order {
  const cached = orders.get(base);
  if (cached) return cached;
  const begins = new Map<Pid, number>();
  const ends = new Map<Pid, number>();
  const read = (node: Provision): void => {
    begins.set(node.pid, begins.size);
    for (const child of node.children) read(child);
    ends.set(node.pid, begins.size - 1);
  };
  read(base);
  const order = { begins, ends };
  orders.set(base, order);
  return order;
}

/** The place of an edit in the order of the Act, as a list of numbers to compare from the left. */
function placeInOrder({ begins, ends }: Order, edit: Edit): readonly number[] {
  if (edit.type === 'insert') {
    // An insertion after the part that a division makes counts as inside the divided provision, which comes first.
    const after = edit.after === null ? undefined : ends.get(edit.after);
    return [after === undefined ? (begins.get(edit.parent) ?? 0) + 0.25 : after + 0.5, 0];
  }
  return [
    begins.get(edit.pid) ?? 0,
    edit.type === 'text' ? FIELDS.indexOf(edit.field) : 0,
    edit.type === 'text' ? edit.from : 0,
  ];
}

const compare = (a: readonly number[], b: readonly number[]): number =>
  a.map((value, at) => value - (b[at] ?? 0)).find((difference) => difference !== 0) ?? 0;

/** D26. Finds amendments whose changes are not in the order of the Act, which instructions must follow. */
export const D26: Check = {
  id: 'D26',
  run: ({ base, amended, index, selected }) => {
    const order = orderIn(base);
    return selected.flatMap(({ id, edits }): UnkeyedFinding[] => {
      const places = edits.map((edit) => placeInOrder(order, edit));
      const misplaced = edits.findIndex(
        (_, at) => at > 0 && compare(places[at - 1] ?? [], places[at] ?? []) > 0,
      );
      const edit = edits[misplaced];
      if (!edit) return [];
      const inOrder = edits
        .map((each, at) => ({ each, place: places[at] ?? [] }))
        .sort((a, b) => compare(a.place, b.place))
        .map(({ each }) => each);
      const insertedPid =
        edit.type === 'insert' && index.byPid.has(edit.provision.pid) ? edit.provision.pid : null;
      const does =
        insertedPid === null ? `changes ${cite(base, pidOf(edit))}` : `inserts ${cite(amended, insertedPid)}`;
      return [
        {
          severity: 'information',
          pid: insertedPid ?? pidOf(edit),
          amendment: id,
          detail: id,
          message: `${id} ${does} after its change to a later provision: instructions follow the order of the Act`,
          fix: {
            words: 'Put the changes in the order of the Act',
            texts: [],
            edits: { id, edits: inOrder },
          },
        },
      ];
    });
  },
};
