import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { IgnoredFinding } from '../../../core/amend/checks/ignored.ts';
import { isLive } from '../../../core/amend/edits/states.ts';
import { useAnswer } from '../../state/host/queries.ts';
import { actOf, type Draft } from '../../state/review/draft.ts';
import { useBench, useReviewNews, useReviewNow, useReviewOf } from '../../state/review/review.tsx';
import type { Review } from '../../state/review/review-store.ts';
import { afterPaint } from '../../ui/after-paint.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { caretProvision } from '../page/place.ts';
import { beingTyped } from './being-typed.ts';
import { type CheckedDraft, Checker, type CheckState, type Connect, type Reading } from './checker.ts';
import type { PlacedFinding } from './protocol.ts';
import { newsWords, type Sorted, sortFindings } from './sort-findings.ts';
import { useFix } from './use-fix.ts';

interface Checks {
  readonly checker: Checker;
  /** Makes a finding's fix. True when it was made; what went otherwise is said. */
  readonly fix: (finding: PlacedFinding) => Promise<boolean>;
  /** What is ignored, by key. */
  readonly ignored: ReadonlyMap<string, IgnoredFinding>;
  /** Why it isn't known what is ignored. */
  readonly trouble: { readonly thrown: unknown; readonly retry: () => void } | null;
}

/** The checks that what is below reads. `ChecksProvider` gives it those of the open review. */
export const ChecksContext = createContext<Checks | null>(null);

/** The checks of the open review. @throws TypeError outside a `ChecksProvider` */
export function useChecks(): Checks {
  const checks = useContext(ChecksContext);
  if (!checks) throw new TypeError('useChecks needs a ChecksProvider round it');
  return checks;
}

/** Something of what the checks know; drawn anew only when that is another value. */
export function useCheckState<T>(pick: (state: CheckState) => T): T {
  const { checker } = useChecks();
  return useSyncExternalStore(checker.subscribe, () => pick(checker.now()));
}

/** Something of a reading of the text; drawn anew only when that is another value. */
export function useReading<T>(original: boolean, pick: (reading: Reading) => T): T {
  const { checker } = useChecks();
  return useSyncExternalStore(checker.subscribeToReadings, () => {
    const state = checker.now();
    return pick(original ? state.original : state.amended);
  });
}

/** The findings as they stand, with what is ignored apart. */
export function useFindings(): Sorted {
  const { ignored } = useChecks();
  const findings = useCheckState((state) => state.findings);
  return useMemo(() => sortFindings(findings, ignored), [findings, ignored]);
}

const inWorker: Connect = (onAnswer, onFault) => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'checks' });
  worker.addEventListener('message', ({ data }) => onAnswer(data));
  worker.addEventListener('error', ({ message }) => onFault(message || 'They could not be started'));
  worker.addEventListener('messageerror', () => onFault('Their answer could not be read'));
  return { post: (question) => worker.postMessage(question), close: () => worker.terminate() };
};

/** How long the findings must stand before they are spoken of, in milliseconds: longer than a pause for thought. */
const SETTLED_MS = 1500;

/** Says which findings came and went, after the fact: never while someone types, and nothing of those found at first. */
function useNews(): void {
  const { open } = useFindings();
  const phase = useCheckState((state) => state.phase);
  const { announcePolitely } = useAnnounce();
  const announcedFindings = useRef<readonly PlacedFinding[] | null>(null);
  useEffect(() => {
    if (phase !== 'resting') return;
    const before = announcedFindings.current;
    if (before === null) {
      announcedFindings.current = open;
      return;
    }
    const timer = setTimeout(() => {
      announcedFindings.current = open;
      const words = newsWords(before, open);
      if (words) announcePolitely(words);
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [open, phase, announcePolitely]);
}

function News(): null {
  useNews();
  return null;
}

const NONE_IGNORED: ReadonlyMap<string, IgnoredFinding> = new Map();

/** What the checks look at of a draft. */
function checkedDraft({ amendments, shownAmendments, alternatives }: Draft): CheckedDraft {
  const live = amendments.filter(isLive);
  if (shownAmendments.length === live.length) return { selected: shownAmendments, unselected: [] };
  const inText = new Set(shownAmendments.map(({ id }) => id));
  const isAlternative = new Set(alternatives.map(({ id }) => id));
  return {
    // Those in the text come first: an alternative is what clashes, not what is clashed with.
    selected: [...shownAmendments, ...live.filter(({ id }) => isAlternative.has(id))],
    unselected: live.filter(({ id }) => !inText.has(id) && !isAlternative.has(id)),
  };
}

/** Has the checks look at the draft whenever it is another. */
function useLooking(checker: Checker): void {
  const last = useRef<Draft | null>(null);
  const look = useCallback(
    ({ draft }: Review) => {
      if (draft === last.current) return;
      last.current = draft;
      checker.look(checkedDraft(draft));
    },
    [checker],
  );
  useReviewNews(look);
}

/** Tells the checks that the caret or the focus is somewhere else. */
function useCaretNews({ moved }: Checker): void {
  const room = useBench().bench.room;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another room is another place, of which no event tells
  useEffect(() => {
    let at = caretProvision();
    moved();
    // Every key moves the caret, and most leave it in its provision.
    const look = () => {
      const before = at;
      at = caretProvision();
      if (at !== before) moved();
    };
    // The focus is nowhere until the event is over.
    const later = () => void requestAnimationFrame(look);
    document.addEventListener('selectionchange', look);
    document.addEventListener('focusin', look);
    document.addEventListener('focusout', later);
    return () => {
      document.removeEventListener('selectionchange', look);
      document.removeEventListener('focusin', look);
      document.removeEventListener('focusout', later);
    };
  }, [moved, room]);
}

/** Has the draft checked as it changes, beside the window's thread. */
export function ChecksProvider({ children }: { readonly children: ReactNode }) {
  const instrument = useReviewOf((review) => review.instrument);
  const now = useReviewNow();
  const [checker] = useState(
    () => new Checker(instrument, inWorker, () => beingTyped(actOf(now()), caretProvision())),
  );
  useCaretNews(checker);
  const fix = useFix(checker);
  useLooking(checker);
  const { data: ignored, error, isError, refetch } = useAnswer('finding.ignored', {});
  const { data: citing } = useAnswer('library.citing', {});
  useEffect(() => {
    if (citing) checker.setCiting(citing);
  }, [checker, citing]);

  useEffect(() => {
    // The whole text goes to the checks: the window is drawn first.
    const callOff = afterPaint(() => checker.start());
    return () => {
      callOff();
      checker.stop();
    };
  }, [checker]);

  const checks = useMemo<Checks>(
    () => ({
      checker,
      fix,
      ignored: ignored ? new Map(ignored.map((finding) => [finding.key, finding])) : NONE_IGNORED,
      trouble: isError ? { thrown: error, retry: () => void refetch() } : null,
    }),
    [checker, fix, ignored, isError, error, refetch],
  );
  return (
    <ChecksContext value={checks}>
      <News />
      {children}
    </ChecksContext>
  );
}
