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

/** Marks every word of a provision as inserted or deleted by one amendment. */
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
 * Shows a division in a way that the format allows: the undivided words deleted, and the new parts inserted. A redline
 * shows the words once, in the part; but a file that is read without the changes must have them in their old place.
 */
function undoDivision(node: RedlineNode): RedlineNode {
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

/** Removes the marks inside a provision, because the provision's own mark covers them. */
function unmark(node: RedlineNode): RedlineNode {
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
    children: node.children.map(unmark),
  };
}

/**
 * Arranges a redline as the file has it: a provision that is wholly inserted or deleted is marked once, and nothing
 * inside it (Lawmaker: "on the top element only, never both").
 */
export function markOutermostOnly(redlined: RedlineNode): RedlineNode {
  if (isUntouched(redlined)) return redlined;
  const node = undoDivision(redlined);
  if (node.changeStatus.state !== 'kept')
    return { ...unmark(keepOneSide(node)), changeStatus: node.changeStatus };
  const children = node.children.map(markOutermostOnly);
  return children.every((child, at) => child === node.children[at]) ? node : { ...node, children };
}

/** Keeps, inside a wholly inserted or deleted provision, only the words and children with that status. */
function keepOneSide(node: RedlineNode): RedlineNode {
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
      .map((child) => keepOneSide({ ...child, changeStatus: node.changeStatus })),
  };
}
