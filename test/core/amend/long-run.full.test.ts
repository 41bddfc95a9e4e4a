import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Field, indexTree, type Kind, type Provision, provision, walk } from '../../../core/act/tree.ts';
import { amendEachPlace } from '../../../core/amend/commands/amend-each-place.ts';
import { type Command, type DraftingSession, finish, shownOf } from '../../../core/amend/commands/command.ts';
import { divide, undivide } from '../../../core/amend/commands/divide.ts';
import { indent, outdent } from '../../../core/amend/commands/indent.ts';
import {
  insertCrossheading,
  insertDefinition,
  insertParagraph,
  insertSchedule,
  insertScheduleParagraph,
  insertSection,
  insertSubparagraph,
  insertSubsection,
} from '../../../core/amend/commands/insert.ts';
import { changeHeading, changeNumber, lockNumber } from '../../../core/amend/commands/label.ts';
import { mergeWithPrevious } from '../../../core/amend/commands/merge.ts';
import { move } from '../../../core/amend/commands/move.ts';
import { omit, substitute } from '../../../core/amend/commands/omit.ts';
import { spliceField } from '../../../core/amend/commands/revise.ts';
import { splitAt } from '../../../core/amend/commands/split.ts';
import { checkEdits } from '../../../core/amend/edits/check.ts';
import { chooseCompatible, clashesOf } from '../../../core/amend/edits/clash.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { findWords } from '../../../core/amend/find-words.ts';
import { linesOf, plainLines } from '../../../core/amend/redline/lines.ts';
import { asAmendedOf, type Drafted, originalOf, redline } from '../../../core/amend/redline/redline.ts';
import { claiming, type Numbered, renumber, withChanges } from '../../../core/amend/structure/renumber.ts';
import type { Changes } from '../../../core/amend/structure/spot-for.ts';
import { withInsertions } from '../../../core/amend/structure/with-insertions.ts';
import { sampleAct } from '../../support/acts/sample-act.ts';
import { WORDS } from '../../support/drafts/drafts.ts';
import { amendedNaively } from '../../support/drafts/naive.ts';
import { amount } from '../../support/run/amount.ts';

/** How many steps of typing and structure are taken. */
const STEPS = amount(8_000, 100_000);
const SESSION = 25;

const PEOPLE = ['A-001', 'A-002', 'A-003', 'A-004'] as const;
const DEEP = ['intro', 'content', 'wrapUp', 'heading'] as const;

interface Step {
  readonly me: string;
  readonly what: number;
  readonly place: number;
  readonly other: number;
  readonly offset: number;
  readonly length: number;
  readonly word: number;
  readonly flag: boolean;
}
const step: fc.Arbitrary<Step> = fc.record({
  me: fc.constantFrom(...PEOPLE),
  what: fc.nat(39),
  place: fc.nat(60),
  other: fc.nat(60),
  offset: fc.nat(30),
  length: fc.nat(8),
  word: fc.nat(WORDS.length - 1),
  flag: fc.boolean(),
});

const whole = (text: string, at: number) => (/^[\uDC00-\uDFFF]/.test(text.slice(at)) ? at - 1 : at);

/** The text that a person works in: of alternatives, their own comes first; or theirs alone, as if nobody else drafted. */
function sessionOf(
  base: Provision,
  amendments: readonly Numbered[],
  me: string,
  newPid: () => string,
  alone: boolean,
): DraftingSession {
  const live = claiming(amendments);
  if (alone) return { base, amendments, me, newPid, shownIds: [] };
  const mine = live.filter(({ id }) => id === me);
  const { chosen } = chooseCompatible(base, [...mine, ...live.filter(({ id }) => id !== me)]);
  return { base, amendments, me, newPid, shownIds: chosen.map(({ id }) => id) };
}

/** One stroke of typing somewhere in the text as the person sees it. */
function typing(
  session: DraftingSession,
  text: Provision,
  { place, offset, length, word }: Step,
): Typed | null {
  const nodes = [...walk(text)].filter(({ missing, kind }) => !missing && kind !== 'block');
  const node = nodes[place % nodes.length];
  const fields = DEEP.filter((name) => node?.[name]);
  const field: Field | undefined = fields[offset % Math.max(fields.length, 1)];
  if (!node || !field) return null;
  const from = whole(node[field], offset % (node[field].length + 1));
  const to = Math.max(from, whole(node[field], Math.min(from + length, node[field].length)));
  const insert = WORDS[word] ?? '';
  if (from === to && !insert) return null;
  const changes = spliceField(session, node.pid, field, [{ at: from, remove: to - from, insert }]);
  const wanted = node[field].slice(0, from) + insert + node[field].slice(to);
  return changes && { command: finish(session, changes, ''), pid: node.pid, field, wanted };
}

