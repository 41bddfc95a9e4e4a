import type { RefObject } from 'react';
import { flushSync } from 'react-dom';
import { pastTense } from '../../../core/amend/checks/fix.ts';
import type { Command, DraftingSession, DraftStep } from '../../../core/amend/commands/command.ts';
import { canRevise } from '../../../core/amend/edits/states.ts';
import type { Changes } from '../../../core/amend/structure/spot-for.ts';
import type { Draft } from '../../state/review/draft.ts';
import type { Review } from '../../state/review/review-store.ts';
import { whileDrafting } from '../../state/review/revised.ts';
import { UNCLAIMED } from '../../state/review/unclaimed.ts';
import type { Span } from '../../state/review/undo.ts';
import { SCOPE_NAME, type ScopeTools } from '../../state/window/scope.ts';
import { destinationOf, type Rights } from '../editor/rights.ts';
import type { EditorHandle } from '../editor/section-editor.tsx';
import type { CaretPlace } from '../page/place.ts';
import type { DraftAccess } from './draft-access.ts';
import { holdKeys } from './hold-keys.ts';
import { fixesAfter, fixIn, type OfferedFix } from './list-fixes.ts';
import { sectionToOpen, spanOf, stepChanges } from './step-changes.ts';
import { lineOnPage, scrollIntoSight, type TextFocus } from './text-focus.ts';
import type { Offer } from './use-structure.ts';

/** A sentence with its full stop. */
export const withFullStop = (words: string): string => (/[.!?]”?$/.test(words) ? words : `${words}.`);

/** What an attempt uses: the draft, the caret and the editor at that moment, and ways to report the outcome. */
interface AttemptContext extends DraftAccess, Pick<TextFocus, 'caret' | 'comeBack'> {
  readonly latest: RefObject<Review>;
  readonly editor: RefObject<EditorHandle | null>;
  readonly landing: RefObject<CaretPlace | null>;
  readonly scope: RefObject<Pick<ScopeTools, 'refusal' | 'open'>>;
  /** Why the person may change no text here; null where they may. */
  readonly barred: RefObject<string | null>;
  readonly startAmendment: () => Promise<string | null>;
  readonly rights: Rights;
  readonly onAsk: (id: string, retry: () => boolean) => void;
  readonly setOffers: (offers: readonly Offer[] | ((list: readonly Offer[]) => readonly Offer[])) => void;
  readonly announce: (words: string) => void;
  readonly explain: (words: string) => void;
  readonly fault: (thrown: unknown) => void;
}

/** Tries a command. Its changes are made as typing is, then announced, and fixes that follow from them are offered. */
type Attempt = (
  makeCommand: (session: DraftingSession) => Command,
  before: Span | null,
  /** Called with the reason instead of announcing it, where the command can’t be done. */
  onRefusal?: (reason: string) => void,
  /** Whether the person chose whose words to change, so that no consent is needed. */
  isOwnerNamed?: boolean,
) => Promise<void>;

