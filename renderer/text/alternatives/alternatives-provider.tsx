import { Split } from 'lucide-react';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import type { Pid } from '../../../core/act/tree.ts';
import type { Line } from '../../../core/amend/redline/lines.ts';
import { useReviewOf } from '../../state/review/review.tsx';
import { Button } from '../../ui/controls.tsx';
import { saysTheSame } from '../../ui/says-the-same.ts';
import { alternativeGroups } from './alternative-groups.ts';
import { AlternativesSheet } from './alternatives-sheet.tsx';
import { type Contest, contestsByLine, contestsByUnit } from './contests.ts';
import './alternatives.css';

interface Contested {
  readonly units: Readonly<Record<Pid, readonly Contest[]>>;
  /** Opens the group of alternatives that an amendment is in. */
  readonly open: (id: string) => void;
}

const Context = createContext<Contested>({ units: {}, open: () => undefined });
const NO_CONTESTS: readonly Contest[] = [];

/** Opens the group of alternatives that an amendment is in. */
export const useOpenAlternatives = (): ((id: string) => void) => useContext(Context).open;

/** The alternatives in one section that the text doesn’t show. */
export const useContests = (unit: Pid): readonly Contest[] => useContext(Context).units[unit] ?? NO_CONTESTS;

/** The same alternatives, by the key of the line that each would change. */
export function useContestedLines(
  unit: Pid,
  lines: readonly Line[],
): ReadonlyMap<string, readonly Contest[]> {
  const contests = useContests(unit);
  return useMemo(() => contestsByLine(lines, contests), [lines, contests]);
}

/** Provides the alternatives to the text, and the dialog that compares them. */
export function AlternativesProvider({ children }: { readonly children: ReactNode }) {
  const instrument = useReviewOf((review) => review.instrument);
  const alternatives = useReviewOf(({ draft }) => draft.alternatives, saysTheSame);
  const [openId, setOpenId] = useState<string | null>(null);
  const amendments = useReviewOf(({ draft }) => (openId === null ? null : draft.amendments));
  const units = useMemo(() => contestsByUnit(instrument.root, alternatives), [instrument, alternatives]);
  const open = useCallback((id: string) => setOpenId(id), []);
  const contested = useMemo(() => ({ units, open }), [units, open]);
  const group = useMemo(
    () =>
      openId === null || amendments === null
        ? null
        : (alternativeGroups(instrument.root, amendments).find(({ ids }) => ids.includes(openId)) ?? null),
    [openId, instrument, amendments],
  );
  return (
    <Context value={contested}>
      {children}
      <AlternativesSheet group={group} onClose={() => setOpenId(null)} />
    </Context>
  );
}

/** Buttons that open the alternatives at a place. */
export function ContestButtons({ contests }: { readonly contests: readonly Contest[] }) {
  const open = useOpenAlternatives();
  return (
    <span className="contest-buttons">
      {[...new Set(contests.map(({ id }) => id))].map((id) => (
        <Button key={id} look="quiet" onPress={() => open(id)}>
          <Split aria-hidden="true" /> {id} is an alternative here
        </Button>
      ))}
    </span>
  );
}

/** A line of the text, boxed where an alternative would change it. */
export function ContestBox({
  contests,
  children,
}: {
  readonly contests: readonly Contest[] | undefined;
  readonly children: ReactNode;
}) {
  if (!contests) return children;
  return (
    <div className="contest-box">
      {children}
      <ContestButtons contests={contests} />
    </div>
  );
}
