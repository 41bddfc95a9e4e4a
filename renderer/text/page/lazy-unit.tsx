import { createContext, type ReactNode, useCallback, useContext, useRef, useSyncExternalStore } from 'react';
import type { Pid } from '../../../core/act/tree.ts';
import type { RedlineNode } from '../../../core/amend/redline/redline.ts';
import type { Nearness } from './nearness.ts';

/** Decides what of a long text is drawn; null where all of it is. */
export const NearnessContext = createContext<Nearness | null>(null);

/** The estimates for the height of a unit that was never drawn: characters in a line, and heights in pixels. */
const LINE_CHARACTERS = 68;
const LINE_HEIGHT = 31;
const UNIT_HEIGHT = 36;

const guesses = new WeakMap<RedlineNode, number>();

function guessLines(node: RedlineNode): number {
  const { intro, content, wrapUp, heading } = node.provision;
  const own = [heading, intro, content, wrapUp].reduce(
    (sum, text) => sum + Math.ceil(text.length / LINE_CHARACTERS),
    0,
  );
  return node.children.reduce((sum, child) => sum + guessLines(child), own);
}

function guessHeight(node: RedlineNode): number {
  const cachedHeight = guesses.get(node);
  if (cachedHeight !== undefined) return cachedHeight;
  const height = UNIT_HEIGHT + guessLines(node) * LINE_HEIGHT;
  guesses.set(node, height);
  return height;
}

interface LazyUnitProps {
  readonly pid: Pid;
  readonly node: RedlineNode;
  /** Whether it is drawn even if far from the screen, because it is open or was asked for. */
  readonly isPinned: boolean;
  readonly name: string;
  readonly children: ReactNode;
}

/** A unit of a long text, drawn near the screen. Elsewhere it is only its heading, as tall as the unit. */
function NearUnit({
  pid,
  node,
  isPinned,
  name,
  children,
  nearness,
}: LazyUnitProps & { readonly nearness: Nearness }) {
  const place = useRef<HTMLDivElement>(null);
  const subscribe = useCallback(
    (news: () => void) => (place.current ? nearness.watch(place.current, pid, news) : () => undefined),
    [nearness, pid],
  );
  const near = useSyncExternalStore(subscribe, () => nearness.isNear(pid));
  const drawn = near || isPinned;
  return (
    <div ref={place}>
      {drawn ? (
        children
      ) : (
        <div
          className="unit far"
          data-unit={pid}
          style={{ height: nearness.heightOf(pid) ?? guessHeight(node) }}
        >
          {name !== '' && <h3>{name}</h3>}
        </div>
      )}
    </div>
  );
}

export function LazyUnit(props: LazyUnitProps) {
  const nearness = useContext(NearnessContext);
  return nearness ? <NearUnit {...props} nearness={nearness} /> : props.children;
}
