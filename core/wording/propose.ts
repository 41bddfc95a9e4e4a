import type { Instrument } from '../act/instrument.ts';
import type { Provision } from '../act/tree.ts';
import { clashesOf } from '../amend/clash.ts';
import type { Edit } from '../amend/edit.ts';
import { type Applied, type ApplySession, applyInstruction } from '../amend/instructions/apply/apply.ts';
import { actOf, isTitleOf } from '../amend/instructions/apply/titles.ts';
import { readInstructions } from '../amend/instructions/read/instructions.ts';
import { readAmendingText } from '../amend/instructions/read/text/amending-text.ts';
import type { Instruction, ReadItem } from '../amend/instructions/syntax.ts';
import { asAmendedOf, type Drafted, redline } from '../amend/redline.ts';
import { ok, type Result, refuse } from '../base/result.ts';
import { compare } from '../compare/compare.ts';
import { describeDifferences } from '../compare/describe-differences.ts';

/** What would become of one item of amending text. */
type ItemStatus =
  /** It can be made, and would be. */
  | 'applied'
  /** The text has by now what it would make. */
  | 'already-made'
  | 'not-applied'
  /** It changes what another amendment changes too: it can only be made in the place of that one. */
  | 'overlaps'
  | 'other-act'
  /** It amends, or seems to, and can't be read. */
  | 'unread'
  /** It was not asked for. */
  | 'left-out';

/** One item of amending text, what it would do, and why not where it would not. */
export interface ProposedItem {
  /** Where it stands in its text: `section 1(2)(a)`, `(2)`; '' for words that stand by themselves. */
  readonly cite: string;
  readonly words: string;
  readonly status: ItemStatus;
  /** To follow "not applied, because"; '' where it is applied or was left out. */
  readonly reason: string;
  /** How a slip of drafting may have been meant; '' where nothing is suggested. */
  readonly suggestion: string;
  /** How far its place could be followed; '' where it could not. */
  readonly place: string;
  /** The amendments that it would be an alternative to. */
  readonly alternatives: readonly string[];
  /** Other amendments of which it would revise inserted words. */
  readonly revises: readonly string[];
  /** What a person should look at, though it is applied. */
  readonly notes: readonly string[];
  /** What it does to the text, in words. */
  readonly changes: readonly TextChange[];
}

/** One change that an item makes to the text as it stood before that item. */
interface TextChange {
  readonly place: string;
  readonly before: string;
  readonly after: string;
  readonly words: string;
}

/** Amending text held against a text: what becomes of each item, and the edits of those that can be made. */
export interface Proposal {
  readonly items: readonly ProposedItem[];
  /** Of the one amendment that it would be. */
  readonly edits: readonly Edit[];
  /** All edits of each other amendment that would be revised. */
  readonly revised: ReadonlyMap<string, readonly Edit[]>;
}

interface ProposeInput {
  readonly instrument: Pick<Instrument, 'root' | 'title'>;
  /** The amendments that make the text it is applied to. No alternatives of each other. */
  readonly amendments: readonly Drafted[];
  /** What the amendment will be called. */
  readonly am: string;
  /** Only these items, by their place among all. */
  readonly only?: readonly number[] | undefined;
  readonly newPid: () => string;
  /** Whether an amendment's words may still be revised. */
  readonly mayRevise: (id: string) => boolean;
}

const namesAct = (item: ReadItem): boolean => /"type":"act"|"unit":"Act"/.test(JSON.stringify(item));

/** Words that name no Act, as those typed in a review of one Act don't, are of that Act. */
const ofAct = <I extends ReadItem>(item: I, title: string): I =>
  namesAct(item) ? item : { ...item, context: [{ type: 'act', title }, ...item.context] };

const BLANK = {
  reason: '',
  suggestion: '',
  place: '',
  alternatives: [],
  revises: [],
  notes: [],
  changes: [],
} as const;

