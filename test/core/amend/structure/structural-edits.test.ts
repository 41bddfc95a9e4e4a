import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextNumber } from '../../../../core/act/numbering.ts';
import { indexTree, type Kind, type Provision, provision, walk } from '../../../../core/act/tree.ts';
import { checkEdits } from '../../../../core/amend/edits/check.ts';
import type { Edit } from '../../../../core/amend/edits/edit.ts';
import { asAmendedOf, type Drafted, redline } from '../../../../core/amend/redline/redline.ts';
import { numberFor } from '../../../../core/amend/structure/number-for.ts';
import {
  type Changes,
  insertProvision,
  omitProvision,
} from '../../../../core/amend/structure/structural-edits.ts';
import type { Where } from '../../../../core/amend/structure/with-inserted.ts';
import { withInsertions } from '../../../../core/amend/structure/with-insertions.ts';
import type { Result } from '../../../../core/base/result.ts';
import { sampleAct } from '../../../support/acts/sample-act.ts';
import { realAct } from '../../../support/drafts/drafts.ts';
import { caseCount } from '../../../support/run/amount.ts';

const act = realAct();

/** Amendments that grow as commands are given, as a window's would. */
class DraftingSession {
  amendments: readonly Drafted[] = [];
  made = 0;
  readonly base: Provision;
  constructor(base = sampleAct) {
    this.base = base;
  }

  take(result: Result<Changes>): Result<Changes> {
    if (!result.ok) return result;
    const edits = new Map(this.amendments.map((amendment) => [amendment.id, amendment.edits]));
    for (const [id, next] of result.value) edits.set(id, next);
    this.amendments = [...edits].map(([id, own]) => ({ id, edits: own }));
    return result;
  }
  insert(me: string, where: Where, kind: Kind = 'paragraph', pid = `n${++this.made}`): Result<Changes> {
    return this.take(
      insertProvision(this.base, this.amendments, me, where, provision({ pid, kind, content: pid })),
    );
  }
  omit(me: string, pid: string, asAlternative = false): Result<Changes> {
    return this.take(omitProvision(this.base, this.amendments, me, pid, asAlternative));
  }
  childrenOf(pid: string): readonly string[] {
    const text = asAmendedOf(redline(this.base, this.amendments));
    return (
      indexTree(text)
        .byPid.get(pid)
        ?.children.map((child) => child.pid) ?? []
    );
  }
  editsOf(id: string): readonly Edit[] {
    return this.amendments.find((amendment) => amendment.id === id)?.edits ?? [];
  }
}

describe('inserting a provision', () => {
  it('puts it where it was asked for, among those of others', () => {
    const session = new DraftingSession();
    session.insert('A-001', { after: 's1-2-a' });
    session.insert('A-002', { after: 'n1' });
    session.insert('A-003', { after: 's1-2-a' });
    session.insert('A-001', { after: 'n1' });
    session.insert('A-002', { firstIn: 's1-2' });
    expect(session.childrenOf('s1-2')).toEqual(['n5', 's1-2-a', 'n3', 'n1', 'n4', 'n2', 's1-2-b']);
    expect(session.editsOf('A-003')).toHaveLength(1);
  });

  it('revises the insertion it falls inside', () => {
    const session = new DraftingSession();
    session.insert('A-001', { after: 's1-2' }, 'subsection');
    const inside = session.insert('A-002', { firstIn: 'n1' });
    session.insert('A-002', { after: 'n2' });
    expect(inside.ok && [...inside.value.keys()]).toEqual(['A-001']);
    expect(session.childrenOf('n1')).toEqual(['n2', 'n3']);
    expect(session.editsOf('A-002')).toEqual([]);
  });

  it('makes room between two that were drafted unseen by each other', () => {
    const session = new DraftingSession();
    const unseen = (id: string, pid: string): Drafted => ({
      id,
      edits: [
        {
          type: 'insert',
          parent: 's1-2',
          after: null,
          rank: 'V',
          provision: provision({ pid, kind: 'paragraph' }),
        },
      ],
    });
    session.amendments = [unseen('A-002', 'p'), unseen('A-003', 'q')];
    session.insert('A-001', { after: 'p' });
    expect(session.childrenOf('s1-2').slice(0, 3)).toEqual(['p', 'n1', 'q']);
  });

  it.each<[string, Where, Kind, string?]>([
    ['a place that is not there', { after: 'nowhere' }, 'paragraph'],
    ['the place after the whole text', { after: 'root' }, 'section'],
    ['words that are not held', { firstIn: 's1-3' }, 'paragraph'],
    ['a parent it can’t stand under', { firstIn: 's1' }, 'schedule'],
    ['an identity that is taken', { firstIn: 's1-2' }, 'paragraph', 's2'],
  ])('is refused for %s', (_, where, kind, pid) => {
    const session = new DraftingSession();
    expect(session.insert('A-001', where, kind, pid).ok).toBe(false);
    expect(session.amendments).toEqual([]);
  });
});

