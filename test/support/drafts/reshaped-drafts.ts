import fc from 'fast-check';
import { mayHold } from '../../../core/act/nesting.ts';
import { FIELDS, type Field, indexTree, type Provision } from '../../../core/act/tree.ts';
import type { Command, DraftingSession } from '../../../core/amend/commands/command.ts';
import { textWithInsertions } from '../../../core/amend/commands/command.ts';
import { divide } from '../../../core/amend/commands/divide.ts';
import { insertParagraph, insertSection, insertSubsection } from '../../../core/amend/commands/insert.ts';
import { changeNumber } from '../../../core/amend/commands/label.ts';
import { mergeWithPrevious } from '../../../core/amend/commands/merge.ts';
import { move } from '../../../core/amend/commands/move.ts';
import { omit } from '../../../core/amend/commands/omit.ts';
import { splitAt } from '../../../core/amend/commands/split.ts';
import { checkEdits } from '../../../core/amend/edits/check.ts';
import { chooseCompatible } from '../../../core/amend/edits/clash.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import type { Drafted } from '../../../core/amend/redline/redline.ts';
import { withChanges } from '../../../core/amend/structure/renumber.ts';

/** Drafts made as a person makes them, by the commands, in which much is moved, joined, split and numbered anew. */

type Step = readonly [what: number, am: number, a: number, b: number, c: number];

const WORDS = ['any ', 'the ', ' or persistent ', '😀', '“a”', ', and', 'e\u0301', ' '];
const idOf = (am: number) => `A-00${am + 1}`;
const pick = <T>(list: readonly T[], by: number): T | undefined => list[by % Math.max(1, list.length)];

/** Words of the base text put in, struck or replaced, some of them all of a field. */
function textEdit(base: Provision, [what, , a, b, c]: Step): Edit | null {
  const nodes = [...indexTree(base).byPid.values()].filter((node) => FIELDS.some((field) => node[field]));
  const node = pick(nodes, a);
  const fields: readonly Field[] = FIELDS.filter((field) => field !== 'num' && node?.[field]);
  const field = pick(fields, b);
  if (!node || !field) return null;
  const text = node[field];
  const whole = (at: number) => (/^[\uDC00-\uDFFF]/.test(text.slice(at)) ? at - 1 : at);
  const from = whole(c % (text.length + 1));
  const to = what % 2 ? whole(Math.min(text.length, from + (b % 40))) : from;
  const insert = what % 3 ? (WORDS[(a + b) % WORDS.length] ?? '') : '';
  return { type: 'text', pid: node.pid, field, from, to, insert, rank: 'V' };
}

function commandOf(session: DraftingSession, [what, , a, b, c]: Step): Command | null {
  const text = textWithInsertions(session);
  const nodes = [...indexTree(text).byPid.values()].filter((node) => node !== text);
  const node = pick(nodes, a);
  if (!node) return null;
  const at = { anchor: node.pid, side: b % 2 ? 'before' : 'after' } as const;
  if (what < 12) {
    // Where such a provision may stand: beside one of its kind, or of its parent's other children.
    const { parentOf } = indexTree(text);
    const anchors = nodes.filter((other) => mayHold(parentOf.get(other.pid)?.kind ?? 'act', node.kind));
    const near = nodes.indexOf(node);
    const close = anchors.filter((other) => Math.abs(nodes.indexOf(other) - near) < 12);
    const anchor = pick(c % 3 ? anchors : close, b);
    return anchor ? move(session, node.pid, { anchor: anchor.pid, side: at.side }) : null;
  }
  switch (what) {
    case 12:
      return omit(session, node.pid);
    case 13:
      return insertParagraph(session, at, { content: WORDS[b % WORDS.length] ?? '' });
    case 14:
      return insertSubsection(session, at, { content: 'new words, and more of them.' });
    case 15:
      return insertSection(session, at, { heading: 'New', content: 'New words.' });
    case 16:
      return changeNumber(
        session,
        node.pid,
        `${node.num.replace(/\)$/, '')}Z${node.num.endsWith(')') ? ')' : ''}`,
        'Why not',
      );
    case 17:
      return divide(session, node.pid);
    case 18:
      return splitAt(session, node.pid, 'content', c % (node.content.length + 1));
    default:
      return mergeWithPrevious(session, node.pid);
  }
}

const LAST = 31;
const number = fc.nat(10_000);

/** Some amendments of a text that go together. */
export const reshapedDrafts = (base: Provision, most = 10): fc.Arbitrary<readonly Drafted[]> =>
  fc
    .array(fc.tuple(fc.nat(LAST), fc.nat(3), number, number, number), { minLength: 1, maxLength: most })
    .map((steps) => {
      let amendments: readonly Drafted[] = [];
      let pids = 0;
      for (const step of steps) {
        const me = idOf(step[1]);
        const known = amendments.some(({ id }) => id === me)
          ? amendments
          : [...amendments, { id: me, edits: [] }];
        const newPid = () => `${me}-new-${++pids}`;
        if (step[0] > 20) {
          const edit = textEdit(base, step);
          const edits = edit && [...(known.find(({ id }) => id === me)?.edits ?? []), edit];
          if (edits && checkEdits(base, edits).ok) amendments = withChanges(known, new Map([[me, edits]]));
          continue;
        }
        const done = commandOf({ base, amendments: known, me, newPid }, step);
        if (done?.ok) amendments = withChanges(known, done.value.changes);
      }
      return chooseCompatible(
        base,
        amendments.filter(({ edits }) => edits.length > 0),
      ).chosen;
    });
