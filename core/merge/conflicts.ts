import { canonicalJson } from '../base/canonical-json.ts';
import { keyOf } from './conflict-keys.ts';
import { type JointHead, topHead } from './join.ts';
import type { Settled } from './joint-settlement.ts';

/** A part of a thing with competing readings. */
export interface Conflict {
  readonly thingName: string;
  readonly kind: string;
  readonly id: string;
  readonly part: string;
  /** The distinct readings. The first is shown until somebody chooses. */
  readonly readings: readonly JointHead[];
}

/** Parts for which the latest reading counts without a choice. */
const UNCHOSEN = /^(?:made|changed|on|corrected|comment .*)$/s;

type Fields = Readonly<Record<string, unknown>>;

/** The content of a reading that is compared, without author and time. `true` if all readings of the part agree. */
function comparedContent(kind: string, part: string, reading: unknown): unknown {
  if (reading === null) return null;
  if (kind === 'link' || kind === 'reading' || kind === 'reviewed') return true;
  if (kind === 'import') return true;
  if (kind === 'question') {
    const { code, text, kind: questionKind } = reading as Fields;
    return [code, text, questionKind];
  }
  if (kind === 'finding') return (reading as Fields).because;
  if (kind === 'decision') return [(reading as Fields).outcome, (reading as Fields).reason];
  if (kind === 'thread' && part === 'resolved') return true;
  if (kind === 'thread' && part === 'task') {
    const { owner, due, done: doneAt } = reading as Fields;
    return [owner, due, doneAt !== null];
  }
  return reading;
}

/** The conflicts among settled things, ordered by name. */
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
        // A question exists while a file that asks it does, so its removal is no choice.
        if (kind === 'question' && head.value === null) continue;
        const meaningText = canonicalJson(comparedContent(kind, part, head.value));
        if (meanings.has(meaningText)) continue;
        meanings.add(meaningText);
        readings.push(head);
      }
      if (readings.length > 1) conflicts.push({ thingName, kind, id, part, readings });
    }
  return conflicts.toSorted((a, b) => {
    const [x, y] = [`${keyOf(a.kind, a.id)} ${a.part}`, `${keyOf(b.kind, b.id)} ${b.part}`];
    return x < y ? -1 : 1;
  });
}
