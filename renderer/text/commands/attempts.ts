import type { RefObject } from 'react';
import { flushSync } from 'react-dom';
import { doneWords } from '../../../core/amend/checks/fix.ts';
import type { Command, Done, DraftingSession } from '../../../core/amend/commands/command.ts';
import { canRevise } from '../../../core/amend/edits/states.ts';
import type { Draft } from '../../state/review/draft.ts';
import type { Review } from '../../state/review/review-store.ts';
import { whileDrafting } from '../../state/review/revised.ts';
import { UNCLAIMED } from '../../state/review/unclaimed.ts';
import type { Span } from '../../state/review/undo.ts';
import { SCOPE_NAME, type ScopeTools } from '../../state/window/scope.ts';
import type { EditorHandle } from '../editor/section-editor.tsx';
import type { CaretPlace } from '../page/place.ts';
import type { DraftNow } from './draft-now.ts';
import { holdKeys } from './held-keys.ts';
import { spanOf, stepChanges, unitToOpen } from './landing.ts';
import { fixesAfter, fixIn, type OfferedFix } from './list-fixes.ts';
import type { Offer } from './use-structure.ts';
import { bringIn, inPage, type Whereabouts } from './whereabouts.ts';

/** A sentence with its full stop. */
export const full = (words: string): string => (/[.!?]”?$/.test(words) ? words : `${words}.`);

/** What an attempt is made with: the draft, the caret and the editor as they are then, and ways to say what came of it. */
interface Surroundings extends DraftNow, Pick<Whereabouts, 'caret'> {
  readonly latest: RefObject<Review>;
  readonly editor: RefObject<EditorHandle | null>;
  readonly landing: RefObject<CaretPlace | null>;
  readonly scope: RefObject<Pick<ScopeTools, 'refusal' | 'open'>>;
  /** Why the person may change no text here; null where they may. */
  readonly barred: RefObject<string | null>;
  readonly startAmendment: () => Promise<string | null>;
  readonly setOffers: (offers: readonly Offer[] | ((list: readonly Offer[]) => readonly Offer[])) => void;
  readonly say: (words: string) => void;
  readonly tell: (words: string) => void;
  readonly fault: (thrown: unknown) => void;
}

/** Tries a command; what it does is made as typing is, and said afterwards, with what follows from it offered. */
type Attempt = (
  give: (session: DraftingSession) => Command,
  before: Span | null,
  /** What is done in its place where it can't be, with the reason: nothing but saying so, where it is not given. */
  instead?: (why: string) => void,
) => Promise<void>;

export function attemptsOf(round: Surroundings): Attempt {
  const { latest, editor, landing, draftNow, mine, session, caret, scope, barred } = round;
  const { startAmendment, setOffers, say, tell, fault } = round;
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

  const offerFixes = (before: Draft) => {
    const after = draftNow();
    setTimeout(() => {
      if (draftNow().shown.some((one, at) => one.edits !== after.shown[at]?.edits)) return;
      const fixes = fixesAfter(latest.current.instrument, before, after);
      setOffers(
        fixes.map((fix) => ({
          ...fix,
          action: fix.words,
          isSo: () => fixIn(latest.current.instrument, draftNow(), fix.key, mine() ?? UNCLAIMED) !== null,
          take: () => void takeFix(fix).catch(fault),
        })),
      );
    }, 0);
  };

  /** Whether a command would change what the review may not, which is said with the way to change that. */
  const isOutside = ({ changes }: Pick<Done, 'changes'>, instead?: (why: string) => void): boolean => {
    const why = scope.current.refusal(changes.values());
    if (why === null) return false;
    if (instead) instead(why);
    else {
      tell(why);
      setOffers([
        { key: 'scope', message: why.replace(/\.$/, ''), action: SCOPE_NAME, take: scope.current.open },
      ]);
    }
    return true;
  };

  /** Makes what a command did, as typing is made: held to be saved, and one step of undo. */
  const apply = (given: DraftingSession, done: Done, before: Span | null) => {
    const { saver, undoStack, bench, dispatch } = latest.current;
    const was = draftNow(given.me === UNCLAIMED ? undefined : given.me);
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
          [...done.changes].map(([id, edits]) => {
            const because = done.because ?? (id === given.me ? null : whileDrafting(given.me));
            return because === null ? { id, edits } : { id, edits, because };
          }),
        );
        if (bench.view !== 'marked-up') dispatch({ do: 'view', view: 'marked-up' });
        setOffers([]);
      });
      offerFixes(was);
    }
    settle(done.focus, before);
    if (done.words) say(full(done.words));
  };

  const takeFix = async ({ key, words }: OfferedFix) => {
    setOffers((list) => list.filter((offer) => offer.key !== key));
    const me = mine() ?? (await startAmendment());
    if (me === null) return;
    const given = session(me);
    const changes = fixIn(latest.current.instrument, draftNow(me), key, me);
    if (!changes) return tell('The text has changed, so nothing was done. Try again.');
    const settled = given.amendments.find(({ id, state }) => changes.has(id) && state && !canRevise(state));
    if (settled) return tell(`${settled.id} is no longer a draft. Nothing was changed.`);
    if (isOutside({ changes })) return;
    apply(given, { changes, words: doneWords(words), renumbered: [], focus: null }, caret());
  };

  const isUnclaimed = () => latest.current.saving.unclaimed.length > 0;

  const attempt = async (
    give: (session: DraftingSession) => Command,
    before: Span | null,
    instead?: (why: string) => void,
    alternative = false,
  ) => {
    const why = barred.current;
    if (why !== null) return instead ? instead(why) : tell(why);
    let release: ReturnType<typeof holdKeys> | null = null;
    try {
      const on = (given: DraftingSession): DraftingSession =>
        alternative ? { ...given, asAlternative: true } : given;
      // Refused before an amendment is started for it.
      let given = on(session());
      let command = give(given);
      if (command.ok && isOutside(command.value, instead)) return;
      if (command.ok && given.me === UNCLAIMED && (command.value.changes.has(UNCLAIMED) || isUnclaimed())) {
        release = holdKeys();
        // What was typed before there was an amendment goes into the one that is started.
        const me = mine() ?? (await startAmendment());
        if (me === null) return instead?.('No amendment could be started for it.');
        given = on(session(me));
        command = give(given);
      }
      if (command.ok) return apply(given, command.value, before);
      const { kind, message } = command.error;
      if (instead) return instead(full(message));
      tell(`${full(message)} Nothing was changed.`);
      if (kind !== 'clash' || alternative) return;
      setOffers([
        {
          key: 'alternative',
          message: full(message),
          action: 'Draft as an alternative',
          take: () => {
            setOffers([]);
            void attempt(give, before, undefined, true);
          },
        },
      ]);
    } catch (thrown) {
      fault(thrown);
    } finally {
      await release?.((words) => editor.current?.insert(words));
    }
  };
  return attempt;
}
