import { describe, expect, it } from 'vitest';
import { walk } from '../../../../core/act/tree.ts';
import { combinationLabel, isPressed } from '../../../../renderer/text/commands/key-combinations.ts';
import { placesFor } from '../../../../renderer/text/commands/places-for.ts';
import { COMMANDS, commandOf, commandsAt } from '../../../../renderer/text/commands/registry.ts';
import { sectionToOpen, spanOf, stepChanges } from '../../../../renderer/text/commands/step-changes.ts';
import { spotAt } from '../../../../renderer/text/commands/structural-command.ts';
import { smallAct } from '../../../support/acts/small-act.ts';
import { Drafting } from '../../../support/drafts/drafting.ts';
import { currentAct } from '../../../support/reviews/review.ts';

const drafting = () => new Drafting(smallAct());
const idsAt = (draft: Drafting, pid: string) =>
  commandsAt(draft.as('A-001'), pid).map(({ command }) => command.id);

describe('what can be done at a provision', () => {
  it('offers what fits the kind, and leaves out what can never stand there', () => {
    const at = idsAt(drafting(), 's1-1-a');
    expect(at).toEqual(
      expect.arrayContaining([
        'insert-after',
        'insert-before',
        'insert-subsection',
        'omit',
        'move',
        'substitute',
      ]),
    );
    expect(at).not.toContain('heading');
    expect(at).not.toContain('insert-scheduleParagraph');
    expect(at).not.toContain('lock');
    expect(at).not.toContain('restore');
    // The first one is the one for its own kind.
    expect(at).not.toContain('insert-paragraph');
    expect(idsAt(drafting(), 's1')).toContain('heading');
    expect(idsAt(drafting(), 'nothing')).toEqual([]);
  });

  it('says why not, and what to do, where something might be looked for', () => {
    const draft = new Drafting(currentAct());
    const undivided = [...walk(draft.base)].find(
      ({ kind, num, children }) => kind === 'section' && num === '16' && children.length === 0,
    );
    const offered = commandsAt(draft.as('A-001'), undivided?.pid ?? '');
    const subsection = offered.find(({ command }) => command.id === 'insert-subsection');
    expect(subsection?.whyNot).toContain('Use Divide first');
    expect(offered.find(({ command }) => command.id === 'divide')?.whyNot).toBeNull();
  });

  it('can take back what is left out, moved or substituted, also in a later sitting', () => {
    const draft = drafting();
    draft.take(commandOf('omit').run(draft.as('A-001'), 's1-1-a', {}));
    expect(idsAt(draft, 's1-1-a')).toContain('restore');
    draft.take(commandOf('restore').run(draft.as('A-001'), 's1-1-a', {}));
    expect(draft.text).toEqual(draft.base);
    draft.take(commandOf('substitute').run(draft.as('A-001'), 's1-2', { keep: true }));
    expect(draft.text).not.toEqual(draft.base);
    draft.take(commandOf('restore').run(draft.as('A-001'), 's1-2', {}));
    expect(draft.text).toEqual(draft.base);
  });

  it('inserts what can be renamed, locked and taken out again', () => {
    const draft = drafting();
    draft.take(commandOf('insert-after').run(draft.as('A-001'), 's1-2', {}));
    expect(draft.said).toBe('Inserted section 1(3)');
    const [made] =
      draft.amendments[0]?.edits.flatMap((edit) => (edit.type === 'insert' ? [edit.provision.pid] : [])) ??
      [];
    expect(idsAt(draft, made ?? '')).toEqual(expect.arrayContaining(['number', 'lock', 'omit']));
    expect(idsAt(draft, made ?? '')).not.toContain('substitute');
    draft.take(commandOf('number').run(draft.as('A-001'), made ?? '', { words: '(9)', detail: 'Room' }));
    expect(draft.at(made ?? '').num).toBe('(9)');
    draft.take(commandOf('omit').run(draft.as('A-001'), made ?? '', {}));
    expect(draft.text).toEqual(draft.base);
  });

  it('lists only places that a provision can be moved to, and every one of them takes it', () => {
    const draft = drafting();
    const session = draft.as('A-001');
    const spot = spotAt(session, 's1-1-a');
    const places = spot ? placesFor(spot) : [];
    expect(places.length).toBeGreaterThan(0);
    for (const { at, name } of places) {
      const moved = commandOf('move').run(session, 's1-1-a', { at });
      expect(moved, name).toMatchObject({ ok: true });
    }
  });

  it('never throws, whatever is pointed to in the Act', () => {
    const draft = new Drafting(currentAct());
    const session = draft.as('A-001');
    // The first of each kind under each kind: the rest are alike.
    const seen = new Set<string>();
    for (const parent of walk(draft.base)) {
      for (const { pid, kind, children } of parent.children) {
        const alike = `${parent.kind} ${kind} ${children[0]?.kind}`;
        if (!seen.has(alike)) expect(() => commandsAt(session, pid)).not.toThrow();
        seen.add(alike);
      }
    }
    expect(seen.size).toBeGreaterThan(10);
  });

  it('gives every command an id and a key of its own', () => {
    expect(new Set(COMMANDS.map(({ id }) => id)).size).toBe(COMMANDS.length);
    const keys = COMMANDS.flatMap(({ key }) => (key ? [combinationLabel(key, false)] : []));
    expect(new Set(keys).size).toBe(keys.length);
    expect(() => commandOf('none')).toThrow(RangeError);
  });
});

