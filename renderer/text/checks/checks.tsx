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
import { type CheckedDraft, Checker, type CheckState, type Connect, type Reading } from './checker.ts';
import type { PlacedFinding } from './protocol.ts';
import { newsWords, type SortedFindings, sortFindings } from './sort-findings.ts';
import { unfinishedProvisions } from './unfinished-provisions.ts';
import { useFix } from './use-fix.ts';

interface Checks {
  readonly checker: Checker;
  /** Makes a finding’s fix. Returns true when it was made; other outcomes are announced. */
  readonly fix: (finding: PlacedFinding) => Promise<boolean>;
  /** Dismissed findings, by key. */
  readonly ignored: ReadonlyMap<string, IgnoredFinding>;
  /** Why the dismissed findings could not be loaded; null where they were. */
  readonly trouble: { readonly thrown: unknown; readonly retry: () => void } | null;
}

/** The checks of the open review. `ChecksProvider` sets it. */
export const ChecksContext = createContext<Checks | null>(null);

/** The checks of the open review. @throws TypeError outside a `ChecksProvider` */
export function useChecks(): Checks {
  const checks = useContext(ChecksContext);
  if (!checks) throw new TypeError('useChecks needs a ChecksProvider round it');
  return checks;
}

/** A part of the checks’ state. The component is drawn again only when that part changes. */
export function useCheckState<T>(pick: (state: CheckState) => T): T {
  const { checker } = useChecks();
  return useSyncExternalStore(checker.subscribe, () => pick(checker.now()));
}

/** A part of a reading of the text. The component is drawn again only when that part changes. */
export function useReading<T>(original: boolean, pick: (reading: Reading) => T): T {
  const { checker } = useChecks();
  return useSyncExternalStore(checker.subscribeToReadings, () => {
    const state = checker.now();
    return pick(original ? state.original : state.amended);
  });
}

/** The current findings, with dismissed ones apart. */
export function useFindings(): SortedFindings {
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

/** How long the findings must rest before changes are announced. Longer than a pause for thought. */
const ANNOUNCE_DELAY_MS = 1500;

/** Announces new and fixed findings after the person pauses, but not the findings of the first check. */
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
    }, ANNOUNCE_DELAY_MS);
    return () => clearTimeout(timer);
  }, [open, phase, announcePolitely]);
}

function News(): null {
  useNews();
  return null;
}

const NONE_IGNORED: ReadonlyMap<string, IgnoredFinding> = new Map();

/** The amendments of a draft in the order that the checks need. */
function checkedDraft({ amendments, shownAmendments, alternatives }: Draft): CheckedDraft {
  const live = amendments.filter(isLive);
  if (shownAmendments.length === live.length) return { selected: shownAmendments, unselected: [] };
  const inText = new Set(shownAmendments.map(({ id }) => id));
  const isAlternative = new Set(alternatives.map(({ id }) => id));
  return {
    // The amendments in the text come first, so that a clash is reported for the alternative.
    selected: [...shownAmendments, ...live.filter(({ id }) => isAlternative.has(id))],
    unselected: live.filter(({ id }) => !inText.has(id) && !isAlternative.has(id)),
  };
}

/** Passes each new draft to the checks. */
function useDraftChecks(checker: Checker): void {
  const last = useRef<Draft | null>(null);
  const look = useCallback(
    ({ draft }: Review) => {
      if (draft === last.current) return;
      last.current = draft;
      checker.setDraft(checkedDraft(draft));
    },
    [checker],
  );
  useReviewNews(look);
}

/** Tells the checks when the caret or focus moves to another provision. */
function useCaretNews({ onCaretMoved }: Checker): void {
  const room = useBench().bench.room;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another room is another place, of which no event tells
  useEffect(() => {
    let at = caretProvision();
    onCaretMoved();
    // Every key moves the caret, and most leave it in its provision.
    const look = () => {
      const before = at;
      at = caretProvision();
      if (at !== before) onCaretMoved();
    };
    // During a focusout event, nothing has the focus.
    const later = () => void requestAnimationFrame(look);
    document.addEventListener('selectionchange', look);
    document.addEventListener('focusin', look);
    document.addEventListener('focusout', later);
    return () => {
      document.removeEventListener('selectionchange', look);
      document.removeEventListener('focusin', look);
      document.removeEventListener('focusout', later);
    };
  }, [onCaretMoved, room]);
}

/** Checks the draft as it changes, in a worker. */
export function ChecksProvider({ children }: { readonly children: ReactNode }) {
  const instrument = useReviewOf((review) => review.instrument);
  const now = useReviewNow();
  const [checker] = useState(
    () => new Checker(instrument, inWorker, () => unfinishedProvisions(actOf(now()), caretProvision())),
  );
  useCaretNews(checker);
  const fix = useFix(checker);
  useDraftChecks(checker);
  const { data: ignored, error, isError, refetch } = useAnswer('finding.ignored', {});
  const { data: citing } = useAnswer('library.citing', {});
  useEffect(() => {
    if (citing) checker.setCiting(citing);
  }, [checker, citing]);

  useEffect(() => {
    // Starting sends the whole text to the worker, so the window is drawn first.
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
