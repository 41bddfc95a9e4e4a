import { describe, expect, it } from 'vitest';
import { indexTree } from '../../../../core/act/tree.ts';
import type { PlainEdit } from '../../../../core/amend/edits/plain-edit.ts';
import type { Drafted } from '../../../../core/amend/redline/redline.ts';
import { Checking } from '../../../../renderer/text/checks/checking.ts';
import type { CheckReply } from '../../../../renderer/text/checks/protocol.ts';
import { actAt } from '../../../support/acts/act.ts';
import { drafted } from '../../../support/drafts/check-drafts.ts';

const act = actAt('current');
const omit2A: PlainEdit = { in: 'section 2A', omit: true };
const draft = (...edits: PlainEdit[]): Drafted => drafted(act, 'A-001', ...edits);

function begun(): Checking {
  const checking = new Checking();
  checking.answer({ ask: 'begin', instrument: act });
  return checking;
}

type Checked = CheckReply & { readonly type: 'checked' };

let turn = 0;
function check(
  checking: Checking,
  changed: readonly Drafted[],
  selected = changed.map(({ id }) => id),
): Checked {
  turn += 1;
  const answer = checking.answer({ ask: 'check', draft: { turn, changed, selected, unselected: [] } });
  if (answer.type !== 'checked') throw new Error(JSON.stringify(answer));
  expect(answer.turn).toBe(turn);
  return answer;
}

describe('the worker', () => {
  it('tells where everything in the base text points, each in words that stand there', () => {
    const told = new Checking().answer({ ask: 'begin', instrument: act });
    if (told.type !== 'begun') throw new Error(told.type);
    const { byPid } = indexTree(act.root);
    const all = told.pointers.flatMap(([pid, pointers]) =>
      [...(pointers?.references ?? []), ...(pointers?.terms ?? [])].map((pointer) => ({ pid, ...pointer })),
    );
    expect(all.length).toBeGreaterThan(250);
    for (const { pid, field, from, to, text } of all)
      expect(byPid.get(pid)?.[field].slice(from, to)).toBe(text);
    const meant = new Set(told.meanings.map(({ key }) => key));
    for (const pointer of all) if ('definition' in pointer) expect(meant).toContain(pointer.definition);
    expect(told.meanings).toContainEqual(
      expect.objectContaining({ term: 'premises', scopeWords: 'section 2B', form: 'meaning' }),
    );
  });

  it('finds nothing in an untouched Act, and has no news of it', () => {
    expect(check(begun(), [])).toMatchObject({ findings: [], pointers: [] });
  });

  it('finds what a draft breaks, cited, and tells only of the provisions where it changed', () => {
    const checking = begun();
    const { findings, pointers } = check(checking, [draft(omit2A)]);
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ place, message }) => [place, message])).toContainEqual([
      'section 4(5)',
      '“2A” in section 4(5) refers to section 2A, which A-001 omits',
    ]);
    const broken = pointers.flatMap(
      ([, now]) => now?.references.filter(({ state }) => state === 'broken').map(({ names }) => names) ?? [],
    );
    expect(broken).toHaveLength(errors.length);
    const inSection = pointers.filter(([, now]) => now === null);
    expect(inSection.length).toBeGreaterThan(0);
    expect(pointers.length).toBeLessThan(40);
    // What the draft is no more is told, too.
    const back = check(checking, [{ id: 'A-001', edits: [] }]);
    expect(back.findings).toEqual([]);
    expect(new Set(back.pointers.map(([pid]) => pid))).toEqual(new Set(pointers.map(([pid]) => pid)));
    expect(back.pointers.every(([, now]) => now !== null)).toBe(true);
  });

  it('cites what is left out as the base text does', () => {
    const { findings } = check(begun(), [draft(omit2A)]);
    expect(findings.find(({ check: id }) => id === 'D23')?.place).toMatch(/^section 2A/);
  });

  it('does nothing anew for a draft that says the same', () => {
    const checking = begun();
    const first = check(checking, [draft(omit2A)]);
    const again = check(checking, [structuredClone(draft(omit2A))]);
    expect(again.findings).toBe(first.findings);
    expect(again.pointers).toEqual([]);
  });

  it('works out a fix, which fixes', () => {
    const checking = begun();
    const amendment = draft(omit2A);
    const { findings } = check(checking, [amendment]);
    const finding = findings.find(({ place, fix }) => place === 'section 4(5)' && fix);
    expect(finding?.fix?.words).toBe('Delete “or 2A”');
    const fixed = checking.answer({
      ask: 'fix',
      draft: { turn: 99, changed: [], selected: ['A-001'], unselected: [] },
      key: finding?.key ?? '',
      me: 'A-001',
    });
    if (fixed.type !== 'fixed' || !fixed.changes) throw new Error(JSON.stringify(fixed));
    const [[am, edits] = ['', []]] = fixed.changes;
    expect(am).toBe('A-001');
    const left = check(checking, [{ id: 'A-001', edits }]).findings;
    expect(left.map(({ key }) => key)).not.toContain(finding?.key);
    expect(left.filter(({ severity }) => severity === 'error')).toHaveLength(
      findings.filter(({ severity }) => severity === 'error').length - 1,
    );
  });

  it('has no fix for what isn’t found', () => {
    const checking = begun();
    check(checking, [draft(omit2A)]);
    const asked = { turn: 7, changed: [], selected: ['A-001'], unselected: [] };
    expect(checking.answer({ ask: 'fix', draft: asked, key: 'D02/none', me: 'A-001' })).toEqual({
      type: 'fixed',
      turn: 7,
      changes: null,
    });
  });

  it('says what went wrong, and goes on', () => {
    const checking = new Checking();
    const unknown = { turn: 1, changed: [], selected: ['A-404'], unselected: [] };
    expect(checking.answer({ ask: 'check', draft: unknown })).toMatchObject({ type: 'failed' });
    checking.answer({ ask: 'begin', instrument: act });
    expect(checking.answer({ ask: 'check', draft: unknown })).toEqual({
      type: 'failed',
      message: 'Keeling did not receive the edits of A-404',
    });
    expect(check(checking, [draft(omit2A)]).findings.length).toBeGreaterThan(5);
  });
});
