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

/** A place of the text that was asked for; `turn` tells one request from the next for the same place. */
interface Target {
  readonly pid: Pid;
  /** It is only to be seen: the focus stays where it is. */
  readonly stay: boolean;
  readonly turn: number;
}

/** An item of a room other than the Act. */
interface Spot {
  readonly id: string;
  readonly turn: number;
}

/** What a person is looking at. Nothing here is stored: the review holds what was said and done. */
export interface Workbench {
  readonly room: Room;
  readonly view: View;
  /** The section open for typing; null when the text is only read. */
  readonly open: Pid | null;
  /** The amendment being worked on: what is typed goes to it. Only who types says which, never what they read. */
  readonly active: string | null;
  /** The amendment that is read, where it is another than the one worked on. */
  readonly selected: string | null;
  /** Amendments a reader chose not to see applied. */
  readonly hidden: ReadonlySet<string>;
  /** Alternatives that were chosen over others, the last choice first. */
  readonly preferred: readonly string[];
  /** Single changes a reader chose not to see applied, by `editKey`. */
  readonly leftOut: ReadonlySet<string>;
  /** Whether legislation.gov.uk's notes are shown. */
  readonly notes: boolean;
  readonly target: Target | null;
  /** An item of a room that was asked for, by the id of its heading. */
  readonly spot: Spot | null;
}

export type Action =
  | { readonly do: 'enter'; readonly room: Room }
  | { readonly do: 'view'; readonly view: View }
  | { readonly do: 'open'; readonly pid: Pid | null }
  | { readonly do: 'activate'; readonly id: string | null }
  /** Reads an amendment; what is typed goes where it went. */
  | { readonly do: 'select'; readonly id: string }
  | { readonly do: 'show'; readonly ids: readonly string[]; readonly isShown: boolean }
  /** Shows or leaves out single changes of one amendment. */
  | { readonly do: 'show-edits'; readonly keys: readonly string[]; readonly isShown: boolean }
  /** Shows one of several alternatives in the place of the others, which stay wanted. */
  | { readonly do: 'instead'; readonly id: string; readonly of: readonly string[] }
  | { readonly do: 'notes'; readonly isShown: boolean }
  /** With `stay`, only brings the place into view. */
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

/** The amendment that the panel shows and the text makes to stand out: the one that is read, or else the one worked on. */
export const selectedOf = ({ selected, active }: Pick<Workbench, 'selected' | 'active'>): string | null =>
  selected ?? active;

/** What is looked at after one thing a person did. */
export function step(now: Workbench, action: Action): Workbench {
  switch (action.do) {
    case 'enter':
      return { ...now, room: action.room, spot: null };
    case 'view':
      // Only the marked-up text can be typed in: the other two each lack words that typing must go around.
      return { ...now, view: action.view, open: action.view === 'marked-up' ? now.open : null };
    case 'open':
      return { ...now, open: action.pid, view: action.pid === null ? now.view : 'marked-up' };
    case 'activate':
      // What is worked on is always seen.
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
