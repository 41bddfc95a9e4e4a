import { canonicalJson } from '../base/canonical-json.ts';
import { type JointHead, topHead } from './join.ts';
import type { Settled } from './settled.ts';
import { keyOf } from './things.ts';

/** A part of a thing of which readings stand that exclude each other. */
export interface Conflict {
  readonly thing: string;
  readonly kind: string;
  readonly id: string;
  readonly part: string;
  /** Each reading once, the one that shows until somebody chooses first. */
  readonly readings: readonly JointHead[];
}

/** Parts that are said by whoever was last, and nobody chooses. */
const UNCHOSEN = /^(?:made|changed|on|corrected|comment .*)$/s;

type Fields = Readonly<Record<string, unknown>>;

/** What of a reading makes it another than the rest: never who said so, nor when. */
function meaning(kind: string, part: string, value: unknown): unknown {
  if (value === null) return null;
  if (kind === 'link' || kind === 'reading' || kind === 'reviewed') return true;
  if (kind === 'import') return true;
  if (kind === 'question') {
    const { code, text, kind: questionKind } = value as Fields;
    return [code, text, questionKind];
  }
  if (kind === 'finding') return (value as Fields).because;
  if (kind === 'decision') return [(value as Fields).outcome, (value as Fields).reason];
  if (kind === 'thread' && part === 'resolved') return true;
  if (kind === 'thread' && part === 'task') {
    const { owner, due, done: doneAt } = value as Fields;
    return [owner, due, doneAt !== null];
  }
  return value;
}

/** The conflicts among settled things, in the order of their names. */
export function conflictsIn(settledThings: ReadonlyMap<string, Settled>): readonly Conflict[] {
  const conflicts: Conflict[] = [];
  for (const [thingName, { kind, id, parts }] of settledThings)
    for (const [part, heads] of parts) {
      if (heads.size < 2 || UNCHOSEN.test(part)) continue;
      const readings: JointHead[] = [];
      const meanings = new Set<string>();
      const first = topHead(heads.values());
      const otherHeads = [...heads.values()].filter((head) => head !== first);
      const inOrder = otherHeads.toSorted((a, b) => (a.event < b.event ? -1 : 1));
      for (const head of first ? [first, ...inOrder] : inOrder) {
        // A question is there while a file that asks it is: nobody chooses that it be gone.
        if (kind === 'question' && head.value === null) continue;
        const meaningText = canonicalJson(meaning(kind, part, head.value));
        if (meanings.has(meaningText)) continue;
        meanings.add(meaningText);
        readings.push(head);
      }
      if (readings.length > 1) conflicts.push({ thing: thingName, kind, id, part, readings });
    }
  return conflicts.toSorted((a, b) => {
    const [x, y] = [`${keyOf(a.kind, a.id)} ${a.part}`, `${keyOf(b.kind, b.id)} ${b.part}`];
    return x < y ? -1 : 1;
  });
}
