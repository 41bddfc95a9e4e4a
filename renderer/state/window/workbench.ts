import type { Pid } from '../../../core/act/tree.ts';

export const ROOMS = [
  'act',
  'amendments',
  'recommendations',
  'consultation',
  'compare',
  'pack',
  'history',
] as const;
export type Room = (typeof ROOMS)[number];

export const VIEWS = ['original', 'marked-up', 'as-amended'] as const;
export type View = (typeof VIEWS)[number];

/** A requested place in the text. `turn` distinguishes repeated requests for the same place. */
interface Target {
  readonly pid: Pid;
  /** Whether to bring the place into view without moving the focus. */
  readonly stay: boolean;
  readonly turn: number;
}

/** An item of a room other than the Act. */
interface Spot {
  readonly id: string;
  readonly turn: number;
}

/** What the person is looking at. Not stored: the review holds what was decided and done. */
export interface Workbench {
  readonly room: Room;
  readonly view: View;
  /** The section open for typing; null if the text is only read. */
  readonly open: Pid | null;
  /** The amendment being worked on, to which typing goes. Reading another amendment does not change this. */
  readonly active: string | null;
  /** The amendment being read, if it is not the one being worked on. */
  readonly selected: string | null;
  /** Amendments that the reader hid. */
  readonly hidden: ReadonlySet<string>;
  /** Alternatives that the reader preferred to others, the last choice first. */
  readonly preferred: readonly string[];
  /** Single changes that the reader hid, by `editKey`. */
  readonly leftOut: ReadonlySet<string>;
  /** Whether legislation.gov.uk's notes are shown. */
  readonly notes: boolean;
  readonly target: Target | null;
  /** A requested item of a room, by the id of its heading. */
  readonly spot: Spot | null;
}

export type Action =
  | { readonly do: 'enter'; readonly room: Room }
  | { readonly do: 'view'; readonly view: View }
  | { readonly do: 'open'; readonly pid: Pid | null }
  | { readonly do: 'activate'; readonly id: string | null }
  /** Shows an amendment. Typing still goes to the one being worked on. */
  | { readonly do: 'select'; readonly id: string }
  | { readonly do: 'show'; readonly ids: readonly string[]; readonly isShown: boolean }
  /** Shows or hides single changes of an amendment. */
  | { readonly do: 'show-edits'; readonly keys: readonly string[]; readonly isShown: boolean }
  /** Shows one of several alternatives instead of the others, which stay selected. */
  | { readonly do: 'instead'; readonly id: string; readonly of: readonly string[] }
  | { readonly do: 'notes'; readonly isShown: boolean }
  /** With `stay`, the focus does not move. */
  | { readonly do: 'go'; readonly pid: Pid; readonly stay?: true }
  | { readonly do: 'spot'; readonly room: Room; readonly id: string };

export const START: Workbench = {
  room: 'act',
  view: 'marked-up',
  open: null,
  active: null,
  selected: null,
  hidden: new Set(),
  preferred: [],
  leftOut: new Set(),
  notes: false,
  target: null,
  spot: null,
};

const isOf = (ids: readonly string[], id: string | null): boolean => id !== null && ids.includes(id);

function hide(hidden: ReadonlySet<string>, ids: readonly string[], isShown: boolean): ReadonlySet<string> {
  const next = new Set(hidden);
  for (const id of ids) isShown ? next.delete(id) : next.add(id);
  return next;
}

/** The amendment that the panel shows and the text highlights: the one being read, or else the one being worked on. */
export const selectedOf = ({ selected, active }: Pick<Workbench, 'selected' | 'active'>): string | null =>
  selected ?? active;

/** The next state after an action. */
export function step(now: Workbench, action: Action): Workbench {
  switch (action.do) {
    case 'enter':
      return { ...now, room: action.room, spot: null };
    case 'view':
      // Only the marked-up text can be typed in: each of the other views hides words that typing has to respect.
      return { ...now, view: action.view, open: action.view === 'marked-up' ? now.open : null };
    case 'open':
      return { ...now, open: action.pid, view: action.pid === null ? now.view : 'marked-up' };
    case 'activate':
      // The amendment being worked on is always visible.
      return {
        ...now,
        active: action.id,
        selected: null,
        hidden: action.id === null ? now.hidden : hide(now.hidden, [action.id], true),
      };
    case 'select':
      return {
        ...now,
        selected: action.id === now.active ? null : action.id,
        hidden: hide(now.hidden, [action.id], true),
      };
    case 'show':
      return {
        ...now,
        hidden: hide(now.hidden, action.ids, action.isShown),
        active: !action.isShown && isOf(action.ids, now.active) ? null : now.active,
        selected: !action.isShown && isOf(action.ids, now.selected) ? null : now.selected,
      };
    case 'show-edits':
      return { ...now, leftOut: hide(now.leftOut, action.keys, action.isShown) };
    case 'instead':
      return {
        ...now,
        hidden: hide(now.hidden, [action.id], true),
        preferred: [action.id, ...now.preferred.filter((id) => id !== action.id)],
        active: isOf(action.of, now.active) ? action.id : now.active,
        selected: isOf(action.of, now.selected) ? action.id : now.selected,
      };
    case 'notes':
      return { ...now, notes: action.isShown };
    case 'spot':
      return {
        ...now,
        room: action.room,
        spot: { id: action.id, turn: (now.spot?.turn ?? 0) + 1 },
      };
    case 'go':
      return {
        ...now,
        room: 'act',
        open: now.open === action.pid ? now.open : null,
        target: { pid: action.pid, stay: action.stay ?? false, turn: (now.target?.turn ?? 0) + 1 },
      };
  }
}
