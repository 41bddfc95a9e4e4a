import { type Provision, provision, walk } from '../../../core/act/tree.ts';
import {
  type Applied,
  type ApplySession,
  applyInstruction,
} from '../../../core/amend/instructions/apply/apply.ts';
import type {
  Anchor,
  Instruction,
  Label,
  Location,
  Locus,
  NewText,
  Occurrence,
  Operation,
  UnitName,
  WordsTarget,
} from '../../../core/amend/instructions/syntax.ts';
import { asAmendedOf, redline } from '../../../core/amend/redline/redline.ts';

/** Instructions as values, in few words: what a reader would make of the wording beside each. */
export const unit = (name: UnitName, ...label: Label): Locus => ({
  type: 'unit',
  unit: name,
  labels: [{ from: label }],
});
export const units = (name: UnitName, ...labels: readonly Label[]): Locus => ({
  type: 'unit',
  unit: name,
  labels: labels.map((from) => ({ from })),
});
export const act = (title: string): Locus => ({ type: 'act', title });
export const that = (name: UnitName | 'Act' | 'definition' | 'heading' | null): Locus => ({
  type: 'anaphor',
  unit: name,
});
export const words = (
  text: string,
  where: Occurrence = { type: 'once' },
  inside: Location = [],
): WordsTarget => ({ type: 'quoted', words: text, where, in: inside });
export const span = (from: string | null, to: string | null, inside: Location = []): WordsTarget => ({
  type: 'span',
  from,
  to,
  where: { type: 'once' },
  in: inside,
});
export const say = (text: string, ...provisions: readonly Provision[]): NewText => ({
  words: text,
  provisions,
});
export const put = (at: Anchor, matter: NewText): Operation => ({
  type: 'insert',
  at: [at],
  newText: matter,
});
export const afterWords = (text: string, insert: string): Operation =>
  put({ type: 'words', side: 'after', words: words(text) }, say(insert));
export const forWords = (text: string, insert: string, where?: Occurrence): Operation => ({
  type: 'substituteWords',
  targets: [words(text, where)],
  newText: say(insert),
});
export const omitWords = (...targets: readonly WordsTarget[]): Operation => ({ type: 'omitWords', targets });
export const beside = (
  side: 'before' | 'after',
  of: Location,
  ...provisions: readonly Provision[]
): Operation => put({ type: 'provision', side, of }, say('', ...provisions));
export const atEnd = (text: string, of: Location = [], ...provisions: readonly Provision[]): Operation =>
  put({ type: 'edge', edge: 'end', of }, say(text, ...provisions));

let made = 0;
export const piece = (
  kind: Provision['kind'],
  num: string,
  content: string,
  children: readonly Provision[] = [],
): Provision =>
  provision({
    pid: `quoted-${made++}`,
    kind,
    num,
    ...(children.length > 0 ? { intro: content, children } : { content }),
  });

export const instruction = (context: Location, operation: Operation, condition?: string): Instruction => ({
  source: { pid: 'clause', eid: 'sec_1', cite: 'clause 1', from: 0, to: 0, text: '' },
  context,
  operation,
  ...(condition === undefined ? {} : { condition }),
});

/** A session on an Act; new identities are counted up. */
export function applySession(base: Provision, more: Partial<ApplySession> = {}): ApplySession {
  let count = 0;
  return { base, amendments: [], newPid: () => `new-${count++}`, ...more };
}

/** Applies instructions in order, each as an amendment of its own: `A-001`, `A-002` … */
export function applyAll(
  session: ApplySession,
  instructions: readonly Instruction[],
): { readonly session: ApplySession; readonly results: readonly Applied[] } {
  const results: Applied[] = [];
  let now = session;
  for (const [at, one] of instructions.entries()) {
    const am = `A-${`${at + 1 + session.amendments.length}`.padStart(3, '0')}`;
    const applied = applyInstruction(now, one, am);
    now = applied.session;
    results.push(applied);
  }
  return { session: now, results };
}

/** The text as a session's amendments make it. */
export const amendedText = (session: ApplySession): Provision =>
  asAmendedOf(redline(session.base, session.amendments));

/** A provision's words as they are printed, a line for each piece. */
export function lines(root: Provision, pid?: string): readonly string[] {
  const top = pid === undefined ? root : [...walk(root)].find((node) => node.pid === pid);
  const print = (node: Provision): readonly string[] => {
    const own = [node.num, node.heading, node.intro, node.content].filter(Boolean).join(' ');
    return [...(own ? [own] : []), ...node.children.flatMap(print), ...(node.wrapUp ? [node.wrapUp] : [])];
  };
  return top ? print(top) : [];
}
