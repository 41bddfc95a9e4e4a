import type { Kind } from '../../../act/tree.ts';
import { atEnd, type Cursor, mark, peek, phrase, word } from './cursor.ts';
import type { KnownLocation } from './finish.ts';
import { location, locations } from './locations.ts';
import { operation } from './operations.ts';
import { passive } from './passive.ts';
import { hasAmendingVerb } from './statement.ts';

/** Whether the words of a Schedule only say which section introduces it: "Section 4", "(introduced by section 4(2))". */
export function isReference(kind: Kind, c: Cursor): boolean {
  if (kind !== 'schedule') return false;
  const inner = { ...c, at: peek(c)?.kind === 'open' ? 1 : 0 };
  phrase(inner, 'introduced by', 'see', 'as introduced by');
  const isNamed = locations(inner) !== null;
  if (peek(inner)?.kind === 'close') inner.at++;
  return isNamed && (ends(inner) || /^(?:list|block)$/.test(peek(inner)?.kind ?? ''));
}

/** Whether only marks are left. */
function ends(c: Cursor): boolean {
  while (mark(c, '.', ',', ';', ':'));
  return atEnd(c);
}

/** Words in marks and a verb that does something with them: more than a heading, whether or not it can be read. */
const seemsInstruction = ({ tokens }: Cursor): boolean =>
  tokens.some(({ kind }) => kind === 'quote') && hasAmendingVerb(tokens);

/** Whether a heading says that something is done: a line of a text that was taken for one. */
export function isInstruction(c: Cursor): boolean {
  if (seemsInstruction(c)) return true;
  c.at = 0;
  const read = operation(c) ?? passive(c);
  return read !== null && ends(c);
}

/** The Act that is amended under a heading, where that names one: "Harbours Act 1994", "Amendment of the Harbours Act 1994". */
export function actOfHeading(c: Cursor): KnownLocation | null {
  c.at = 0;
  while (word(c, 'minor', 'consequential', 'further', 'other', 'miscellaneous', 'and'));
  const says = phrase(
    c,
    ...['amendment', 'amendments', 'modification', 'modifications', 'repeal', 'repeals', 'changes'].flatMap(
      (what) => [`${what} of`, `${what} to`],
    ),
  );
  if (!says) c.at = 0;
  const [only, other] = location(c) ?? [];
  const [act] = only ?? [];
  const isWhole = ends(c) || peek(c)?.kind === 'open';
  return act?.type === 'act' && !other && isWhole && (says || only?.length === 1) ? [act] : null;
}
