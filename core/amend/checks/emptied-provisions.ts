import { cite } from '../../act/citation.ts';
import { isScheduleReference } from '../../act/schedule-reference.ts';
import { indexTree, type Kind, type Provision, walk } from '../../act/tree.ts';
import { checkEdits } from '../edits/check.ts';
import { type Edit, pidsOf } from '../edits/edit.ts';
import type { RedlineNode } from '../redline/redline.ts';
import { changerOf } from './changed.ts';
import type { CheckContext } from './context.ts';
import type { Check, Fix, UnkeyedFinding } from './finding.ts';

/** Kinds that may stay without words. */
const MAY_BE_EMPTY: ReadonlySet<Kind> = new Set([
  'act',
  'cell',
  'quotation',
  'block',
  'longTitle',
  'enactingWords',
]);

/** Whether a provision has no words besides its number, its heading and a Schedule's reference to its section. */
function isEmpty({ kind, intro, content, wrapUp, children, ...more }: Provision): boolean {
  if (more.repealed) return true;
  if (more.opaque || more.missing || (content + wrapUp).trim() !== '') return false;
  if (intro.trim() !== '' && !(kind === 'schedule' && isScheduleReference(intro))) return false;
  return children.every(isEmpty);
}

/** Omits what is left of an emptied provision, if only one amendment emptied it and the omission can be made. */
function fixOf(context: CheckContext, node: Provision, amendmentIds: ReadonlySet<string>): Fix | null {
  const [id, other] = [...amendmentIds];
  const drafted = context.selected.find((amendment) => amendment.id === id);
  if (id === undefined || other !== undefined || !drafted) return null;
  const inside = new Set([...walk(node)].map(({ pid }) => pid));
  const edits: readonly Edit[] = [
    ...drafted.edits.filter((edit) => !pidsOf(edit).some((pid) => inside.has(pid))),
    { type: 'omit', pid: node.pid },
  ];
  if (!checkEdits(context.base, edits).ok) return null;
  const words = node.kind === 'crossheading' ? 'the italic heading' : cite(context.base, node.pid);
  return { words: `Omit ${words}`, texts: [], edits: { id, edits } };
}

const placeName = ({ base }: CheckContext, { kind, heading, pid }: Provision): string =>
  kind === 'crossheading' ? `under the italic heading “${heading}”` : `in ${cite(base, pid)}`;

/** D35. Finds headings and numbers that stay, though the draft omits everything under them. */
export const D35: Check = {
  id: 'D35',
  run: (context) => {
    const { base, index, touched, parentOf } = context;
    const { byPid } = indexTree(base);
    const isEmptied = ({ provision: { pid, kind }, changeStatus }: RedlineNode): boolean => {
      const [before, now] = [byPid.get(pid), index.byPid.get(pid)];
      if (!before || !now || MAY_BE_EMPTY.has(kind) || changeStatus.state !== 'kept') return false;
      return !isEmpty(before) && isEmpty(now);
    };
    const emptied = new Map<RedlineNode, Set<string>>();
    for (const node of touched) {
      let outermost: RedlineNode | null = null;
      for (let at: RedlineNode | undefined = node; at; at = parentOf.get(at.provision.pid))
        if (isEmptied(at)) outermost = at;
      const am = changerOf(node);
      if (!outermost || am === null) continue;
      emptied.set(outermost, (emptied.get(outermost) ?? new Set()).add(am));
    }
    return [...emptied].flatMap(([{ provision }, ams]): readonly UnkeyedFinding[] => {
      const { pid } = provision;
      const node = byPid.get(pid);
      if (!node) return [];
      const fix = fixOf(context, node, ams);
      return [
        {
          severity: 'warning',
          pid,
          amendment: [...ams].at(-1) ?? null,
          detail: 'emptied',
          message: `Nothing is left ${placeName(context, node)}. Omit that as well, unless something new is to go there`,
          ...(fix ? { fix } : {}),
        },
      ];
    });
  },
};