/** Words that stand by themselves are in a section without a number: `(2)` of it has that for its name. */
const sourceOf = ({ source }: ReadItem) => ({
  cite: source.cite.replace(/^section(?=\(|$)/, ''),
  words: source.text,
});

const textOf = ({ base, amendments }: ApplySession): Provision => asAmendedOf(redline(base, amendments));

function changesBetween(before: ApplySession, after: ApplySession): readonly TextChange[] {
  return describeDifferences(compare(textOf(before), textOf(after))).map(
    ({ place, before, after, words }) => ({
      place,
      before,
      after,
      words,
    }),
  );
}

/**
 * The amendments that keep an instruction from being made, where the base text without them has what it names: it is
 * an alternative to those.
 */
function inTheWay(input: ProposeInput, session: ApplySession, instruction: Instruction): readonly string[] {
  const { am, amendments, instrument } = input;
  if (amendments.length === 0) return [];
  const alone = applyInstruction({ ...session, amendments: [] }, instruction, am);
  if (alone.status !== 'applied') return [];
  const own = { id: am, edits: alone.changes.get(am) ?? [] };
  return clashesOf(instrument.root, [...amendments, own]).flatMap(({ a, b }) => (b === am ? [a] : []));
}

function notMade(
  input: ProposeInput,
  session: ApplySession,
  item: Instruction,
  { reason, place, alternatives }: Extract<Applied, { status: 'not-applied' }>,
): ProposedItem {
  const others = alternatives.length > 0 ? alternatives : inTheWay(input, session, item);
  const status = others.length > 0 ? 'overlaps' : 'not-applied';
  return { ...sourceOf({ read: true, ...item }), ...BLANK, status, reason, place, alternatives: others };
}

/** What becomes of one instruction, and the session for the next. */
function proposed(
  input: ProposeInput,
  session: ApplySession,
  item: Instruction,
): readonly [ProposedItem, ApplySession] {
  const applied = applyInstruction(session, item, input.am);
  const source = sourceOf({ read: true, ...item });
  if (applied.status === 'other-act') {
    const reason = applied.title === '' ? 'it names no Act' : `it is about the ${applied.title}`;
    return [{ ...source, ...BLANK, status: 'other-act', reason }, applied.session];
  }
  if (applied.status === 'already-made') {
    const { reason, place } = applied;
    return [{ ...source, ...BLANK, status: 'already-made', reason, place }, applied.session];
  }
  if (applied.status === 'not-applied') return [notMade(input, session, item, applied), applied.session];
  const revises = [...applied.changes.keys()].filter((id) => id !== input.am);
  const settled = revises.filter((id) => !input.mayRevise(id));
  if (settled.length > 0) {
    const reason = `it changes words that ${settled.join(' and ')} inserts, which are settled: reopen it first`;
    return [{ ...source, ...BLANK, status: 'not-applied', reason, alternatives: settled }, session];
  }
  const changes = changesBetween(session, applied.session);
  return [
    { ...source, ...BLANK, status: 'applied', revises, notes: applied.notes, changes },
    applied.session,
  ];
}

function unread(item: ReadItem & { read: false }, title: string): ProposedItem {
  const named = actOf(item.context, null);
  const isOther = named !== '' && !isTitleOf([title], named);
  const source = sourceOf(item);
  if (isOther) return { ...source, ...BLANK, status: 'other-act', reason: `it is about the ${named}` };
  const { reason, suggestion = '' } = item;
  return { ...source, ...BLANK, status: 'unread', reason, suggestion };
}

/** How many instructions are held against a text at once: a Bill of three hundred pages has some six hundred. */
const MOST_ITEMS = 5000;

/**
 * Reads amending text as it was typed or pasted, and says what applying it as one amendment would do to a text, item
 * by item, each to the text as the earlier ones leave it (drafting-conventions.md §3.6). Nothing is applied half, and
 * nothing is passed over. Refused as `readAmendingText` says, and `unsupported` where there are too many.
 * @throws RangeError when the amendments hold alternatives
 */
export function propose(text: string, input: ProposeInput): Result<Proposal> {
  const { instrument, amendments, am, only, newPid } = input;
  const { root, title } = instrument;
  const read = readAmendingText(text);
  if (!read.ok) return read;
  const found = readInstructions(read.value, { act: { title, shortNames: [] } });
  if (found.length > MOST_ITEMS) {
    const count = found.length.toLocaleString('en-GB');
    const most = MOST_ITEMS.toLocaleString('en-GB');
    return refuse(
      'unsupported',
      `This text has ${count} instructions, and ${most} are read at once: give it in parts.`,
    );
  }
  let session: ApplySession = {
    base: root,
    amendments,
    newPid,
    titles: [title],
    amending: read.value,
    mayOvertake: (id) => id === am,
  };
  const items = found.map((item, at): ProposedItem => {
    if (!item.read) return unread(item, title);
    if (only && !only.includes(at)) return { ...sourceOf(item), ...BLANK, status: 'left-out' };
    const [told, next] = proposed(input, session, ofAct(item, title));
    session = next;
    return told;
  });
  const held = new Map(amendments.map(({ id, edits }) => [id, edits]));
  const revised = new Map(
    session.amendments.flatMap(({ id, edits }) =>
      id !== am && edits !== held.get(id) ? [[id, edits] as const] : [],
    ),
  );
  return ok({ items, edits: session.amendments.find(({ id }) => id === am)?.edits ?? [], revised });
}
