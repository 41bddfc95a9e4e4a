import type { Kind } from '../../../act/tree.ts';
import { atEnd, attempt, type Cursor, peek, takeMark, takePhrase, takeWord } from './cursor.ts';
import type { ResolvedLocation } from './finish.ts';
import { takeLocations } from './locations.ts';
import { takeOperation } from './operations.ts';
import { takePassive } from './passive.ts';
import { hasAmendingVerb } from './statement.ts';
import { FINITE_VERBS } from './verbs.ts';

/** Whether the words of a Schedule only say which section introduces it: "Section 4", "(introduced by section 4(2))". */
export function onlyNamesIntroducingSection(kind: Kind, cursor: Cursor): boolean {
  if (kind !== 'schedule') return false;
  const ahead = { ...cursor, at: peek(cursor)?.kind === 'open' ? 1 : 0 };
  takePhrase(ahead, 'introduced by', 'see', 'as introduced by');
  const isNamed = takeLocations(ahead) !== null;
  if (peek(ahead)?.kind === 'close') ahead.at++;
  return isNamed && (endsAfterMarks(ahead) || /^(?:list|block)$/.test(peek(ahead)?.kind ?? ''));
}

/** Takes punctuation. Returns whether nothing else follows. */
function endsAfterMarks(cursor: Cursor): boolean {
  while (takeMark(cursor, '.', ',', ';', ':'));
  return atEnd(cursor);
}

/** Whether words have a quotation and an amending verb. They are then more than a heading, even if they can't be read. */
const looksLikeInstruction = ({ tokens }: Cursor): boolean =>
  tokens.some(({ kind }) => kind === 'quote') && hasAmendingVerb(tokens);

/** Whether a heading is an instruction: a line of text that was taken for a heading. */
export function isHeadingInstruction(cursor: Cursor): boolean {
  if (looksLikeInstruction(cursor)) return true;
  cursor.at = 0;
  const reading = takeOperation(cursor) ?? takePassive(cursor);
  return reading !== null && endsAfterMarks(cursor);
}

/** Nouns for what a heading says is done to an Act, or to parts of it. */
const CHANGE_NOUN = /^(?:amendment|modification|repeal|revocation|change|alteration)s?$/;
const PARTS_OF_ACT = ['provisions', 'certain provisions', 'parts', 'sections'].flatMap((parts) =>
  ['of', 'in'].map((joint) => `${parts} ${joint}`),
);
/** The most words up to such a noun: "Minor and consequential amendments to". */
const MAX_LEADING_WORDS = 6;

/** Takes "Minor and consequential amendments of provisions of". */
function takeChangeNoun(cursor: Cursor): true | null {
  return attempt(cursor, () => {
    for (let at = 0; at < MAX_LEADING_WORDS; at++) {
      const token = peek(cursor);
      if (token?.kind !== 'word' || FINITE_VERBS.has(token.low)) return null;
      cursor.at++;
      if (!CHANGE_NOUN.test(token.low) || !takeWord(cursor, 'of', 'to', 'in')) continue;
      takePhrase(cursor, ...PARTS_OF_ACT);
      return true;
    }
    return null;
  });
}

/** An unknown Act: the heading names several, and what is under it may be about any. */
const UNKNOWN_ACT: ResolvedLocation = [{ type: 'act', title: '' }];

/** Takes "Harbours Act 1994", "Amendments of the Harbours Act 1994": the Act, and whether all of it is named. */
export function takeHeadingAct(
  cursor: Cursor,
): { readonly act: ResolvedLocation; readonly isAll: boolean } | null {
  const saysChanged = takeChangeNoun(cursor) !== null;
  const namedPlaces = takeLocations(cursor) ?? [];
  const acts = namedPlaces.flatMap(([act]) => (act?.type === 'act' ? [act] : []));
  const [act] = acts;
  const isAll = namedPlaces.every(({ length }) => length === 1);
  if (!act || acts.length < namedPlaces.length || (!saysChanged && (acts.length > 1 || !isAll))) return null;
  return { act: acts.every(({ title }) => title === act.title) ? [act] : UNKNOWN_ACT, isAll };
}

/** The Act that is amended under a heading, where that names one. */
export function actOfHeading(cursor: Cursor): ResolvedLocation | null {
  cursor.at = 0;
  const namedAct = takeHeadingAct(cursor);
  return namedAct && (endsAfterMarks(cursor) || peek(cursor)?.kind === 'open') ? namedAct.act : null;
}
