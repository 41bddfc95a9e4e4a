import {
  FIELDS,
  type Field,
  indexTree,
  type Kind,
  type Pid,
  type Provision,
} from '../../../core/act/tree.ts';
import type { DivideEdit, TextEdit } from '../../../core/amend/edits/edit.ts';
import type { Drafted } from '../../../core/amend/redline/redline.ts';

type Own<E> = E & { readonly am: string };

const inOrder = (a: Own<{ rank: string }>, b: Own<{ rank: string }>) =>
  a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.am < b.am ? -1 : 1;

function field(base: string, edits: readonly Own<TextEdit>[]): string {
  let text = '';
  for (let at = 0; at <= base.length; at++) {
    text += edits
      .filter((edit) => edit.to === at)
      .sort(inOrder)
      .map((edit) => edit.insert)
      .join('');
    if (!edits.some((edit) => edit.from <= at && at < edit.to)) text += base.charAt(at);
  }
  return text;
}

/**
 * The text with a selection made, worked out character by character from the definition of an edit alone: slow, and
 * with nothing in common with the way the redline is computed, so that the two can be held against each other.
 */
export function amendedNaively(base: Provision, selection: readonly Drafted[]): Provision {
  const all = selection.flatMap(({ id, edits }) => edits.map((edit) => ({ ...edit, am: id })));
  const placed = all.filter((edit) => edit.type === 'insert' || edit.type === 'move');
  const texts = all.filter((edit) => edit.type === 'text');
  const gone = new Set(
    all.flatMap((edit) => (edit.type === 'omit' || edit.type === 'move' ? [edit.pid] : [])),
  );
  const { byPid, parentOf } = indexTree(base);
  const reached = new Set<Pid>();
  for (const edit of all) {
    for (const at of edit.type === 'insert'
      ? [edit.parent]
      : [edit.pid, 'parent' in edit ? edit.parent : '']) {
      for (let node = byPid.get(at); node; node = parentOf.get(node.pid)) reached.add(node.pid);
    }
  }
  const put = (parent: Pid, after: string | null): Provision[] =>
    placed
      .filter((edit) => edit.parent === parent && edit.after === after)
      .sort(inOrder)
      .flatMap((edit) => {
        if (edit.type === 'insert') return [edit.provision];
        const node = byPid.get(edit.pid);
        if (!node) return [];
        const moved = amend(node);
        return [edit.num === '' ? moved : { ...moved, num: edit.num }];
      });
  const amend = (node: Provision): Provision => {
    if (!reached.has(node.pid)) return node;
    const own = texts.filter((edit) => edit.pid === node.pid);
    const fields: Partial<Record<Field, string>> = {};
    for (const name of FIELDS) {
      const here = own.filter((edit) => edit.field === name);
      fields[name] = here.length > 0 ? field(node[name], here) : node[name];
    }
    const children = [
      ...put(node.pid, null),
      ...node.children.flatMap((child) => [
        ...(gone.has(child.pid) ? [] : [amend(child)]),
        ...put(node.pid, child.pid),
      ]),
    ];
    const amended = { ...node, ...fields, children };
    const divide = all.find((edit) => edit.type === 'divide' && edit.pid === node.pid);
    return divide?.type === 'divide'
      ? dividedNaively(amended, divide, put(node.pid, divide.newPid))
      : amended;
  };
  return amend(base);
}

const PARTS: Partial<Record<Kind, Kind>> = {
  section: 'subsection',
  scheduleParagraph: 'scheduleSubparagraph',
  schedule: 'part',
};

/** The words and children of a provision, put into a new first part of it. */
function dividedNaively(node: Provision, edit: DivideEdit, after: readonly Provision[]): Provision {
  const { intro, content, wrapUp, children, spans, ...rest } = node;
  const label = new Set<Field>(['num', 'heading']);
  const part: Provision = {
    pid: edit.newPid,
    kind: PARTS[node.kind] ?? 'block',
    num: edit.num,
    heading: edit.heading ?? '',
    intro,
    content,
    wrapUp,
    children,
    ...some(
      'spans',
      spans?.filter((span) => !label.has(span.field)),
    ),
  };
  return {
    ...rest,
    intro: '',
    content: '',
    wrapUp: '',
    children: [part, ...after],
    ...some(
      'spans',
      spans?.filter((span) => label.has(span.field)),
    ),
  };
}

const some = <T>(key: string, list: readonly T[] | undefined) => (list?.length ? { [key]: list } : {});
