import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PlainEdit } from '../../../../core/amend/edits/plain-edit.ts';
import { asAmendedOf, type Drafted, redline } from '../../../../core/amend/redline/redline.ts';
import { type CheckedDraft, Checker } from '../../../../renderer/text/checks/checker.ts';
import { Checking } from '../../../../renderer/text/checks/checking.ts';
import { pointersIn } from '../../../../renderer/text/checks/pointers.ts';
import type { CheckReply, CheckRequest, PlacedFinding } from '../../../../renderer/text/checks/protocol.ts';
import { actAt } from '../../../support/acts/act.ts';
import { drafted } from '../../../support/drafts/check-drafts.ts';
import { caseCount } from '../../../support/run/amount.ts';

const act = actAt('current');
const DRAFTS: readonly Drafted[] = (
  [
    [{ in: 'section 2A', omit: true }],
    [{ in: '2(2)', replace: 'six months', with: 'two years' }],
    [{ in: '7(3)', replace: 'course of conduct', with: 'pattern of conduct' }],
    [{ after: '3(9)', insertProvision: { num: '(10)', text: 'Section 2 applies to subsection (11).' } }],
    [{ in: 'section 5A', omit: true }],
  ] satisfies PlainEdit[][]
).map((edits, at) => drafted(act, `A-00${at + 1}`, ...edits));
const [omit2A, longer, ...rest] = DRAFTS;
if (!omit2A || !longer) throw new RangeError('No drafts');

const looked = (...selected: Drafted[]): CheckedDraft => ({ selected, unselected: [] });

/** A worker that answers when it is told to, over a copy of what is said, as a real one would. */
class SlowWorker {
  readonly asked: CheckRequest[] = [];
  closed = false;
  readonly #checking = new Checking();
  readonly #waiting: CheckRequest[] = [];
  readonly #onAnswer: (answer: CheckReply) => void;
  readonly #onFault: (words: string) => void;

  constructor(onAnswer: (answer: CheckReply) => void, onFault: (words: string) => void) {
    this.#onAnswer = onAnswer;
    this.#onFault = onFault;
  }

  post(question: CheckRequest): void {
    const copy = structuredClone(question);
    this.asked.push(copy);
    this.#waiting.push(copy);
  }

  /** Answers everything asked so far. */
  work(): void {
    for (const question of this.#waiting.splice(0))
      this.#onAnswer(structuredClone(this.#checking.answer(question)));
  }

  die(words: string): void {
    this.#onFault(words);
  }
}

function started() {
  const workers: SlowWorker[] = [];
  const checker = new Checker(act, (onAnswer, onFault) => {
    const worker = new SlowWorker(onAnswer, onFault);
    workers.push(worker);
    return {
      post: (question) => worker.post(question),
      close: () => {
        worker.closed = true;
      },
    };
  });
  checker.start();
  const worker = () => {
    const last = workers.at(-1);
    if (!last) throw new RangeError('No worker');
    return last;
  };
  return { checker, worker, workers };
}

const sent = (worker: SlowWorker) =>
  worker.asked.flatMap((question) =>
    question.ask === 'check'
      ? [{ changed: question.draft.changed.map(({ id }) => id), selected: question.draft.selected }]
      : [],
  );

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the window', () => {
  it('sends the base text once, and then only what changed, a pause after the last change', () => {
    const { checker, worker } = started();
    checker.setDraft(looked(omit2A, longer));
    vi.advanceTimersByTime(149);
    expect(worker().asked.map(({ ask }) => ask)).toEqual(['begin']);
    vi.advanceTimersByTime(1);
    worker().work();
    for (let n = 0; n < 20; n++) {
      checker.setDraft(looked(omit2A, { ...longer, edits: [...longer.edits] }));
      vi.advanceTimersByTime(50);
    }
    vi.advanceTimersByTime(500);
    expect(sent(worker())).toEqual([
      { changed: ['A-001', 'A-002'], selected: ['A-001', 'A-002'] },
      { changed: ['A-002'], selected: ['A-001', 'A-002'] },
    ]);
    expect(worker().asked.filter(({ ask }) => ask === 'begin')).toHaveLength(1);
  });

  it('looks only at the newest of what came while a draft was under way', () => {
    const { checker, worker } = started();
    checker.setDraft(looked(omit2A));
    vi.advanceTimersByTime(200);
    checker.setDraft(looked(omit2A, longer));
    vi.advanceTimersByTime(200);
    checker.setDraft(looked());
    vi.advanceTimersByTime(200);
    expect(sent(worker())).toHaveLength(1);
    worker().work();
    // The draft that it was of is gone: its findings are never shown.
    expect(checker.now()).toMatchObject({ phase: 'waiting', findings: [] });
    vi.advanceTimersByTime(200);
    worker().work();
    expect(sent(worker())).toEqual([
      { changed: ['A-001'], selected: ['A-001'] },
      { changed: [], selected: [] },
    ]);
    expect(checker.now()).toMatchObject({ phase: 'resting', findings: [], failure: null });
  });

  it('knows from the first whole look on that nothing found means that there is nothing', () => {
    const { checker, worker } = started();
    checker.setDraft(looked());
    vi.advanceTimersByTime(200);
    expect(checker.now()).toMatchObject({ phase: 'waiting', hasChecked: false, findings: [] });
    worker().work();
    expect(checker.now()).toMatchObject({ phase: 'resting', hasChecked: true, findings: [] });
    checker.setDraft(looked(longer));
    expect(checker.now()).toMatchObject({ phase: 'waiting', hasChecked: true });
  });