interface Typed {
  readonly command: Command;
  readonly pid: string;
  readonly field: Field;
  /** What the field reads once that is typed. */
  readonly wanted: string;
}

/** One structural command, as a person might give it anywhere. */
function structural(session: DraftingSession, text: Provision, given: Step): Command | null {
  const { what, place, other, offset, word, flag } = given;
  const nodes = [...walk(text)];
  const node = nodes[place % nodes.length];
  const target = nodes[other % nodes.length];
  if (!node || !target) return null;
  const at = { anchor: node.pid, side: flag ? 'after' : 'before' } as const;
  const content = WORDS[word] ?? '';
  const inserts = [
    insertSection,
    insertSubsection,
    insertParagraph,
    insertSubparagraph,
    insertSchedule,
    insertScheduleParagraph,
  ];
  switch (what % 20) {
    case 0:
    case 1:
    case 2:
    case 3:
    case 4:
    case 5:
      return (inserts[what % 20] ?? insertSection)(session, at, { content });
    case 6:
      return insertCrossheading(session, at, content);
    case 7:
      return insertDefinition(session, node.pid, content);
    case 8:
      return omit(session, node.pid);
    case 9:
      return substitute(
        session,
        [node.pid],
        provision({ pid: session.newPid(), kind: node.kind as Kind, content }),
      );
    case 10:
    case 11:
      return move(session, node.pid, { anchor: target.pid, side: at.side });
    case 12:
      return flag
        ? changeHeading(session, node.pid, content)
        : changeNumber(session, node.pid, `(${offset})`, 'Chosen');
    case 13:
      return flag ? divide(session, node.pid) : undivide(session, node.pid);
    case 14:
      return lockNumber(session, node.pid, flag);
    case 15:
      return indent(session, node.pid);
    case 16:
      return outdent(session, node.pid);
    case 17:
      return mergeWithPrevious(session, node.pid);
    case 18: {
      const hits = findWords(session.base, shownOf(session), flag ? 'the' : 'a', { wholeWord: flag });
      return amendEachPlace(
        session,
        hits.filter((_, nth) => (offset >> (nth % 5)) & 1),
        content,
      );
    }
    default: {
      const field = node.intro ? 'intro' : 'content';
      return splitAt(session, node.pid, field, whole(node[field], offset % (node[field].length + 1)));
    }
  }
}

/** What of an amendment nobody else's command may touch: what it strikes, leaves out, and moves from where to where. */
const frame = (edits: readonly Edit[]): readonly string[] =>
  edits
    .flatMap((edit) => {
      if (edit.type === 'text')
        return edit.from < edit.to ? [`${edit.field} ${edit.from} ${edit.to} ${edit.pid}`] : [];
      if (edit.type === 'omit') return [`omit ${edit.pid}`];
      return edit.type === 'move' ? [`move ${edit.pid} ${edit.parent} ${edit.after}`] : [];
    })
    .sort();

/** Whatever is wrong after a step, by the theorems; null when nothing is. */
function fault(
  base: Provision,
  amendments: readonly Drafted[],
  selection: readonly Drafted[],
  thorough: boolean,
): string | null {
  for (const { id, edits } of amendments) {
    const checked = checkEdits(base, edits);
    if (!checked.ok) return `${id}: ${checked.error.message}`;
  }
  const marked = redline(base, selection);
  const amended = asAmendedOf(marked);
  if (!isDeepStrictEqual(originalOf(marked), base)) return 'kept and deleted is not the base';
  if (!isDeepStrictEqual(amended, amendedNaively(base, selection)))
    return 'kept and inserted is not the draft';
  if (!thorough) return null;
  if (!isDeepStrictEqual(marked, redline(base, selection.toReversed()))) return 'the order matters';
  const lines = linesOf(marked);
  if (
    plainLines(lines, 'original').join('\n') !== plainLines(linesOf(redline(base, [])), 'original').join('\n')
  )
    return 'the lines are not those of the base';
  if (
    plainLines(lines, 'as-amended').join('\n') !==
    plainLines(linesOf(redline(amended, [])), 'original').join('\n')
  )
    return 'the lines are not those of the draft';
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(amendments)), amendments))
    return 'not the same through JSON';
  if (clashesOf(base, selection).length > 0) return 'alternatives are selected together';
  return null;
}

interface Tally {
  steps: number;
  done: number;
  alternatives: number;
  revisions: number;
  kinds: Set<string>;
}