describe('keys', () => {
  const pressed = { key: 'Enter', ctrlKey: true, metaKey: false, altKey: true, shiftKey: false };
  it('are Control and Alt, Command and Alt on a Mac, and nothing less', () => {
    expect(isPressed(pressed, { key: 'Enter' }, false)).toBe(true);
    expect(isPressed(pressed, { key: 'Enter' }, true)).toBe(false);
    expect(isPressed({ ...pressed, ctrlKey: false, metaKey: true }, { key: 'Enter' }, true)).toBe(true);
    expect(isPressed({ ...pressed, shiftKey: true }, { key: 'Enter' }, false)).toBe(false);
    expect(isPressed({ ...pressed, altKey: false }, { key: 'Enter' }, false)).toBe(false);
    const bare = { key: 'F2', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
    expect(isPressed(bare, { key: 'F2' }, false)).toBe(true);
    expect(combinationLabel({ key: 'Enter', shift: true }, true)).toBe('⌥⇧⌘↩');
    const arrow = { key: 'ArrowUp', ctrlKey: false, metaKey: false, altKey: true, shiftKey: true };
    expect(isPressed(arrow, { key: 'ArrowUp' }, false)).toBe(true);
    expect(isPressed({ ...arrow, shiftKey: false }, { key: 'ArrowUp' }, false)).toBe(false);
    expect(isPressed({ ...arrow, altKey: false, ctrlKey: true }, { key: 'ArrowUp' }, true)).toBe(true);
    expect(combinationLabel({ key: 'ArrowUp' }, false)).toBe('Alt Shift ↑');
  });
});

describe('where a command lands', () => {
  it('opens the section that holds what was inserted, and no group of sections', () => {
    const draft = drafting();
    draft.take(commandOf('insert-section').run(draft.as('A-001'), 's1-1', {}));
    const [made] =
      draft.amendments[0]?.edits.flatMap((edit) => (edit.type === 'insert' ? [edit.provision] : [])) ?? [];
    const inner = made?.children[0]?.pid ?? '';
    expect(sectionToOpen(draft.base, draft.amendments, inner)).toBe(made?.pid);
    expect(sectionToOpen(draft.base, draft.amendments, 's1-1-a')).toBe('s1');
    expect(sectionToOpen(draft.base, draft.amendments, 'act')).toBeNull();
    expect(spanOf(null)).toBeNull();
    expect(stepChanges([], new Map([['A-001', []]]))).toEqual([{ am: 'A-001', before: [], after: [] }]);
  });
});