describe('leaving a provision out', () => {
  const text = (pid: string): Edit => ({
    type: 'text',
    pid,
    field: 'content',
    from: 0,
    to: 1,
    insert: 'x',
    rank: 'V',
  });

  it('takes the drafter’s own changes in it along', () => {
    const session = new DraftingSession();
    session.amendments = [
      { id: 'A-001', edits: [text('sch-1'), text('s1-2-b'), { type: 'omit', pid: 's1-2-a' }] },
    ];
    session.insert('A-001', { firstIn: 's1-2' });
    session.omit('A-001', 's1-2');
    expect(session.editsOf('A-001')).toEqual([text('sch-1'), { type: 'omit', pid: 's1-2' }]);
    expect(session.omit('A-001', 's1-2-b').ok).toBe(false);
  });

  it('is refused where others change something in it, unless it is meant as an alternative', () => {
    const session = new DraftingSession();
    session.insert('A-002', { firstIn: 's1-2' });
    expect(session.omit('A-001', 's1-2')).toMatchObject({
      ok: false,
      error: { kind: 'clash', message: /A-002/, place: 'section 1(2)' },
    });
    expect(session.omit('A-001', 's1-2', true).ok).toBe(true);
    expect(session.editsOf('A-002')).toHaveLength(1);
  });

  it('lets nothing be put in it, but after it', () => {
    const session = new DraftingSession();
    session.omit('A-001', 's1-2');
    expect(session.insert('A-001', { firstIn: 's1-2' })).toMatchObject({
      ok: false,
      error: { kind: 'refused' },
    });
    expect(session.insert('A-002', { firstIn: 's1-2' })).toMatchObject({
      ok: false,
      error: { kind: 'clash' },
    });
    expect(session.omit('A-002', 's1-2-a')).toMatchObject({ ok: false, error: { kind: 'clash' } });
    expect(session.insert('A-001', { after: 's1-2' }, 'subsection').ok).toBe(true);
  });

  it('takes an inserted one, or a part of one, out of the amendment that inserts it', () => {
    const session = new DraftingSession();
    session.insert('A-001', { after: 's1-2' }, 'subsection');
    session.insert('A-001', { firstIn: 'n1' });
    expect(session.omit('A-002', 'n2').ok).toBe(true);
    expect(session.childrenOf('n1')).toEqual([]);
    session.omit('A-001', 'n1');
    expect(session.editsOf('A-001')).toEqual([]);
  });

  it.each(['nowhere', 'root', 's1-3'])('is refused for %s', (pid) => {
    expect(new DraftingSession().omit('A-001', pid).ok).toBe(false);
  });
});

