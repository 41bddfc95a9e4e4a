import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { keysOf, splitKey, valueAt } from '../../../core/merge/conflict-keys.ts';
import { conflictsIn } from '../../../core/merge/conflicts.ts';
import type { Copy } from '../../../core/merge/copy.ts';
import { bringsNothing, copyOf, thingsOf } from '../../../core/merge/merge.ts';
import { isVacated, vacatedName } from '../../../core/merge/vacated-name.ts';
import { doings, type RandomAct } from '../../support/acts/random-acts.ts';
import { wrongAnswers } from '../../support/consultation/wrong-answers.ts';
import { aboutOthers } from '../../support/reviews/about.ts';
import { CopyInMemory } from '../../support/reviews/ledgers.ts';
import { stateOf } from '../../support/reviews/merged-state.ts';
import { amount } from '../../support/run/amount.ts';

const RUNS = { numRuns: amount(16, 1000) };

const state = (session: CopyInMemory) => canonicalJson(stateOf(session.copy));

/** That two hold the same; what differs is only looked for where something does. */
function areSame(one: CopyInMemory, other: CopyInMemory): void {
  if (state(one) !== state(other)) expect(stateOf(one.copy)).toEqual(stateOf(other.copy));
}

/** That a ledger read anew tells what the copy that wrote it holds. */
const isReadAgain = (session: CopyInMemory): void => {
  expect(canonicalJson(stateOf(copyOf(session.entries)))).toBe(state(session));
  expect(wrongAnswers(session)).toEqual([]);
  expect(aboutOthers(session)).toEqual([]);
};

/**
 * What both changed of one thing, to something else each, worked out without a look at how a merge does it: by what
 * the three copies say. Of comments nothing is, for none is ever changed.
 */
function changedByBoth(before: Copy, one: Copy, other: Copy): readonly string[] {
  const both: string[] = [];
  for (const key of keysOf(before.state)) {
    const [was, a, b] = [before, one, other].map((copy) => valueAt(copy.state, key));
    const { kind, id } = splitKey(key);
    const sided = (value: unknown): Readonly<Record<string, unknown>> => {
      if (kind !== 'amendment') return { whole: value };
      const { title, purpose, reason, edits, state: at } = value as Amendment;
      return { title, purpose, reason, draft: [edits, at] };
    };
    // Of these it is only whether they are there that two people can differ in.
    const isPlain = ['theme', 'excerpt', 'note', 'amendment', 'review'].includes(kind);
    // A number that was free may have gone to another thing since.
    const isOne = new Set([before, one, other].map((copy) => copy.thingAt(key))).size === 1;
    if (!isPlain || !isOne || was === null || (kind !== 'amendment' && (a === null) !== (b === null)))
      continue;
    const [base, mine, theirs] = [sided(was), sided(a), sided(b)];
    for (const part of Object.keys(base)) {
      const [x, y, z] = [base[part], mine[part], theirs[part]].map((value) => canonicalJson(value ?? null));
      if (x !== y && x !== z && y !== z) both.push(`${kind}:${id} ${part}`);
    }
  }
  return both;
}

/** Everything that a session's owner typed is in a ledger, to the letter, or held by the hash that it has there. */
function keepsAll(of: CopyInMemory, at: CopyInMemory): void {
  const told = canonicalJson(at.entries.map(({ payload }) => payload)) + canonicalJson([...at.held.values()]);
  expect(of.typed.filter((text) => !told.includes(text))).toEqual([]);
}

const CREATE = 0;
const DESCRIBE = 4;
const NOTE = 23;
const SOURCE = 24;
const SOURCE_BACK = 25;
const number = fc.nat({ max: 999 });
/** Mostly amendments and pieces of evidence, and what is said of them, tied to them and taken back. */
const drafting = fc.array(
  fc.tuple(
    fc.constantFrom(
      CREATE,
      CREATE,
      CREATE,
      2,
      DESCRIBE,
      5,
      6,
      16,
      22,
      NOTE,
      NOTE,
      SOURCE,
      SOURCE,
      SOURCE_BACK,
      26,
      27,
      27,
    ),
    number,
    number,
    number,
  ),
  { maxLength: 3 },
);
/** Who; from whom they take work in, themselves for nobody; from how many packages ago; and what they do before. */
const round = fc.tuple(
  fc.nat({ max: 2 }),
  fc.nat({ max: 2 }),
  fc.nat({ max: 9 }),
  fc.oneof({ weight: 3, arbitrary: drafting }, { weight: 1, arbitrary: doings(0, 5) }),
);
type Round = readonly [who: number, to: number, back: number, work: readonly RandomAct[]];

