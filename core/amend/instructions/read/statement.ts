import type { AsideKind, LabelRange } from '../syntax.ts';
import {
  type Clause,
  clauseAt,
  hasQuotes,
  hasVerb,
  isExchange,
  isOfText,
  isOrder,
  lowAt,
  mainVerbIndex,
  namesPlace,
} from './clause.ts';
import { type Cursor, peek, takeMark, takePhrase, takeWord } from './cursor.ts';
import { takeLabels, takeUnitName } from './labels.ts';
import { takeLocations } from './locations.ts';
import { changesIn, headOf, isNamedText, kindOf, SET_OUT } from './statement-kinds.ts';
import type { Token } from './tokens.ts';
import { MODALS, SUBORDINATORS, wordsOf } from './verbs.ts';

/** A clause that amends nothing, by its verb and object. */
export interface Statement {
  /** `law` is every other kind of statement, and only counts where nothing about the clause amends. */
  readonly kind: AsideKind;
  /** Whether its subject is a text, or words of one. */
  readonly isOfText: boolean;
  /** "With the following modifications": whether the list below or the later provisions continue it. */
  readonly announces: boolean;
  /** Whether the list below completes its verb, or a subordinate clause. */
  readonly takesList: boolean;
  /** The later provisions that have the modifications; null for all of them. */
  readonly only: readonly LabelRange[] | null;
  /** The number of the Schedule that has the modifications; '' for the only Schedule, null for none. */
  readonly schedule: string | null;
  /** The first token after it. */
  readonly end: number;
}

const NOWHERE = { only: null, schedule: null };

/** The place of modifications that words announce: "set out in subsections (2) to (5)", "in Schedule 2". */
function placeOfModifications(c: Cursor, { tokens, places }: Clause): Pick<Statement, 'only' | 'schedule'> {
  const setOutAt = tokens.findIndex(
    ({ low: word }, at) => (word === 'in' || word === 'by') && SET_OUT.test(lowAt(tokens, at - 1)),
  );
  const at = places[setOutAt + 1];
  if (setOutAt < 0 || at === undefined) return NOWHERE;
  const inner = { ...c, at };
  if (peek(inner)?.low === 'the') inner.at++;
  const unit = takeUnitName(inner);
  const labels = unit ? takeLabels(inner, unit) : null;
  if (unit === 'Schedule') return { only: null, schedule: labels?.[0]?.from.join('') ?? '' };
  return { only: labels, schedule: null };
}

/** Whether a verb says what somebody may or must do. The list below is then no instruction. */
const isModal = (tokens: readonly Token[], verb: number): boolean =>
  MODALS.has(lowAt(tokens, verb)) && !isNamedText(headOf(tokens.slice(0, Math.max(verb, 0))));

/** Words that can't end a sentence, so that the list below completes it. */
const INCOMPLETE: ReadonlySet<string> = new Set([
  ...SUBORDINATORS,
  ...MODALS,
  ...wordsOf('that of to by with for in from under either both not be between'),
]);

/** Whether words have an amending verb anywhere. They may then be an instruction, whatever else they say. */
export const hasAmendingVerb = (tokens: readonly Token[]): boolean =>
  tokens.some(({ low: word }, at) => {
    const before = lowAt(tokens, at - 1);
    const next = tokens[at + 1];
    const isFree = !MODALS.has(before) && before !== 'to';
    const isVerb =
      next === undefined || next.kind !== 'word' || /^(?:the|for|after|before|in|at)$/.test(next.low);
    if (/^(?:insert|substitute)$/.test(word)) return isVerb && isFree;
    if (word === 'omit')
      return isVerb && isFree && (at === 0 || before === '' || /^(?:and|then)$/.test(before));
    return (
      /^(?:inserted|substituted)$/.test(word) && /^(?:is|are|be)$/.test(before) && mainVerbIndex(tokens) < at
    );
  });

/** Words of a wish for a change: "the policy is that", "it is proposed to". */
const WISHES =
  /^(?:propos(?:al|ed)|policy|intention|intended|instructions?|aim|idea|plan|desired|suggest(?:ed|ion)|recommend(?:ed|ation)|request(?:ed)?)$/;

/** Verbs of wanting. The law says them of its subjects, too: "the landlord intends to". */
const WANTS = /^(?:wants?|wish(?:es)?|proposes?|intends?|hopes?)$/;

