import { cite } from '../../act/citation.ts';
import type { Field, Provision } from '../../act/tree.ts';
import { capital } from '../../base/english.ts';
import type { RedlineNode } from '../redline/redline.ts';
import { endingOf, itemsOf, listOf, separatorOf } from '../structure/endings.ts';
import type { Splice } from '../text/splice.ts';
import { changerOf, isNew } from './changed.ts';
import { type CheckContext, nodePath } from './context.ts';
import type { Check, UnkeyedFinding } from './finding.ts';
import { changerOfList, upsetLists } from './links.ts';

/** The position of a provision's last words, which decides how they must end. */
type Position = 'sentence' | 'item' | 'before-closing';

const ENDS: Readonly<Record<Position, RegExp>> = {
  sentence: /(?:[.!?][”’)]*|—)$/,
  item: /(?:[,;—]|[,;]?\s*\b(?:and|or|but|nor))$/,
  'before-closing': /[^.!?]$/,
};

/** The position of an item's last words: the first provision outwards that something follows decides. */
function endPosition(path: readonly Provision[]): Position {
  for (let at = path.length - 1; at > 0; at--) {
    const [node, parent] = [path[at], path[at - 1]];
    if (!node || !parent) break;
    const list = listOf(node, parent);
    if (!list.includes(node)) return 'sentence';
    if (node !== list.at(-1)) return 'item';
    if (parent.wrapUp) return 'before-closing';
  }
  return 'sentence';
}

/** The replacement that gives some words the right ending. */
function endSplice(text: string, position: Position, separator: string) {
  const bare = text.replace(/[.,;:\s]+$/, '');
  const mark = position === 'sentence' ? '.' : separator;
  return { at: bare.length, remove: text.length - bare.length, insert: mark };
}

const MARKS: Readonly<Record<string, string>> = {
  ',': 'a comma',
  ';': 'a semi-colon',
  '.': 'a full stop',
  '—': 'a dash',
};

/** The name of a fix that changes the end of some words. */
function endingWords({ remove, insert }: Pick<Splice, 'remove' | 'insert'>): string {
  const mark = MARKS[insert] ?? `“${insert}”`;
  return remove === 0 ? `Add ${mark} at the end` : `Change the end to ${mark}`;
}

const MESSAGES: Readonly<Record<Position, string>> = {
  sentence: 'should end with a full stop',
  item: 'has something after it, and should end with a comma, a semi-colon or a linking word',
  'before-closing': 'has closing words after it, and should not end with a full stop',
};

function endFinding(
  context: CheckContext,
  node: RedlineNode,
  holder: RedlineNode | null,
): UnkeyedFinding | null {
  const path = nodePath(context, node.provision.pid).flatMap(
    ({ provision }) => context.index.byPid.get(provision.pid) ?? [],
  );
  const now = path.at(-1);
  if (!now || now.children.some(({ kind }) => kind === 'quotation')) return null;
  const ending = endingOf(now);
  const position = endPosition(path);
  if (!ending.text.trim() || ENDS[position].test(ending.text)) return null;
  if (endedSoBefore(context, now, ending.field)) return null;
  const am = holder ? changerOfList(context, holder, now) : changerOf(context.nodes.get(ending.node.pid));
  if (am === null) return null;
  const list = listOf(now, path.at(-2) ?? now);
  // A list of definitions may have no separators.
  if (now.kind === 'definition' && list.every((one) => separatorOf(one) === null)) return null;
  const separator = list.some((item) => endingOf(item).text.endsWith(';')) ? ';' : ',';
  const splice = endSplice(ending.text, position, separator);
  return {
    severity: 'warning',
    pid: ending.node.pid,
    field: ending.field,
    from: splice.at,
    to: ending.text.length,
    amendment: am,
    detail: 'end',
    message: `${capital(cite(context.amended, now.pid))} ${MESSAGES[position]}`,
    fix: {
      words: endingWords(splice),
      texts: [{ pid: ending.node.pid, field: ending.field, splices: [splice] }],
    },
  };
}

/** Whether words of the base text had the same ending in the same position, so that the draft didn't cause the fault. */
function endedSoBefore(context: CheckContext, now: Provision, field: Field): boolean {
  const node = context.nodes.get(endingOf(now).node.pid);
  if (!node || isNew(node)) return false;
  const parent = context.parentOf.get(now.pid);
  const isLastItem = (provision: Provision | undefined, pid: string): boolean =>
    provision !== undefined && itemsOf(provision).at(-1)?.pid === pid;
  const before = isLastItem(parent?.provision, now.pid);
  const after = isLastItem(context.index.byPid.get(parent?.provision.pid ?? ''), now.pid);
  return node.provision[field].slice(-1) === endingOf(now).text.slice(-1) && before === after;
}

const SENTENCE_KINDS: ReadonlySet<Provision['kind']> = new Set([
  'section',
  'subsection',
  'scheduleParagraph',
  'scheduleSubparagraph',
]);

/** D19. Finds changed words with the wrong ending, opening words without a dash, and headings with a full stop. */
export const D19: Check = {
  id: 'D19',
  run: (context) => {
    const fieldKeys = new Set<string>();
    const findings: UnkeyedFinding[] = [];
    const add = (finding: UnkeyedFinding | null): void => {
      const key = `${finding?.pid} ${finding?.field}`;
      if (!finding || fieldKeys.has(key)) return;
      fieldKeys.add(key);
      findings.push(finding);
    };
    for (const { holder, items } of upsetLists(context)) {
      for (const item of items) {
        const node = context.nodes.get(item.pid);
        if (node) add(endFinding(context, node, holder));
      }
    }
    const needsEnd = (node: RedlineNode) =>
      SENTENCE_KINDS.has(node.provision.kind) || (node.provision.kind === 'definition' && isNew(node));
    for (const node of context.touched) if (needsEnd(node)) add(endFinding(context, node, null));
    for (const { node, field, text, insertions } of context.changed) {
      const { pid } = node.provision;
      const last = insertions.find((each) => each.to === text.length);
      if (!last) continue;
      const at = {
        severity: 'warning',
        pid,
        field,
        from: text.length - 1,
        to: text.length,
        amendment: last.am,
      } as const;
      const fix = (insert: string, remove: number) => ({
        words: insert ? endingWords({ remove, insert }) : 'Delete the full stop',
        texts: [{ pid, field, splices: [{ at: text.length - remove, remove, insert }] }],
      });
      const opens = field === 'intro' && context.index.byPid.get(pid)?.children.length;
      if (opens && !/[—–:-]$/.test(text))
        add({
          ...at,
          detail: 'dash',
          message: `The opening words of ${cite(context.amended, pid)} should end with a dash`,
          fix: fix('—', 0),
        });
      if (field === 'heading' && /[^.]\.$/.test(text) && !/\betc\.$/.test(text))
        add({
          ...at,
          detail: 'stop',
          message: `The heading of ${cite(context.amended, pid)} should have no full stop`,
          fix: fix('', 1),
        });
    }
    return findings;
  },
};