/** Takes one session's steps, and says which of them broke what. */
function run(
  base: Provision,
  steps: readonly Step[],
  tally: Tally,
  tamper: (changes: Changes, me: string) => Changes = (changes) => changes,
): string | null {
  let amendments: readonly Numbered[] = [];
  let made = 0;
  const newPid = () => `n${++made}`;
  for (const [nth, given] of steps.entries()) {
    const { me, what, flag } = given;
    const alone = given.other % 5 === 0;
    tally.steps++;
    const mine = amendments.find(({ id }) => id === me);
    if (what === 39) {
      const state = mine?.state === 'withdrawn' ? 'draft' : 'withdrawn';
      amendments = amendments.map((one) => (one.id === me ? { ...one, state } : one));
      amendments = withChanges(amendments, renumber(base, amendments).changes);
    } else if (mine?.state !== 'withdrawn') {
      const session = { ...sessionOf(base, amendments, me, newPid, alone), asAlternative: flag };
      const seen =
        what < 19 ? asAmendedOf(redline(base, shownOf(session))) : withInsertions(base, claiming(amendments));
      const typed = what < 19 ? typing(session, seen, given) : null;
      const command = what < 19 ? typed?.command : structural(session, seen, given);
      if (!command?.ok) continue;
      tally.done++;
      const before = new Map(amendments.map((one) => [one.id, one.edits]));
      const changes = tamper(command.value.changes, me);
      const now = withChanges(amendments, changes);
      if (typed) {
        const text = asAmendedOf(redline(base, shownOf({ ...session, amendments: now })));
        const read = indexTree(text).byPid.get(typed.pid)?.[typed.field];
        if (read !== typed.wanted) return `step ${nth}: it reads “${read}”, not “${typed.wanted}”`;
      }
      for (const [id, edits] of changes) {
        for (const edit of edits) tally.kinds.add(edit.type);
        if (id === me) continue;
        tally.revisions++;
        if (frame(before.get(id) ?? []).join('|') !== frame(edits).join('|'))
          return `step ${nth}: ${me} changed what ${id} strikes, leaves out or moves`;
      }
      amendments = now;
    }
    const live = claiming(amendments);
    const { chosen, leftOut } = chooseCompatible(base, live);
    if (leftOut.length > 0) tally.alternatives++;
    const wrong = fault(base, amendments, chosen, nth % 5 === 0 || nth === steps.length - 1);
    if (wrong) return `step ${nth} (${me}, ${what}): ${wrong}`;
  }
  return null;
}

const newTally = (): Tally => ({ steps: 0, done: 0, alternatives: 0, revisions: 0, kinds: new Set() });
const session = fc.array(step, { minLength: SESSION, maxLength: SESSION });

it(`holds every theorem after each of ${STEPS} steps of typing and structure`, () => {
  const tally: Tally = { steps: 0, done: 0, alternatives: 0, revisions: 0, kinds: new Set() };
  const untouched = JSON.stringify(sampleAct);
  fc.assert(
    fc.property(session, (steps) => {
      expect(run(sampleAct, steps, tally)).toBeNull();
    }),
    { numRuns: Math.ceil(STEPS / SESSION) },
  );
  expect(JSON.stringify(sampleAct)).toBe(untouched);
  expect([...indexTree(sampleAct).byPid.keys()].length).toBeGreaterThan(10);
  expect(tally.steps).toBeGreaterThanOrEqual(STEPS);
  console.log(
    `${tally.steps} steps, ${tally.done} of them done, ${tally.revisions} revisions of another's amendment, ` +
      `alternatives after ${tally.alternatives}`,
  );
  expect([...tally.kinds].sort()).toEqual(['divide', 'insert', 'move', 'omit', 'text']);
  expect(tally.done / tally.steps).toBeGreaterThan(0.3);
  expect(tally.alternatives).toBeGreaterThan(STEPS / 100);
  expect(tally.revisions).toBeGreaterThan(STEPS / 100);
}, 600_000);

const everyEdit =
  (change: (edit: Edit) => readonly Edit[]) =>
  (changes: Changes): Changes =>
    new Map([...changes].map(([id, edits]) => [id, edits.flatMap(change)]));

it.each<[string, (changes: Changes, me: string) => Changes]>([
  ['moved things twice', everyEdit((edit) => (edit.type === 'move' ? [edit, edit] : [edit]))],
  [
    'lost the first letter that is typed',
    everyEdit((edit) => [edit.type === 'text' ? { ...edit, insert: edit.insert.slice(1) } : edit]),
  ],
  [
    'struck one letter more of the others’ words',
    (changes, me) =>
      new Map(
        [...changes].map(([id, edits]) => [
          id,
          id === me
            ? edits
            : edits.map((edit) =>
                edit.type === 'text' && edit.from > 0 ? { ...edit, from: edit.from - 1 } : edit,
              ),
        ]),
      ),
  ],
])('would show it if a command %s', (_, tamper) => {
  const found = fc.check(
    fc.property(session, (steps) => run(sampleAct, steps, newTally(), tamper) === null),
    { numRuns: 600 },
  );
  expect(found.failed).toBe(true);
});
