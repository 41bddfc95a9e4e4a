import { FIELDS, type Field, type Pid, walk } from '../act/tree.ts';
import { type Edit, newPidsOf } from '../amend/edits/edit.ts';
import { SignatureList, type Signatures } from '../amend/edits/signatures.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import type { NewEvent } from '../events/event-types.ts';
import { type Blame, blame, type MadeRevision, type RevisionMark } from '../history/blame.ts';
import { signatureOf } from '../history/signed-runs.ts';

/** Attributes the words of a merged amendment: each letter keeps the author it had in one of the copies. */

/** The fields with words in the edits, and the provisions that they insert, omit, move or divide. */
function placesIn(edits: readonly Edit[]) {
  const fields = new Map<string, readonly [Pid, Field]>();
  const add = (pid: Pid, field: Field) => fields.set(`${field} ${pid}`, [pid, field]);
  for (const edit of edits) {
    if (edit.type === 'text') add(edit.pid, edit.field);
    else if (edit.type === 'insert')
      for (const { pid } of walk(edit.provision)) for (const field of FIELDS) add(pid, field);
  }
  const wholePids = edits.flatMap((edit) =>
    edit.type === 'text' ? [] : [...newPidsOf(edit), ...('pid' in edit ? [edit.pid] : [])],
  );
  return { fields: [...fields.values()], whole: new Set(wholePids) };
}

/** Marks the person who imports the work, who is the author of words that neither copy has. */
const NOBODY: RevisionMark = { seq: 1, revision: 1, who: '', at: '', because: '' };

/**
 * The signatures of a merged amendment; undefined where they are the same as in the first copy.
 * @param edits the amendment's edits in both copies together
 * @param chains the amendment's revisions in each copy
 */
function mergedSignatures(
  edits: readonly Edit[],
  chains: readonly (readonly MadeRevision[])[],
): Signatures | undefined {
  const [ours] = chains;
  if (canonicalJson(ours?.at(-1)?.amendment.edits ?? []) === canonicalJson(edits)) return undefined;
  const list = new SignatureList();
  const after = { amendment: { revision: 1, edits }, mark: NOBODY };
  const sides = chains
    .filter((chain) => chain.length > 0)
    .map((chain) => ({ chain, by: signatureOf(chain) }));
  /** Authors of a field's letters in each copy, computed once, since every revision is visited. */
  const blamesOf = (pid: Pid, field: Field) =>
    sides.map(({ chain, by }) => ({ by, fieldBlame: blame([...chain, after], pid, field) }));
  /** Authors of letters, from the first copy that has them. */
  const lettersIn = (
    blames: ReturnType<typeof blamesOf>,
    runsOf: (fieldBlame: Blame) => Blame['struck'],
  ): ReadonlyMap<number, number> => {
    const letters = new Map<number, number>();
    for (const { fieldBlame, by } of blames)
      for (const { from, to, by: mark } of runsOf(fieldBlame))
        for (let at = from; mark !== NOBODY && at < to; at++)
          if (!letters.has(at)) letters.set(at, list.handOf(by(mark)));
    return letters;
  };
  const { fields, whole: wholePids } = placesIn(edits);
  for (const [pid, field] of fields) {
    const now = blame([after], pid, field).inserted;
    const blames = blamesOf(pid, field);
    for (const { gap, text } of now) {
      const letters = lettersIn(blames, ({ inserted }) => inserted.filter((one) => one.gap === gap));
      const origins = Array.from({ length: text.length }, (_, at) => {
        const hand = letters.get(at);
        return hand === undefined ? {} : { hand };
      });
      list.insert(pid, field, gap, origins);
    }
    const struck = lettersIn(blames, (fieldBlame) => fieldBlame.struck);
    for (const at of [...struck.keys()].sort((a, b) => a - b))
      list.strike(pid, field, at, struck.get(at) ?? 0);
  }
  for (const pid of wholePids) {
    const marks = blamesOf(pid, 'content').map(({ by, fieldBlame }) => ({ by, mark: fieldBlame.whole }));
    const first = marks.find(({ mark }) => mark && mark !== NOBODY);
    if (first?.mark) list.take(pid, list.handOf(first.by(first.mark)));
  }
  return list.signatures;
}

/** Adds the authors of each merged amendment's words to the entries of a merge or choice. */
export const withSignatures = (
  events: readonly NewEvent[],
  chainsOf: (id: string) => readonly (readonly MadeRevision[])[],
): readonly NewEvent[] =>
  events.map((event) => {
    if (event.act !== 'amendment.merge') return event;
    const id = event.subject.replace('amendment:', '');
    const signatures = mergedSignatures(event.payload.is.edits, chainsOf(id));
    return signatures ? { ...event, payload: { ...event.payload, signatures } } : event;
  });
