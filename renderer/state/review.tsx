import { useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  type Dispatch,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useReducer,
  useState,
  useSyncExternalStore,
} from 'react';
import type { Instrument } from '../../core/act/instrument.ts';
import type { Amendment } from '../../core/amend/amendment.ts';
import type { ReviewInfo } from '../../core/api.ts';
import type { Evidence } from '../../core/evidence/evidence.ts';
import type { Link } from '../../core/evidence/link.ts';
import { UndoStack } from '../editor/undo.ts';
import { type Draft, draftOf } from './draft.ts';
import { write } from './queries.ts';
import { Saver, type Saving } from './saver.ts';
import { type Action, START, step, type Workbench } from './workbench.ts';

/** What the open review holds. */
export interface Holdings {
  readonly review: ReviewInfo;
  readonly instrument: Instrument;
  readonly evidence: Evidence;
  readonly amendments: readonly Amendment[];
  readonly links: readonly Link[];
}

export interface Review extends Holdings {
  /** The amendments with what was typed since they were saved, and what the text shows of them. */
  readonly draft: Draft;
  readonly saver: Saver;
  /** What was done here, by typing, by commands and by mends, to be undone in turn. */
  readonly undoStack: UndoStack;
  readonly saving: Saving;
  readonly bench: Workbench;
  readonly dispatch: Dispatch<Action>;
}

const Context = createContext<Review | null>(null);

/** What doesn't change with every key: what is drawn from this alone is not drawn anew while somebody types. */
export type Bench = Pick<Review, 'review' | 'bench' | 'dispatch'>;

const BenchContext = createContext<Bench | null>(null);

/** Where a person is in the review. @throws TypeError outside a `ReviewProvider` */
export function useBench(): Bench {
  const bench = useContext(BenchContext);
  if (!bench) throw new TypeError('useBench needs a ReviewProvider round it');
  return bench;
}

/** The open review and what is looked at in it. @throws TypeError outside a `ReviewProvider` */
export function useReview(): Review {
  const review = useContext(Context);
  if (!review) throw new TypeError('useReview needs a ReviewProvider round it');
  return review;
}

/** The amendment being worked on, with what was typed since it was saved. */
export function useActive(): Amendment | null {
  const { draft, bench } = useReview();
  return draft.amendments.find(({ id }) => id === bench.active) ?? null;
}

function useSaver(): Saver {
  const client = useQueryClient();
  const [saver] = useState(
    () =>
      new Saver(
        (name, input) => write(client, name, input),
        (id) =>
          client.getQueryData<Amendment[]>(['amendment.list', {}])?.find((amendment) => amendment.id === id),
      ),
  );
  useEffect(() => {
    const hold = (event: BeforeUnloadEvent) => {
      if (saver.now().unsaved.size === 0) return;
      void saver.flush();
      event.preventDefault();
    };
    const rest = () => void saver.flush();
    window.addEventListener('beforeunload', hold);
    window.addEventListener('blur', rest);
    return () => {
      window.removeEventListener('beforeunload', hold);
      window.removeEventListener('blur', rest);
      rest();
    };
  }, [saver]);
  return saver;
}

export function ReviewProvider({ children, ...holdings }: Holdings & { readonly children: ReactNode }) {
  const saver = useSaver();
  const saving = useSyncExternalStore(saver.subscribe, saver.now);
  const [undoStack] = useState(() => new UndoStack());
  const [bench, dispatch] = useReducer(step, START);
  const { review, instrument, amendments } = holdings;
  const where = useMemo(() => ({ review, bench, dispatch }), [review, bench]);
  const { hidden, preferred, leftOut, open, active } = bench;
  const draft = useMemo(
    () => draftOf(instrument, amendments, saving.unsaved, { hidden, preferred, leftOut, open }, active),
    [instrument, amendments, saving.unsaved, hidden, preferred, leftOut, open, active],
  );
  const whole = { ...holdings, draft, saver, undoStack, saving, bench, dispatch };
  return (
    <BenchContext value={where}>
      <Context value={whole}>{children}</Context>
    </BenchContext>
  );
}