describe('the number of a new provision', () => {
  const named = (kind: Kind, num: string) => {
    const found = [...walk(act)].find((node) => node.kind === kind && node.num === num);
    if (!found) throw new Error(`There is no ${kind} ${num}`);
    return found.pid;
  };

  it('counts sections through the whole Act, whatever heading they are under', () => {
    const number = (where: Where) => numberFor(act, [], where, 'section');
    expect(number({ after: named('section', '2A') })).toEqual({ ok: true, value: '2AA' });
    expect(number({ after: named('section', '2B') })).toEqual({ ok: true, value: '2C' });
    expect(number({ after: named('section', '7') })).toEqual({ ok: true, value: '7A' });
    const scotland = [...walk(act)].find(
      (node) => node.kind === 'crossheading' && node.heading === 'Scotland',
    );
    expect(number({ firstIn: scotland?.pid ?? '' })).toEqual({ ok: true, value: '7A' });
    expect(number({ after: named('section', '16') })).toEqual({ ok: true, value: '17' });
  });

  it('counts the insertions of every amendment, and what is inside an insertion', () => {
    const session = new DraftingSession(sampleAct);
    const numbered = (pid: string, num: string): Drafted => ({
      id: 'A-009',
      edits: [
        {
          type: 'insert',
          parent: 's1-2',
          after: 's1-2-a',
          rank: 'V',
          provision: provision({ pid, kind: 'paragraph', num }),
        },
      ],
    });
    expect(numberFor(sampleAct, [], { after: 's1-2-a' }, 'paragraph')).toEqual({ ok: true, value: '(aa)' });
    session.amendments = [numbered('n', '(aa)')];
    expect(numberFor(sampleAct, session.amendments, { after: 'n' }, 'paragraph')).toEqual({
      ok: true,
      value: '(ab)',
    });
    expect(numberFor(sampleAct, session.amendments, { after: 's1-2-a' }, 'paragraph')).toEqual({
      ok: true,
      value: '(aza)',
    });
    expect(numberFor(sampleAct, session.amendments, { firstIn: 'n' }, 'subparagraph')).toEqual({
      ok: true,
      value: '(i)',
    });
    expect(numberFor(sampleAct, [], { firstIn: 's1' }, 'definition')).toEqual({ ok: true, value: '' });
    expect(numberFor(sampleAct, [], { after: 'nowhere' }, 'paragraph').ok).toBe(false);
  });

  it('counts the only Schedule, which has none, as the first', () => {
    expect(numberFor(sampleAct, [], { after: 'sch' }, 'schedule')).toEqual({ ok: true, value: 'Schedule 2' });
  });

  it('is for a person to choose where a neighbour’s can’t be read', () => {
    const children = sampleAct.children.map((child) =>
      child.pid === 'sch' ? { ...child, num: 'Appendix' } : child,
    );
    expect(numberFor({ ...sampleAct, children }, [], { after: 'sch' }, 'schedule')).toMatchObject({
      ok: false,
      error: { kind: 'unsupported' },
    });
  });
});

describe('random runs of commands', () => {
  const step = fc.tuple(fc.nat(3), fc.constantFrom('A-001', 'A-002', 'A-003'), fc.nat(400), fc.boolean());

  it('put each provision exactly where it was asked for, soundly, with no number twice', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 14 }), (steps) => {
        const session = new DraftingSession(act);
        for (const [what, me, place, after] of steps) {
          const text = withInsertions(act, session.amendments);
          const nodes = [...walk(text)].filter(
            ({ kind }) => kind === 'section' || kind === 'subsection' || kind === 'paragraph',
          );
          const node = nodes[place % nodes.length];
          if (!node) continue;
          if (what === 0) {
            session.omit(me, node.pid);
            continue;
          }
          const where: Where = after ? { after: node.pid } : { firstIn: node.pid };
          const kind: Kind = after
            ? node.kind
            : node.kind === 'section'
              ? 'subsection'
              : node.kind === 'subsection'
                ? 'paragraph'
                : 'subparagraph';
          const number = numberFor(act, session.amendments, where, kind);
          if (!number.ok) throw new Error(number.error.message);
          const pid = `n${++session.made}`;
          const made = provision({ pid, kind, num: number.value });
          const result = session.take(insertProvision(act, session.amendments, me, where, made));
          if (!result.ok) continue;
          const order = [...walk(withInsertions(act, session.amendments))].map((other) => other.pid);
          const parent = indexTree(withInsertions(act, session.amendments)).parentOf.get(pid);
          const siblings = parent?.children.map((child) => child.pid) ?? [];
          if (after) expect(siblings[siblings.indexOf(pid) - 1]).toBe(node.pid);
          else expect([parent?.pid, siblings[0]]).toEqual([node.pid, pid]);
          expect(order).toHaveLength(nodesOf(text) + 1);
          for (const { edits } of session.amendments)
            expect(checkEdits(act, edits)).toMatchObject({ ok: true });
          const labels =
            parent?.children.filter((child) => child.kind === kind).map((child) => child.num) ?? [];
          expect(new Set(labels).size).toBe(labels.length);
          const at = labels.indexOf(made.num);
          // There is a number between any two neighbours only when they are in order.
          if (at > 0) nextNumber(kind, labels[at - 1] ?? null, made.num);
          if (at + 1 < labels.length) nextNumber(kind, made.num, labels[at + 1] ?? null);
        }
      }),
      { numRuns: caseCount(80, 600) },
    );
  });
});

const nodesOf = (text: typeof act): number => [...walk(text)].length;