const [ANN, BEA, CAT] = [0, 1, 2];
/** An act after which some minutes have gone by, by which of all that there is of its kind it is done to. */
const after = (kind: number, minutes: number, which = 0): RandomAct => [kind, which, 0, minutes];
/**
 * Ann's second is A-002 to Ann, and A-005 to Cat, to whom Bea's first is A-002; that is A-003 to Ann, which is Cat's second
 * to Cat. Once they meet, A-002 is left.
 */
const lateWith = (kind: number): Round[] => [
  [CAT, 0, 0, [after(kind, 1)]],
  [ANN, 0, 0, [after(kind, 2)]],
  [BEA, 0, 0, [after(kind, 4)]],
  [ANN, 0, 0, [after(kind, 4)]],
  [CAT, 2, 0, []],
  [CAT, 1, 0, [after(kind, 4)]],
  [ANN, 1, 0, []],
  [ANN, 2, 0, []],
];
const LATE = lateWith(CREATE);
const LATE_AND_CHANGED: Round[] = [...LATE, [ANN, 0, 0, [after(DESCRIBE, 1, 1)]], [BEA, 2, 1, []]];

describe('two people’s work, apart from each other', () => {
  it('comes to the same whoever takes in whose, and nothing is lost', () => {
    let conflicted = 0;
    let renamed = 0;
    let bothChanged = 0;
    fc.assert(
      fc.property(doings(8, 24), doings(6, 16), doings(6, 16), (before, one, other) => {
        const ann = CopyInMemory.begin();
        for (const doing of before) ann.do(doing);
        const shared = ann.entries.length;
        const bea = ann.passedOn('Bea Reader');
        for (const doing of one) ann.do(doing);
        for (const doing of other) bea.do(doing);
        const [annBefore, beaBefore] = [ann.entries.length, bea.entries.length];
        const both = changedByBoth(copyOf(ann.entries.slice(0, shared)), ann.copy, bea.copy);
        const here = ann.merge(bea, beaBefore);
        const there = bea.merge(ann, annBefore);
        areSame(ann, bea);
        isReadAgain(ann);
        isReadAgain(bea);
        for (const session of [ann, bea]) {
          keepsAll(ann, session);
          keepsAll(bea, session);
        }
        const shownHere = here.conflicts.map(({ thingName, part }) => `${thingName} ${part}`);
        expect(shownHere).toEqual(there.conflicts.map(({ thingName, part }) => `${thingName} ${part}`));
        const named = here.conflicts.map(({ kind, id, part }) => `${kind}:${id} ${part}`);
        for (const each of both) expect(named).toContain(each);
        bothChanged += both.length;
        conflicted += here.conflicts.length > 0 ? 1 : 0;
        renamed += here.renamed.length > 0 ? 1 : 0;
        // The same again, and all of each other's ledgers again: nothing more comes of it.
        for (const [session, from] of [
          [ann, bea],
          [bea, ann],
        ] as const) {
          const length = session.entries.length;
          expect(bringsNothing(session.merge(from))).toBe(true);
          expect(session.entries.length).toBe(length);
        }
      }),
      { ...RUNS, endOnFailure: true },
    );
    // The property says nothing where nothing ever clashes: near to half of all do, and of a few at least one.
    const least = (share: number) => (RUNS.numRuns < 100 ? 0 : RUNS.numRuns * share);
    expect(conflicted).toBeGreaterThan(least(1 / 8));
    expect(renamed).toBeGreaterThan(least(1 / 8));
    expect(bothChanged).toBeGreaterThanOrEqual(least(1 / 20));
  }, 600_000);

  it('goes back and forth as often as they like, whatever each had taken in and chosen by then', () => {
    fc.assert(
      fc.property(
        doings(4, 12),
        fc.array(fc.tuple(fc.boolean(), fc.constantFrom(0, 1, 3), doings(0, 6)), {
          maxLength: 8,
        }),
        (before, rounds) => {
          const ann = CopyInMemory.begin();
          for (const doing of before) ann.do(doing);
          const bea = ann.passedOn('Bea Reader');
          for (const [isAnn, how, work] of rounds) {
            const [me, other] = isAnn ? [ann, bea] : [bea, ann];
            for (const doing of work) me.do(doing);
            if (how === 1) me.merge(other);
            if (how === 3) {
              const [open] = conflictsIn(thingsOf(me.copy));
              const taken = open?.readings.at(-1);
              if (open && taken) me.choose([{ thing: open.thingName, part: open.part, event: taken.event }]);
            }
          }
          ann.merge(bea);
          bea.merge(ann);
          areSame(ann, bea);
          isReadAgain(ann);
          isReadAgain(bea);
          for (const session of [ann, bea]) {
            keepsAll(ann, session);
            keepsAll(bea, session);
          }
        },
      ),
      { numRuns: amount(12, 1000), endOnFailure: true },
    );
  }, 600_000);

  it('can be taken in whenever it was made, among three people, and no number is taken away or given again', () => {
    let left = 0;
    let leftByEvidence = 0;
    let changed = 0;
    fc.assert(
      fc.property(fc.array(round, { minLength: 4, maxLength: 12 }), (rounds) => {
        const ann = CopyInMemory.begin();
        const desks = [ann, ann.passedOn('Bea Reader'), ann.passedOn('Cat Writer')];
        // Packages are made between two acts, never in the midst of one.
        const made = new Map(desks.map((session) => [session, [session.entries.length]]));
        for (const [who, to, back, work] of rounds) {
          const [me = ann, other = ann] = [desks[who], desks[(who + to) % 3]];
          for (const doing of work) me.do(doing);
          const numbers = [...me.copy.state.amendments.keys()];
          const empty = numbers.filter((id) => isVacated(me.copy.thingAt(`amendment:${id}`) ?? ''));
          if (me !== other) {
            const packages = made.get(other) ?? [];
            const at = packages.at(-1 - (back % packages.length));
            me.merge(other, at);
            expect(bringsNothing(me.look(other, at))).toBe(true);
          }
          for (const id of numbers) expect(me.copy.state.amendments.has(id)).toBe(true);
          for (const [key, { kind }] of me.copy.state.records)
            if (kind === 'left') expect(valueAt(me.copy.state, key.slice('left:'.length))).toBeNull();
          for (const id of empty)
            expect(me.copy.thingAt(`amendment:${id}`)).toBe(vacatedName(`amendment:${id}`));
          made.get(me)?.push(me.entries.length);
        }
        for (const session of desks) ann.merge(session);
        for (const session of desks) {
          session.merge(ann);
          areSame(session, ann);
          isReadAgain(session);
          for (const each of desks) keepsAll(each, session);
        }
        const amendments = [...ann.copy.thingsByName].filter(([, { kind }]) => kind === 'amendment');
        const empty = amendments.filter(([thing]) => isVacated(thing));
        const created = desks
          .flatMap(({ entries }) => entries)
          .filter(({ act }) => act === 'amendment.create');
        expect(amendments.length - empty.length).toBe(new Set(created.map(({ hash }) => hash)).size);
        left += empty.length > 0 ? 1 : 0;
        leftByEvidence += [...ann.copy.thingsByName.values()].some(({ kind }) => kind === 'left') ? 1 : 0;
        const said = (event: string) =>
          desks.some(({ entries }) => entries.some(({ hash }) => hash === event));
        const isChanged = empty.some(([, { parts }]) =>
          [...parts.values()].some((heads) => [...heads.keys()].some(said)),
        );
        changed += isChanged ? 1 : 0;
      }),
      {
        numRuns: amount(12, 600),
        endOnFailure: true,
        examples: [[LATE], [LATE_AND_CHANGED], [lateWith(NOTE)], [lateWith(SOURCE)]],
      },
    );
    expect(left).toBeGreaterThan(1);
    expect(leftByEvidence).toBeGreaterThan(1);
    expect(changed).toBeGreaterThan(0);
  }, 600_000);
});
