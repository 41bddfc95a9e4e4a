import type { Kind } from '../../../act/tree.ts';
import { atEnd, attempt, type Cursor, peek, takeMark, takePhrase, takeWord } from './cursor.ts';
import type { KnownLocation } from './finish.ts';
import { takeLocations } from './locations.ts';
import { takeOperation } from './operations.ts';
import { takePassive } from './passive.ts';
import { hasAmendingVerb } from './statement.ts';
import { FINITE } from './verbs.ts';

/** Whether the words of a Schedule only say which section introduces it: "Section 4", "(introduced by section 4(2))". */
export function isReference(kind: Kind, c: Cursor): boolean {
  if (kind !== 'schedule') return false;
  const inner = { ...c, at: peek(c)?.kind === 'open' ? 1 : 0 };
  takePhrase(inner, 'introduced by', 'see', 'as introduced by');
  const isNamed = takeLocations(inner) !== null;
  if (peek(inner)?.kind === 'close') inner.at++;
  return isNamed && (endsAfterMarks(inner) || /^(?:list|block)$/.test(peek(inner)?.kind ?? ''));
}

/** Takes punctuation. Returns whether nothing else follows. */
function endsAfterMarks(c: Cursor): boolean {
  while (takeMark(c, '.', ',', ';', ':'));
  return atEnd(c);
}

/** Whether words have a quotation and an amending verb. They are then more than a heading, even if they can't be read. */
const seemsInstruction = ({ tokens }: Cursor): boolean =>
  tokens.some(({ kind }) => kind === 'quote') && hasAmendingVerb(tokens);

/** Whether a heading is an instruction: a line of text that was taken for a heading. */
export function isInstruction(c: Cursor): boolean {
  if (seemsInstruction(c)) return true;
  c.at = 0;
  const read = takeOperation(c) ?? takePassive(c);
  return read !== null && endsAfterMarks(c);
}

/** Nouns for what a heading says is done to an Act, or to parts of it. */
const DONE_TO = /^(?:amendment|modification|repeal|revocation|change|alteration)s?$/;
const PARTS_OF = ['provisions', 'certain provisions', 'parts', 'sections'].flatMap((parts) =>
  ['of', 'in'].map((joint) => `${parts} ${joint}`),
);
/** The most words up to such a noun: "Minor and consequential amendments to". */
const LEADING_WORDS = 6;

/** Takes "Minor and consequential amendments of provisions of". */
function takeDoneTo(c: Cursor): true | null {
  return attempt(c, () => {
    for (let at = 0; at < LEADING_WORDS; at++) {
      const token = peek(c);
      if (token?.kind !== 'word' || FINITE.has(token.low)) return null;
      c.at++;
      if (!DONE_TO.test(token.low) || !takeWord(c, 'of', 'to', 'in')) continue;
      takePhrase(c, ...PARTS_OF);
      return true;
    }
    return null;
  });
}

/** An unknown Act: the heading names several, and what is under it may be about any. */
const UNSURE: KnownLocation = [{ type: 'act', title: '' }];

/** Takes "Harbours Act 1994", "Amendments of the Harbours Act 1994": the Act, and whether all of it is named. */
export function takeHeadingAct(c: Cursor): { readonly act: KnownLocation; readonly isAll: boolean } | null {
  const isSaid = takeDoneTo(c) !== null;
  const namedPlaces = takeLocations(c) ?? [];
  const acts = namedPlaces.flatMap(([act]) => (act?.type === 'act' ? [act] : []));
  const [act] = acts;
  const isAll = namedPlaces.every(({ length }) => length === 1);
  if (!act || acts.length < namedPlaces.length || (!isSaid && (acts.length > 1 || !isAll))) return null;
  return { act: acts.every(({ title }) => title === act.title) ? [act] : UNSURE, isAll };
}

/** The Act that is amended under a heading, where that names one. */
export function actOfHeading(c: Cursor): KnownLocation | null {
  c.at = 0;
  const namedAct = takeHeadingAct(c);
  return namedAct && (endsAfterMarks(c) || peek(c)?.kind === 'open') ? namedAct.act : null;
}