  it('says when its worker died, and starts another that is told everything', () => {
    const { checker, worker, workers } = started();
    checker.setDraft(looked(omit2A));
    vi.advanceTimersByTime(200);
    worker().die('out of memory');
    expect(checker.now()).toMatchObject({ phase: 'failed', failure: 'out of memory' });
    expect(worker().closed).toBe(true);
    checker.start();
    vi.advanceTimersByTime(200);
    worker().work();
    expect(workers).toHaveLength(2);
    expect(worker().asked.map(({ ask }) => ask)).toEqual(['begin', 'check']);
    expect(sent(worker())).toEqual([{ changed: ['A-001'], selected: ['A-001'] }]);
    expect(checker.now().findings.length).toBeGreaterThan(5);
    checker.stop();
  });

  it('goes on after a draft that the checks could not be made in', () => {
    const { checker, worker } = started();
    checker.setDraft({ selected: [omit2A, omit2A], unselected: [] });
    vi.advanceTimersByTime(200);
    worker().work();
    expect(checker.now().phase).toBe('failed');
    checker.setDraft(looked(omit2A));
    vi.advanceTimersByTime(200);
    worker().work();
    expect(checker.now()).toMatchObject({ phase: 'resting', failure: null });
  });

  it('tells nothing new of what is being typed and nothing twice, and tells all once the person has left', () => {
    const unfinished = fc.constantFrom<readonly string[]>([], ['s1'], ['s2', 's3'], ['s1', 's2', 's3']);
    const draft = fc.record({ now: fc.subarray(['s1', 's2', 's3', 's4']), unfinished });
    fc.assert(
      fc.property(fc.array(draft, { minLength: 1, maxLength: 8 }), (drafts) => {
        let typed: ReadonlySet<string> = new Set();
        let answer: (reply: CheckReply) => void = () => {};
        const checker = new Checker(
          act,
          (onAnswer) => {
            answer = onAnswer;
            return { post: () => {}, close: () => {} };
          },
          () => typed,
        );
        checker.start();
        const look = (now: readonly string[], turn: number) => {
          checker.setDraft(looked({ id: `A-${turn}`, edits: [] }));
          vi.advanceTimersByTime(200);
          const findings = now.map((pid) => ({ key: pid, pid, place: pid }) as PlacedFinding);
          answer({ type: 'checked', turn, findings, pointers: [], meanings: [] });
        };
        const told = () => checker.now().findings.map(({ pid }) => pid);
        let heard = 0;
        checker.subscribe(() => {
          heard++;
        });
        look([], 0);
        for (const [at, { now, unfinished: pids }] of drafts.entries()) {
          const before = told();
          typed = new Set(pids);
          look(now, at + 1);
          for (const pid of told()) expect(before.includes(pid) || !typed.has(pid)).toBe(true);
          for (const pid of now) expect(told().includes(pid)).toBe(before.includes(pid) || !typed.has(pid));
          expect(checker.now().heldBack).toBe(now.length - told().length);
          const heardBefore = heard;
          checker.onCaretMoved();
          expect(heard).toBe(heardBefore);
        }
        typed = new Set();
        checker.onCaretMoved();
        expect(told()).toEqual(drafts.at(-1)?.now);
        checker.stop();
      }),
      { numRuns: caseCount(200, 2000) },
    );
  });

  it('gets the fix of the draft as it is at this moment', async () => {
    const { checker, worker } = started();
    checker.setDraft(looked(omit2A));
    vi.advanceTimersByTime(200);
    worker().work();
    const finding = checker.now().findings.find(({ fix }) => fix?.words === 'Delete “or 2A”');
    checker.setDraft(looked(omit2A, longer));
    const fixing = checker.fix(finding?.key ?? '', 'A-002');
    worker().work();
    const fixed = await fixing;
    expect(fixed?.map(([am]) => am)).toEqual(['A-002']);
    expect(fixed?.[0]?.[1]).toHaveLength(longer.edits.length + 1);
  });

  it('does not wait for ever for a fix', async () => {
    const { checker, worker } = started();
    checker.setDraft(looked(omit2A));
    const fixing = checker.fix('D02/x', 'A-001');
    worker().die('gone');
    await expect(fixing).rejects.toThrow();
    await expect(checker.fix('D02/x', 'A-001')).rejects.toThrow(/not running/);
  });

  it('knows what points where in the draft, whatever drafts came before it', () => {
    const all = [omit2A, longer, ...rest];
    fc.assert(
      fc.property(fc.array(fc.subarray(all), { minLength: 1, maxLength: 5 }), (drafts) => {
        const { checker, worker } = started();
        for (const selected of drafts) {
          checker.setDraft(looked(...selected));
          vi.advanceTimersByTime(200);
          worker().work();
        }
        const last = drafts.at(-1) ?? [];
        const { byPid, meanings } = pointersIn(asAmendedOf(redline(act.root, last)), act.title);
        const { amended, original } = checker.now();
        expect(new Map([...amended.pointers].sort())).toEqual(new Map([...byPid].sort()));
        expect([...amended.meanings.values()]).toEqual(meanings);
        expect(original.pointers).toEqual(pointersIn(act.root, act.title).byPid);
      }),
      { numRuns: caseCount(5, 60) },
    );
  });
});