/** Subjects who may want a text changed. */
const WRITERS =
  /^(?:i|we|ministers?|government|department|office|officials?|clients?|teams?|committee|board|it)$/;

/** Whether a clause is a wish for a change without the words of it. No sentence of law has "should" for its main verb. */
export function isWish(c: Cursor, clause: Clause): boolean {
  const { tokens } = clause;
  const verb = mainVerbIndex(tokens);
  if (verb < 0 || !namesPlace(c, clause)) return false;
  if (/^(?:should|ought)$/.test(lowAt(tokens, verb))) return true;
  const subject = tokens.slice(0, verb);
  const comma = subject.findLastIndex(({ text }) => text === ',');
  const isIt = lowAt(subject, comma + 1) === 'it';
  const wishTokens = isIt
    ? tokens.slice(verb + 1, verb + 2)
    : [...headOf(subject.slice(comma + 1)), ...tokens.slice(verb, verb + 1)];
  const join = tokens.findIndex(
    ({ low: word }, at) => at > verb && at < verb + 4 && (word === 'that' || word === 'to'),
  );
  // "The proposal is to be treated as made" is law.
  const isJoined = join > 0 && !(lowAt(tokens, join) === 'to' && lowAt(tokens, join + 1) === 'be');
  const isWanted = WANTS.test(lowAt(tokens, verb))
    ? subject.some(({ low: word }) => WRITERS.test(word))
    : wishTokens.some(({ low: word }) => WISHES.test(word));
  return isJoined && isWanted;
}

/** Whether an order comes after its place: "at the end of the X Act add the Schedule in the Annex". */
function isPlacedOrder(c: Cursor): boolean {
  const ahead = { ...c };
  if (
    !takePhrase(ahead, 'at the end of', 'at the beginning of', 'after', 'before', 'in', 'into') ||
    !takeLocations(ahead)
  )
    return false;
  takeMark(ahead, ',');
  return (
    takeWord(ahead, 'insert', 'add', 'substitute', 'omit', 'delete', 'repeal', 'remove', 'include') !== null
  );
}

/** The statement at the cursor. `amends` if its words may amend, and null if they have no verb. */
export function readStatement(c: Cursor, isLimited: boolean): Statement | 'amends' | null {
  const clause = clauseAt(c);
  const isSlip = clause.tokens.some(({ kind }) => kind === 'slip');
  if (isOrder(clause) || isExchange(clause) || isSlip || isPlacedOrder(c)) return 'amends';
  const verb = mainVerbIndex(clause.tokens);
  const kind =
    verb >= 0 ? kindOf({ tokens: clause.tokens, verb, isLimited }) : hasVerb(clause.tokens) ? 'law' : null;
  if (kind === null || kind === 'amends') return kind;
  if (kind !== 'modification' && kind !== 'elsewhere' && hasAmendingVerb(clause.tokens)) return 'amends';
  const { tokens, places, end } =
    kind === 'modification' || kind === 'elsewhere' ? clauseAt(c, true) : clause;
  const isList = c.tokens[end]?.kind === 'list';
  const last = tokens.findLast((token) => token.kind === 'word')?.low ?? '';
  const changes = kind === 'modification' ? changesIn(tokens.slice(Math.max(verb, 0))) : null;
  const isUnfinished = !isList && /^[—–:-]/.test(tokens.at(-1)?.text ?? '');
  const announces = changes !== null && (changes.follow || isUnfinished);
  const where = announces ? placeOfModifications(c, { tokens, places, end }) : NOWHERE;
  return {
    kind,
    isOfText: isOfText(headOf(clause.tokens.slice(0, Math.max(verb, 0)))),
    announces,
    takesList: isList && (kind === 'modification' || INCOMPLETE.has(last) || isModal(clause.tokens, verb)),
    ...where,
    end,
  };
}

/** Whether words may begin a sentence of law whose verb is in or after its list: "a person who—". */
export const beginsLaw = (c: Cursor, clause: Clause): boolean =>
  c.tokens[clause.end]?.kind === 'list' &&
  !isOrder(clause) &&
  !hasAmendingVerb(clause.tokens) &&
  !(hasQuotes(clause) && namesPlace(c, clause));
