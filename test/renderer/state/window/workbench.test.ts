import { describe, expect, it } from 'vitest';
import {
  type Action,
  START,
  selectedOf,
  step,
  type Workbench,
} from '../../../../renderer/state/window/workbench.ts';

const following = (...actions: readonly Action[]): Workbench => actions.reduce(step, START);

describe('what is looked at', () => {
  it('shows the marked-up text when a section is opened, and shuts it for the other two views', () => {
    const open = following({ do: 'view', view: 'original' }, { do: 'open', pid: 'p-1' });
    expect(open).toMatchObject({ view: 'marked-up', open: 'p-1' });
    expect(step(open, { do: 'view', view: 'as-amended' })).toMatchObject({ view: 'as-amended', open: null });
    expect(step(open, { do: 'view', view: 'marked-up' }).open).toBe('p-1');
    expect(step(open, { do: 'open', pid: null })).toMatchObject({ view: 'marked-up', open: null });
  });

  it('always shows the amendment that is worked on', () => {
    const hidden = following({ do: 'show', ids: ['A-001', 'A-002'], isShown: false });
    const active = step(hidden, { do: 'activate', id: 'A-001' });
    expect([...active.hidden]).toEqual(['A-002']);
    expect(step(active, { do: 'show', ids: ['A-001'], isShown: false })).toMatchObject({ active: null });
    expect(step(active, { do: 'show', ids: ['A-002'], isShown: false })).toMatchObject({ active: 'A-001' });
  });

  it('reads an amendment without working on it, and works on one once that is said', () => {
    const reading = following({ do: 'activate', id: 'A-001' }, { do: 'select', id: 'A-002' });
    expect(reading).toMatchObject({ active: 'A-001', selected: 'A-002' });
    expect(selectedOf(reading)).toBe('A-002');
    expect(step(reading, { do: 'select', id: 'A-001' })).toMatchObject({ active: 'A-001', selected: null });
    expect(step(reading, { do: 'activate', id: 'A-002' })).toMatchObject({ active: 'A-002', selected: null });
    const hidden = step(reading, { do: 'show', ids: ['A-002'], isShown: false });
    expect(hidden).toMatchObject({ active: 'A-001', selected: null });
    expect([...step(hidden, { do: 'select', id: 'A-002' }).hidden]).toEqual([]);
  });

  it('puts one alternative in the place of another', () => {
    const swapped = following({ do: 'activate', id: 'A-001' }, { do: 'instead', id: 'A-002', of: ['A-001'] });
    expect(swapped.active).toBe('A-002');
    expect([...swapped.hidden]).toEqual([]);
    expect(swapped.preferred).toEqual(['A-002']);
    expect(step(swapped, { do: 'instead', id: 'A-001', of: ['A-002'] }).preferred).toEqual([
      'A-001',
      'A-002',
    ]);
    const other = following({ do: 'activate', id: 'A-003' }, { do: 'instead', id: 'A-002', of: ['A-001'] });
    expect(other.active).toBe('A-003');
  });

  it('goes to a place of the Act from any room, and again to the same place', () => {
    const first = following({ do: 'enter', room: 'pack' }, { do: 'go', pid: 'p-1' });
    expect(first).toMatchObject({ room: 'act', target: { pid: 'p-1' } });
    const second = step(first, { do: 'go', pid: 'p-1' });
    expect(second.target).not.toEqual(first.target);
  });

  it('forgets an item that was asked for once another room is entered', () => {
    const spot = following({ do: 'spot', room: 'consultation', id: 'note-N-001' });
    expect(spot).toMatchObject({ room: 'consultation', spot: { id: 'note-N-001' } });
    expect(step(spot, { do: 'enter', room: 'history' }).spot).toBeNull();
  });
});
