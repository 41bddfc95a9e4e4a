import type { Field, Provision } from '../../../core/act/tree.ts';
import {
  asAmendedOf,
  isUntouched,
  originalOf,
  type RedlineNode,
  type Run,
} from '../../../core/amend/redline/redline.ts';

const runs = (text: string, am: string, kind: 'inserted' | 'deleted'): readonly Run[] =>
  text === '' ? [] : [{ kind, text, am }];

/** A provision with all in it put in or struck by one amendment; inside one that is so marked, words need no mark. */
function wholeChange(provision: Provision, am: string, kind: 'inserted' | 'deleted'): RedlineNode {
  const field = (name: Field) => runs(provision[name], am, kind);
  return {
    provision,
    changeStatus: { state: kind, am },
    fields: {
      num: field('num'),
      heading: field('heading'),
      intro: field('intro'),
      content: field('content'),
      wrapUp: field('wrapUp'),
    },
    children: provision.children.map((child) => wholeChange(child, am, kind)),
  };
}

/**
 * A division, as the format can say it: the undivided words struck, and the part that they become put in. A redline
 * shows the words once, in the part; read without the changes, a file must have them where they were.
 */
function undone(node: RedlineNode): RedlineNode {
  const part = node.children.find(({ division }) => division);
  const am = part?.division?.am;
  if (!part || am === undefined) return node;
  const base = originalOf(node);
  const parts = asAmendedOf({ ...part, changeStatus: { state: 'kept' } });
  return {
    ...node,
    fields: {
      ...node.fields,
      intro: runs(base.intro, am, 'deleted'),
      content: runs(base.content, am, 'deleted'),
      wrapUp: runs(base.wrapUp, am, 'deleted'),
    },
    children: [
      ...base.children.map((child) => wholeChange(child, am, 'deleted')),
      wholeChange(parts, am, 'inserted'),
      ...node.children.filter((child) => child !== part),
    ],
  };
}

/** Words as kept: the change that takes in all of a provision is said once, on it. */
function plain(node: RedlineNode): RedlineNode {
  const words = (field: Field): readonly Run[] => {
    const text = node.fields[field].map((run) => run.text).join('');
    return text === '' ? [] : [{ kind: 'kept', text }];
  };
  return {
    ...node,
    changeStatus: { state: 'kept' },
    fields: {
      num: words('num'),
      heading: words('heading'),
      intro: words('intro'),
      content: words('content'),
      wrapUp: words('wrapUp'),
    },
    children: node.children.map(plain),
  };
}

/**
 * A redline as the file has it: what is wholly put in or struck is marked once, on the provision, and nothing in it
 * (Lawmaker: "on the top element only, never both").
 */
export function laidOut(redlined: RedlineNode): RedlineNode {
  if (isUntouched(redlined)) return redlined;
  const node = undone(redlined);
  if (node.changeStatus.state !== 'kept') return { ...plain(inside(node)), changeStatus: node.changeStatus };
  const children = node.children.map(laidOut);
  return children.every((child, at) => child === node.children[at]) ? node : { ...node, children };
}

/** What stands in a provision that is put in or struck whole: of what is changed in it, only that side. */
function inside(node: RedlineNode): RedlineNode {
  const removedKind = node.changeStatus.state === 'inserted' ? 'deleted' : 'inserted';
  const keep = (field: Field) => node.fields[field].filter(({ kind }) => kind !== removedKind);
  return {
    ...node,
    fields: {
      num: keep('num'),
      heading: keep('heading'),
      intro: keep('intro'),
      content: keep('content'),
      wrapUp: keep('wrapUp'),
    },
    children: node.children
      .filter(({ changeStatus }) => changeStatus.state !== removedKind)
      .map((child) => inside({ ...child, changeStatus: node.changeStatus })),
  };
}
