import { describe, expect, it } from 'vitest';
import type { TextEdit } from '../../../../core/amend/edits/edit.ts';
import {
  amendedText,
  applyTyping,
  type FieldState,
  type Splice,
} from '../../../../core/amend/typing/typing.ts';

const text = (from: number, to: number, insert: string, rank = 'V'): TextEdit => ({
  type: 'text',
  pid: 'p',
  field: 'content',
  from,
  to,
  insert,
  rank,
});
const field = (base: string, edits: Record<string, readonly TextEdit[]> = {}): FieldState => ({
  pid: 'p',
  field: 'content',
  base,
  edits: new Map(Object.entries(edits)),
});
function type(
  state: FieldState,
  me: string,
  at: number,
  remove: number,
  insert: string,
  side?: 'before' | 'after',
) {
  const splice: Splice = { at, remove, insert };
  const { changes, touched } = applyTyping(state, me, splice, side);
  const next: FieldState = { ...state, edits: new Map([...state.edits, ...changes]) };
  return { state: next, touched, text: amendedText(next), mine: next.edits.get(me) ?? [] };
}

describe('typing', () => {
  it('replaces words after the words they replace', () => {
    const first = type(field('the person must go'), 'A-001', 11, 4, '');
    const second = type(first.state, 'A-001', 11, 0, 'm');
    const third = type(second.state, 'A-001', 12, 0, 'ay');
    expect(third.mine).toEqual([text(11, 15, 'may', 'V001')]);
    expect(third.text).toBe('the person may go');
  });
  it('makes an edit vanish when the deleted words are typed again', () => {
    const first = type(field('must'), 'A-001', 0, 4, '');
    const second = type(first.state, 'A-001', 0, 0, 'mus');
    expect(type(second.state, 'A-001', 3, 0, 't').mine).toEqual([]);
  });
  it('revises what another inserted, and says so', () => {
    const state = field('abc', { 'A-002': [text(1, 1, 'XYZ')] });
    const inside = type(state, 'A-001', 2, 0, '!');
    expect(inside.touched).toEqual(['A-002']);
    expect(inside.text).toBe('aX!YZbc');
    const edge = type(state, 'A-001', 1, 0, '!');
    expect(edge.touched).toEqual([]);
    expect(edge.text).toBe('a!XYZbc');
    const whole = type(state, 'A-001', 0, 5, '');
    expect(whole.state.edits.get('A-002')).toEqual([]);
    expect(whole.mine).toEqual([text(0, 2, '', 'V001')]);
  });
});
