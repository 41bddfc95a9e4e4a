import { createContext, type ReactNode, useCallback, useContext, useRef, useSyncExternalStore } from 'react';
import type { Pid } from '../../../core/act/tree.ts';
import type { RedlineNode } from '../../../core/amend/redline/redline.ts';
import type { Nearness } from './nearness.ts';

/** What a long text is drawn by; null where all of a text is drawn. */
export const NearnessContext = createContext<Nearness | null>(null);

/** Characters in a line, and the height of one, in pixels: what an undrawn unit's height is guessed from. */
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
  /** Drawn wherever it is: it is typed in, or was asked for. */
  readonly isPinned: boolean;
  readonly name: string;
  readonly children: ReactNode;
}

/** A unit of a long text, drawn where it is near what is in view; elsewhere its heading alone, in a place as tall. */
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
