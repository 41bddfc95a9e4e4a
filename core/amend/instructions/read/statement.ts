import type { AsideKind, LabelRange } from '../syntax.ts';
import {
  type Clause,
  clauseAt,
  hasQuotes,
  hasVerb,
  isOfText,
  isOrder,
  lowerAt,
  mainVerbIndex,
  namesChangedWords,
  namesPlace,
} from './clause.ts';
import { type Cursor, peek, takeMark, takePhrase, takeWord } from './cursor.ts';
import { takeLabels, takeUnitName } from './labels.ts';
import { takeLocations } from './locations.ts';
import { findModifications, headOf, isNamedText, kindOf, SET_OUT_PARTICIPLE } from './statement-kinds.ts';
import type { Token } from './tokens.ts';
import { MODALS, SUBORDINATORS, splitWords } from './verbs.ts';

/** A clause that amends nothing, by its verb and object. */
export interface Statement {
  /** `law` is every other kind of statement, and only counts where nothing about the clause amends. */
  readonly kind: AsideKind;
  /** Whether its subject is a text, or words of one. */
  readonly isOfText: boolean;
  /** "With the following modifications": whether the list below or the later provisions continue it. */
  readonly announcesModifications: boolean;
  /** Whether the list below completes its verb, or a subordinate clause. */
  readonly takesList: boolean;
  /** The later provisions that have the modifications; null for all of them. */
  readonly only: readonly LabelRange[] | null;
  /** The number of the Schedule that has the modifications; '' for the only Schedule, null for none. */
  readonly schedule: string | null;
  /** The first token after it. */
  readonly endIndex: number;
}

const NO_PLACE = { only: null, schedule: null };

/** The place of modifications that words announce: "set out in subsections (2) to (5)", "in Schedule 2". */
function findModificationPlace(
  cursor: Cursor,
  { tokens, tokenIndices }: Clause,
): Pick<Statement, 'only' | 'schedule'> {
  const setOutAt = tokens.findIndex(
    ({ low: word }, at) =>
      (word === 'in' || word === 'by') && SET_OUT_PARTICIPLE.test(lowerAt(tokens, at - 1)),
  );
  const at = tokenIndices[setOutAt + 1];
  if (setOutAt < 0 || at === undefined) return NO_PLACE;
  const ahead = { ...cursor, at };
  if (peek(ahead)?.low === 'the') ahead.at++;
  const unit = takeUnitName(ahead);
  const labels = unit ? takeLabels(ahead, unit) : null;
  if (unit === 'Schedule') return { only: null, schedule: labels?.[0]?.from.join('') ?? '' };
  return { only: labels, schedule: null };
}

/** Whether a verb says what somebody may or must do. The list below is then no instruction. */
const hasModalVerb = (tokens: readonly Token[], verb: number): boolean =>
  MODALS.has(lowerAt(tokens, verb)) && !isNamedText(headOf(tokens.slice(0, Math.max(verb, 0))));

/** Words that can't end a sentence, so that the list below completes it. */
const INCOMPLETE_ENDINGS: ReadonlySet<string> = new Set([
  ...SUBORDINATORS,
  ...MODALS,
  ...splitWords('that of to by with for in from under either both not be between'),
]);

/** Whether words have an amending verb anywhere. They may then be an instruction, whatever else they say. */
export const hasAmendingVerb = (tokens: readonly Token[]): boolean =>
  tokens.some(({ low: word }, at) => {
    const before = lowerAt(tokens, at - 1);
    const next = tokens[at + 1];
    const isNotInfinitive = !MODALS.has(before) && before !== 'to';
    const hasObject =
      next === undefined || next.kind !== 'word' || /^(?:the|for|after|before|in|at)$/.test(next.low);
    if (/^(?:insert|substitute)$/.test(word)) return hasObject && isNotInfinitive;
    if (word === 'omit')
      return hasObject && isNotInfinitive && (at === 0 || before === '' || /^(?:and|then)$/.test(before));
    return (
      /^(?:inserted|substituted)$/.test(word) && /^(?:is|are|be)$/.test(before) && mainVerbIndex(tokens) < at
    );
  });

/** Words of a wish for a change: "the policy is that", "it is proposed to". */
const WISH_WORD =
  /^(?:propos(?:al|ed)|policy|intention|intended|instructions?|aim|idea|plan|desired|suggest(?:ed|ion)|recommend(?:ed|ation)|request(?:ed)?)$/;