export function createAttempt(context: AttemptContext): Attempt {
  const { latest, editor, landing, draftNow, mine, session, caret, comeBack, scope, barred } = context;
  const { startAmendment, rights, onAsk, setOffers, announce, explain, fault } = context;
  const placeCaret = (place: CaretPlace | null, before: Span | null) => {
    const { bench, dispatch, instrument } = latest.current;
    const pid = place?.pid;
    if (place && pid !== undefined) {
      const unit = sectionToOpen(instrument.root, draftNow().shownAmendments, pid);
      if (unit === null) return dispatch({ do: 'go', pid });
      if (unit !== bench.open || !editor.current) {
        landing.current = place;
        flushSync(() => dispatch({ do: 'open', pid: unit }));
        requestAnimationFrame(() => scrollIntoSight(lineOnPage(pid)));
        return;
      }
      editor.current.focus(place);
      scrollIntoSight(lineOnPage(pid));
      return;
    }
    if (before && editor.current) editor.current.focus(before.focus);
    // A line that moved in the page has lost the focus, and the next key would be lost with it.
    else if (document.activeElement === document.body) comeBack();
  };

  const offerFixes = (before: Draft) => {
    const after = draftNow();
    setTimeout(() => {
      if (draftNow().shownAmendments.some((one, at) => one.edits !== after.shownAmendments[at]?.edits))
        return;
      const fixes = fixesAfter(latest.current.instrument, before, after);
      setOffers(
        fixes.map((fix) => ({
          ...fix,
          action: fix.words,
          isStillValid: () =>
            fixIn(latest.current.instrument, draftNow(), fix.key, mine() ?? UNCLAIMED) !== null,
          take: () => void takeFix(fix).catch(fault),
        })),
      );
    }, 0);
  };

  /** Whether a command would change text outside the review’s scope. Then the reason and a link to the setting appear. */
  const isOutside = (changes: Changes, instead?: (reason: string) => void): boolean => {
    const refusal = scope.current.refusal(changes.values());
    if (refusal === null) return false;
    if (instead) instead(refusal);
    else {
      explain(refusal);
      setOffers([
        { key: 'scope', message: refusal.replace(/\.$/, ''), action: SCOPE_NAME, take: scope.current.open },
      ]);
    }
    return true;
  };

  /** The amendment whose author’s words a command would change and that needs consent first; null where none does. */
  const amendmentToAskAbout = (drafting: DraftingSession, changes: Changes): string | null => {
    const destination = destinationOf(stepChanges(drafting.amendments, changes), drafting.me, rights);
    return destination.to === 'other' && destination.asksFirst ? destination.id : null;
  };

  /** Makes the changes of a command as typing is made: unsaved for now, and one step of undo. */
  const apply = (drafting: DraftingSession, outcome: DraftStep, before: Span | null) => {
    const { saver, undoStack, bench, dispatch } = latest.current;
    const was = draftNow(drafting.me === UNCLAIMED ? undefined : drafting.me);
    if (outcome.changes.size > 0) {
      undoStack.record({
        kind: 'other',
        changes: stepChanges(drafting.amendments, outcome.changes),
        before,
        after: spanOf(outcome.focus) ?? before,
        at: performance.now(),
        ...(outcome.words && { words: outcome.words }),
      });
      flushSync(() => {
        saver.type(
          [...outcome.changes].map(([id, edits]) => {
            const because = outcome.because ?? (id === drafting.me ? null : whileDrafting(drafting.me));
            return because === null ? { id, edits } : { id, edits, because };
          }),
        );
        if (bench.view !== 'marked-up') dispatch({ do: 'view', view: 'marked-up' });
        setOffers([]);
      });
      offerFixes(was);
    }
    placeCaret(outcome.focus, before);
    if (outcome.words) announce(withFullStop(outcome.words));
  };

  const takeFix = async (fix: OfferedFix) => {
    const { key, words } = fix;
    setOffers((list) => list.filter((offer) => offer.key !== key));
    const me = mine() ?? (await startAmendment());
    if (me === null) return;
    const drafting = session(me);
    const changes = fixIn(latest.current.instrument, draftNow(me), key, me);
    if (!changes) return explain('The text has changed, so nothing was done. Try again.');
    const settled = drafting.amendments.find(
      ({ id, state }) => changes.has(id) && state && !canRevise(state),
    );
    if (settled) return explain(`${settled.id} is no longer a draft. Nothing was changed.`);
    if (isOutside(changes)) return;
    const askedAm = amendmentToAskAbout(drafting, changes);
    if (askedAm !== null)
      return onAsk(askedAm, () => {
        void takeFix(fix).catch(fault);
        return true;
      });
    apply(drafting, { changes, words: pastTense(words), renumbered: [], focus: null }, caret());
  };

  const isUnclaimed = () => latest.current.saving.unclaimed.length > 0;

  const attempt = async (
    give: (session: DraftingSession) => Command,
    before: Span | null,
    instead?: (reason: string) => void,
    isNamed = false,
    alternative = false,
    onDone = () => {},
  ): Promise<void> => {
    const refusal = barred.current;
    if (refusal !== null) return instead ? instead(refusal) : explain(refusal);
    let release: ReturnType<typeof holdKeys> | null = null;
    try {
      const on = (drafting: DraftingSession): DraftingSession =>
        alternative ? { ...drafting, asAlternative: true } : drafting;
      // A refusal must come before an amendment is started for the command.
      let drafting = on(session());
      let command = give(drafting);
      if (command.ok && isOutside(command.value.changes, instead)) return;
      const askedAm = command.ok && !isNamed ? amendmentToAskAbout(drafting, command.value.changes) : null;
      if (askedAm !== null)
        return onAsk(askedAm, () => {
          let isDone = false;
          void attempt(give, before, instead, isNamed, alternative, () => {
            isDone = true;
          });
          return isDone;
        });
      if (
        command.ok &&
        drafting.me === UNCLAIMED &&
        (command.value.changes.has(UNCLAIMED) || isUnclaimed())
      ) {
        release = holdKeys();
        // Unclaimed text goes into the amendment that is started.
        const me = mine() ?? (await startAmendment());
        if (me === null) return instead?.('Keeling could not start an amendment for this change.');
        drafting = on(session(me));
        command = give(drafting);
      }
      if (command.ok) {
        apply(drafting, command.value, before);
        return onDone();
      }
      const { kind, message } = command.error;
      if (instead) return instead(withFullStop(message));
      explain(`${withFullStop(message)} Nothing was changed.`);
      if (kind !== 'clash' || alternative) return;
      setOffers([
        {
          key: 'alternative',
          message: withFullStop(message),
          action: 'Draft as an alternative',
          take: () => {
            setOffers([]);
            void attempt(give, before, undefined, isNamed, true);
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
