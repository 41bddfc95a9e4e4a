import { useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  type ReactNode,
  type RefObject,
  useContext,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import type { Pid } from '../../core/act/tree.ts';
import type { Amendment } from '../../core/amend/amendment.ts';
import type { Command, Desk, Done } from '../../core/amend/commands/command.ts';
import { canRevise } from '../../core/amend/states.ts';
import type { CaretPlace } from '../act/place.ts';
import { whileDrafting } from '../amendments/revised.ts';
import { useStart } from '../amendments/use-amendments.ts';
import type { EditorHandle } from '../editor/SectionEditor.tsx';
import type { Span } from '../editor/undo.ts';
import { useAnnounce } from '../shared/announce.tsx';
import { type Draft, draftOf } from '../state/draft.ts';
import { type Review, useReview } from '../state/review.tsx';
import { spanOf, stepChanges, unitToOpen } from './landing.ts';
import { mendIn, mendsAfter, type OfferedMend } from './mends.ts';
import { type Answer, commandOf, type StructuralCommand, spotAt } from './registry.ts';

/** Something that follows from what was done, and that a person may want. */
export interface Offer {
  readonly key: string;
  readonly message: string;
  readonly action: string;
  readonly take: () => void;
}

/** A place where the menu of a provision is open, in pixels of the window. */
export interface MenuAt {
  readonly pid: Pid;
  readonly x: number;
  readonly y: number;
}

/** A command that waits for what a person has to say first. */
export interface Asking {
  readonly command: StructuralCommand;
  readonly pid: Pid;
}

export interface Structure {
  /** The section that is open for typing, when one is. */
  readonly editor: RefObject<EditorHandle | null>;
  /** Where the caret goes in the section that is opened next. */
  readonly landing: RefObject<CaretPlace | null>;
  /** The provision that a person is at: that of the caret, else of the focus, else the last one of those. */
  readonly here: () => Pid | null;
  readonly at: (pid: Pid) => void;
  /** A section was come to: the person is at the provision in it that they were at last, else at the section. */
  readonly atUnit: (unit: HTMLElement) => void;
  /** The draft as it is at this moment, every letter in it, as a command is given it. */
  readonly desk: (me?: string) => Desk;
  /** Runs a command at a provision, or asks first for what it needs. */
  readonly start: (id: string, pid: Pid) => void;
  readonly run: (command: StructuralCommand, pid: Pid, answer: Answer) => void;
  /** Runs what a key asks for in an inserted provision. */
  readonly runKey: (give: (desk: Desk) => Command, before: Span | null) => void;
  readonly menu: MenuAt | null;
  readonly setMenu: (menu: MenuAt | null) => void;
  readonly asking: Asking | null;
  readonly setAsking: (asking: Asking | null) => void;
  readonly offers: readonly Offer[];
  readonly dropOffer: (key: string | null) => void;
  /** Puts the focus back where it was before a menu or a dialog. */
  readonly comeBack: () => void;
}

const Context = createContext<Structure | null>(null);

/** What changes the structure of the text. @throws TypeError outside a `StructureProvider` */
export function useStructure(): Structure {
  const structure = useContext(Context);
  if (!structure) throw new TypeError('useStructure needs a StructureProvider round it');
  return structure;
}

/** The provision of a caret: the words of a section that is divided are its first part's. */
function partAt(shown: readonly Amendment[], caret: CaretPlace | null): Pid | null {
  if (!caret || caret.field === 'heading' || caret.field === 'num') return caret?.pid ?? null;
  for (const edit of shown.flatMap(({ edits }) => edits))
    if (edit.type === 'divide' && edit.pid === caret.pid) return edit.newPid;
  return caret.pid;
}

/** How much of what is round a line is seen with it, in pixels. */
const MARGIN = 64;

/** Scrolls to a line only where it can't be seen, and then to where what is round it can be, too. */
function bringIn(line: HTMLElement | null): void {
  const round = line?.closest('.text-scroller')?.getBoundingClientRect();
  const box = line?.getBoundingClientRect();
  if (!line || !round || !box || (box.top >= round.top + MARGIN && box.bottom <= round.bottom - MARGIN))
    return;
  line.scrollIntoView({ block: 'center' });
}

/** Whose edits are made before there is an amendment to make them in. */
const NOBODY = 'new';

const full = (words: string): string => (/[.!?]”?$/.test(words) ? words : `${words}.`);

/** Structural commands for the window: each a tracked change, one step of undo, and said after it is made. */
export function StructureProvider({ children }: { readonly children: ReactNode }) {
  const review = useReview();
  const latest = useRef<Review>(review);
  useLayoutEffect(() => {
    latest.current = review;
  });
  const client = useQueryClient();
  const startAmendment = useStart();
  const { say, fault } = useAnnounce();
  const editor = useRef<EditorHandle>(null);
  const landing = useRef<CaretPlace | null>(null);
  const last = useRef<Pid | null>(null);
  const [menu, setMenu] = useState<MenuAt | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [offers, setOffers] = useState<readonly Offer[]>([]);

  const structure = useMemo(() => {
    const draftNow = (active: string | null = latest.current.bench.active): Draft => {
      const { instrument, bench, saver, amendments } = latest.current;
      const saved = client.getQueryData<Amendment[]>(['amendment.list', {}]) ?? amendments;
      return draftOf(instrument, saved, saver.now().unsaved, bench, active);
    };
    const mine = (): string | null => {
      const { active } = latest.current.bench;
      const known = draftNow().amendments.find(({ id }) => id === active);
      return known && canRevise(known.state) ? known.id : null;
    };
    const desk = (me: string = mine() ?? NOBODY): Desk => {
      const { amendments, shown } = draftNow(me);
      return {
        base: latest.current.instrument.root,
        amendments,
        shown: shown.map(({ id }) => id),
        me,
        newPid: () => crypto.randomUUID(),
      };
    };
    const inPage = (pid: Pid): HTMLElement | null =>
      document.querySelector<HTMLElement>(`.text-scroller [data-pid="${CSS.escape(pid)}"]`);

    const settle = (place: CaretPlace | null, before: Span | null) => {
      const { bench, dispatch, instrument } = latest.current;
      const pid = place?.pid;
      if (place && pid !== undefined) {
        const unit = unitToOpen(instrument.root, draftNow().shown, pid);
        if (unit === null) return dispatch({ do: 'go', pid });
        if (unit !== bench.open || !editor.current) {
          landing.current = place;
          flushSync(() => dispatch({ do: 'open', pid: unit }));
          requestAnimationFrame(() => bringIn(inPage(pid)));
          return;
        }
        editor.current.focus(place);
        bringIn(inPage(pid));
        return;
      }
      if (before && editor.current) editor.current.focus(before.focus);
    };

    const offerMends = (before: Draft) => {
      const after = draftNow();
      setTimeout(() => {
        if (draftNow().shown.some((one, at) => one.edits !== after.shown[at]?.edits)) return;
        const mends = mendsAfter(latest.current.instrument, before, after);
        setOffers(
          mends.map((mend) => ({
            ...mend,
            action: mend.words,
            take: () => void takeMend(mend).catch(fault),
          })),
        );
      }, 0);
    };

    /** Makes what a command did, as typing is made: held to be saved, and one step of undo. */
    const apply = (given: Desk, done: Done, before: Span | null) => {
      const { saver, undoStack, bench, dispatch } = latest.current;
      const was = draftNow(given.me === NOBODY ? undefined : given.me);
      if (done.changes.size > 0) {
        undoStack.record({
          kind: 'other',
          changes: stepChanges(given.amendments, done.changes),
          before,
          after: spanOf(done.focus) ?? before,
          at: performance.now(),
        });
        flushSync(() => {
          saver.type(
            [...done.changes].map(([id, edits]) =>
              id === given.me ? { id, edits } : { id, edits, because: whileDrafting(given.me) },
            ),
          );
          if (bench.view !== 'marked-up') dispatch({ do: 'view', view: 'marked-up' });
          setOffers([]);
        });
        offerMends(was);
      }
      settle(done.focus, before);
      if (done.words) say(full(done.words));
    };

    const takeMend = async ({ key, words }: OfferedMend) => {
      setOffers((list) => list.filter((offer) => offer.key !== key));
      const me = mine() ?? (await startAmendment());
      if (me === null) return;
      // In the text as it is now, with whatever was typed since it was offered.
      editor.current?.flush();
      const given = desk(me);
      const changes = mendIn(latest.current.instrument, draftNow(me), key, me);
      if (!changes) return say('That is no longer so. Nothing was changed.');
      const settled = given.amendments.find(({ id, state }) => changes.has(id) && state && !canRevise(state));
      if (settled) return say(`${settled.id} is no longer a draft. Nothing was changed.`);
      apply(given, { changes, words: `Done: ${words}`, renumbered: [], focus: null }, caret());
    };

    const caret = (): Span | null => editor.current?.span() ?? null;

    /** What was typed before there was an amendment goes into the one that is started for it. */
    const owner = async (): Promise<string | null> => {
      const me = mine() ?? (await startAmendment());
      editor.current?.flush();
      return me;
    };

    const attempt = async (give: (desk: Desk) => Command, before: Span | null, alternative = false) => {
      try {
        editor.current?.flush();
        const on = (given: Desk): Desk => (alternative ? { ...given, asAlternative: true } : given);
        // Refused before an amendment is started for it.
        let given = on(desk());
        let command = give(given);
        if (command.ok && given.me === NOBODY && (command.value.changes.has(NOBODY) || unclaimed())) {
          const me = await owner();
          if (me === null) return;
          given = on(desk(me));
          command = give(given);
        }
        if (command.ok) return apply(given, command.value, before);
        const { kind, message } = command.error;
        say(`${full(message)} Nothing was changed.`);
        if (kind !== 'clash' || alternative) return;
        setOffers([
          {
            key: 'alternative',
            message: full(message),
            action: 'Draft it as an alternative',
            take: () => {
              setOffers([]);
              void attempt(give, before, true);
            },
          },
        ]);
      } catch (thrown) {
        fault(thrown);
      }
    };
    const unclaimed = () => latest.current.undoStack.unclaimed.length > 0;

    const run = (command: StructuralCommand, pid: Pid, answer: Answer) =>
      void attempt((given) => command.run(given, pid, answer), caret());

    return {
      editor,
      landing,
      at: (pid: Pid) => {
        last.current = pid;
      },
      atUnit: (unit: HTMLElement) => {
        const was = last.current === null ? null : inPage(last.current);
        if (!was || !unit.contains(was)) last.current = unit.dataset.unit ?? last.current;
      },
      here: () => {
        const focused = document.activeElement?.closest<HTMLElement>('.text-scroller [data-unit]');
        const typed = partAt(draftNow().shown, caret()?.focus ?? null);
        // Within the section that has the focus, what was gone to.
        const gone = last.current === null ? null : inPage(last.current);
        const within = focused && gone && focused.contains(gone) ? last.current : null;
        return typed ?? within ?? focused?.dataset.unit ?? last.current;
      },
      desk: (me?: string) => {
        editor.current?.flush();
        return desk(me);
      },
      run,
      start: (id: string, pid: Pid) => {
        const command = commandOf(id);
        if (command.asks === 'nothing') return run(command, pid, {});
        editor.current?.flush();
        const spot = spotAt(desk(), pid);
        const refused = spot && command.refusal?.(spot);
        if (refused && !refused.ok) return say(`${full(refused.error.message)} Nothing was changed.`);
        setAsking({ command, pid });
      },
      runKey: (give: (desk: Desk) => Command, before: Span | null) => void attempt(give, before),
      setMenu,
      setAsking,
      dropOffer: (key: string | null) =>
        setOffers((list) => (key === null ? [] : list.filter((offer) => offer.key !== key))),
      comeBack: () => {
        const at = caret();
        if (editor.current && at) return editor.current.focus(at.focus);
        const unit = last.current === null ? null : inPage(last.current)?.closest<HTMLElement>('[data-unit]');
        unit?.focus({ preventScroll: true });
      },
    };
  }, [client, startAmendment, say, fault]);

  const value = useMemo<Structure>(
    () => ({ ...structure, menu, asking, offers }),
    [structure, menu, asking, offers],
  );
  return <Context value={value}>{children}</Context>;
}