/** Verbs of wanting. The law says them of its subjects, too: "the landlord intends to". */
const WANTING_VERB = /^(?:wants?|wish(?:es)?|proposes?|intends?|hopes?)$/;

/** Subjects who may want a text changed. */
const WISHING_SUBJECT =
  /^(?:i|we|ministers?|government|department|office|officials?|clients?|teams?|committee|board|it)$/;

/** Whether a clause is a wish for a change without the words of it. No sentence of law has "should" for its main verb. */
export function isWish(cursor: Cursor, clause: Clause): boolean {
  const { tokens } = clause;
  const verb = mainVerbIndex(tokens);
  if (verb < 0 || !namesPlace(cursor, clause)) return false;
  if (/^(?:should|ought)$/.test(lowerAt(tokens, verb))) return true;
  const subject = tokens.slice(0, verb);
  const comma = subject.findLastIndex(({ text }) => text === ',');
  const isImpersonal = lowerAt(subject, comma + 1) === 'it';
  const wishTokens = isImpersonal
    ? tokens.slice(verb + 1, verb + 2)
    : [...headOf(subject.slice(comma + 1)), ...tokens.slice(verb, verb + 1)];
  const conjunctionAt = tokens.findIndex(
    ({ low: word }, at) => at > verb && at < verb + 4 && (word === 'that' || word === 'to'),
  );
  // "The proposal is to be treated as made" is law.
  const leadsToClause =
    conjunctionAt > 0 &&
    !(lowerAt(tokens, conjunctionAt) === 'to' && lowerAt(tokens, conjunctionAt + 1) === 'be');
  const isWanted = WANTING_VERB.test(lowerAt(tokens, verb))
    ? subject.some(({ low: word }) => WISHING_SUBJECT.test(word))
    : wishTokens.some(({ low: word }) => WISH_WORD.test(word));
  return leadsToClause && isWanted;
}

/** Whether an order comes after its place: "at the end of the X Act add the Schedule in the Annex". */
function isPlacedOrder(cursor: Cursor): boolean {
  const ahead = { ...cursor };
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
export function readStatement(cursor: Cursor, isLimited: boolean): Statement | 'amends' | null {
  const clause = clauseAt(cursor);
  const hasSlip = clause.tokens.some(({ kind }) => kind === 'slip');
  if (isOrder(clause) || namesChangedWords(clause) || hasSlip || isPlacedOrder(cursor)) return 'amends';
  const verb = mainVerbIndex(clause.tokens);
  const kind =
    verb >= 0 ? kindOf({ tokens: clause.tokens, verb, isLimited }) : hasVerb(clause.tokens) ? 'law' : null;
  if (kind === null || kind === 'amends') return kind;
  if (kind !== 'modification' && kind !== 'elsewhere' && hasAmendingVerb(clause.tokens)) return 'amends';
  const {
    tokens,
    tokenIndices,
    end: endIndex,
  } = kind === 'modification' || kind === 'elsewhere' ? clauseAt(cursor, true) : clause;
  const hasList = cursor.tokens[endIndex]?.kind === 'list';
  const lastWord = tokens.findLast((token) => token.kind === 'word')?.low ?? '';
  const modifications = kind === 'modification' ? findModifications(tokens.slice(Math.max(verb, 0))) : null;
  const isUnfinished = !hasList && /^[—–:-]/.test(tokens.at(-1)?.text ?? '');
  const announcesModifications = modifications !== null && (modifications.comeAfter || isUnfinished);
  const modificationPlace = announcesModifications
    ? findModificationPlace(cursor, { tokens, tokenIndices, end: endIndex })
    : NO_PLACE;
  return {
    kind,
    isOfText: isOfText(headOf(clause.tokens.slice(0, Math.max(verb, 0)))),
    announcesModifications,
    takesList:
      hasList &&
      (kind === 'modification' || INCOMPLETE_ENDINGS.has(lastWord) || hasModalVerb(clause.tokens, verb)),
    ...modificationPlace,
    endIndex,
  };
}

/** Whether words may begin a sentence of law whose verb is in or after its list: "a person who—". */
export const beginsLaw = (cursor: Cursor, clause: Clause): boolean =>
  cursor.tokens[clause.end]?.kind === 'list' &&
  !isOrder(clause) &&
  !hasAmendingVerb(clause.tokens) &&
  !(hasQuotes(clause) && namesPlace(cursor, clause));
