import { FIELDS, type Field, type Pid, walk } from '../act/tree.ts';
import { type Edit, newPidsOf } from '../amend/edits/edit.ts';
import type { Signatures, SignedStretch } from '../amend/edits/signatures.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import type { NewEvent } from '../events/event-types.ts';
import { type Blame, blame, type Made, type RevisionMark } from '../history/blame.ts';
import { type Signature, signatureOf } from '../history/signed-runs.ts';

/** Whose the words are of an amendment that two copies come to together: each letter is whose it was in one of them. */

/** The fields that edits have words in, and the provisions that they put in, leave out, move or divide. */
function placesIn(edits: readonly Edit[]) {
  const fields = new Map<string, readonly [Pid, Field]>();
  const whole = new Set<Pid>();
  const add = (pid: Pid, field: Field) => fields.set(`${field} ${pid}`, [pid, field]);
  for (const edit of edits) {
    if (edit.type === 'text') add(edit.pid, edit.field);
    else
      for (const pid of edit.type === 'insert' ? newPidsOf(edit) : [edit.pid, ...newPidsOf(edit)])
        whole.add(pid);
    if (edit.type === 'insert')
      for (const { pid } of walk(edit.provision)) for (const field of FIELDS) add(pid, field);
  }
  return { fields: [...fields.values()], whole: [...whole] };
}

/** Stands for whoever took in the other's work: what neither copy has is theirs. */
const NOBODY: RevisionMark = { seq: 1, revision: 1, who: '', at: '', because: '' };

/**
 * @param edits what the amendment is in both copies together
 * @param chains what it was in each of them, revision by revision
 */
export function mergedSignatures(
  edits: readonly Edit[],
  chains: readonly (readonly Made[])[],
): Signatures | undefined {
  const [ours] = chains;
  // Where ours has it so, all is as it was.
  if (canonicalJson(ours?.at(-1)?.amendment.edits ?? []) === canonicalJson(edits)) return undefined;
  const hands: Signature[] = [];
  const sides = chains
    .filter((chain) => chain.length > 0)
    .map((chain) => ({ chain, by: signatureOf(chain) }));
  const handOf = ({ who, at }: Signature): number => {
    const found = hands.findIndex((one) => one.who === who && one.at === at);
    return found >= 0 ? found : hands.push({ who, at }) - 1;
  };
  const after = { amendment: { revision: 1, edits }, mark: NOBODY };
  /** Of each side, whose a stretch is; nobody's where that side doesn't have it. */
  const told = (pid: Pid, field: Field) =>
    sides.map(({ chain, by }) => {
      const of = (mark: RevisionMark | null) => (mark && mark !== NOBODY ? handOf(by(mark)) : null);
      return { of, blame: blame([...chain, after], pid, field) };
    });
  const lettersOf = (stretches: Blame['struck'], of: (mark: RevisionMark) => number | null) => {
    const letters = new Map<number, number>();
    for (const { from, to, by } of stretches) {
      const hand = of(by);
      for (let at = from; hand !== null && at < to; at++) letters.set(at, hand);
    }
    return letters;
  };
  const merged = (all: readonly ReadonlyMap<number, number>[]) =>
    new Map(all.toReversed().flatMap((one) => [...one]));
  const { fields, whole } = placesIn(edits);
  const inserted: Signatures['inserted'][number][] = [];
  const struck: Signatures['struck'][number][] = [];
  for (const [pid, field] of fields) {
    const each = told(pid, field);
    const gaps = new Map(each[0]?.blame.inserted.map(({ gap, to }) => [gap, to]));
    for (const [gap, length] of gaps) {
      const letters = merged(
        each.map(({ blame: { inserted: all }, of }) =>
          lettersOf(
            all.filter((one) => one.gap === gap),
            of,
          ),
        ),
      );
      const runs: SignedStretch[] = [];
      for (let at = 0; at < length; at++) {
        const hand = letters.get(at);
        const last = runs.at(-1);
        if (last && (last as { hand?: number }).hand === hand)
          runs[runs.length - 1] = { ...last, length: last.length + 1 };
        else runs.push(hand === undefined ? { length: 1 } : { length: 1, hand });
      }
      inserted.push({ pid, field, gap, runs });
    }
    const gone = merged(each.map(({ blame: { struck: all }, of }) => lettersOf(all, of)));
    for (const [at, hand] of [...gone].sort(([a], [b]) => a - b)) {
      const last = struck.at(-1);
      if (last?.pid === pid && last.field === field && last.to === at && last.hand === hand)
        struck[struck.length - 1] = { ...last, to: at + 1 };
      else struck.push({ pid, field, from: at, to: at + 1, hand });
    }
  }
  return {
    hands,
    inserted,
    struck,
    whole: whole.flatMap((pid) => {
      const hand = told(pid, 'content')
        .map(({ of, blame: { whole: mark } }) => of(mark))
        .find((one) => one !== null);
      return hand === undefined || hand === null ? [] : [{ pid, hand }];
    }),
  };
}

/** What a ledger is to tell of a merge or a choice, with whose the words are of each amendment in it. */
export const withSignatures = (
  events: readonly NewEvent[],
  chainsOf: (id: string) => readonly (readonly Made[])[],
): readonly NewEvent[] =>
  events.map((event) => {
    if (event.act !== 'amendment.merge') return event;
    const signatures = mergedSignatures(
      event.payload.is.edits,
      chainsOf(event.subject.replace('amendment:', '')),
    );
    return signatures ? { ...event, payload: { ...event.payload, signatures } } : event;
  });
