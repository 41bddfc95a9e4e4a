import { type KeyboardEvent, memo, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flowsOf } from '../../../core/coverage/flows.ts';
import { usePrinting } from '../../ui/use-printing.ts';
import type { Part } from './coverage-filters.ts';
import type { CoverageSubject } from './coverage-subject.ts';
import { FlowTables } from './flow-tables.tsx';
import { firstStop, nextStop } from './picture-keys.ts';
import { litBy, pictureOf } from './picture-layout.ts';
import { PictureLegend } from './picture-legend.tsx';
import { FlowShape, NodeShape } from './picture-shapes.tsx';
import './picture.css';

/** The available width and the font size of the page, in pixels. */
function useRoom() {
  const ref = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState({ width: 960, em: 14 });
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return;
    const measure = () => {
      const em = Number.parseFloat(getComputedStyle(box).fontSize) || 14;
      const width = Math.max(Math.floor(box.clientWidth), 34 * em);
      setRoom((was) => (was.width === width && was.em === em ? was : { width, em }));
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(box);
    return () => watch.disconnect();
  }, []);
  return { ref, ...room };
}

const COLUMN_WORDS = ['Recommendations', 'Amendments', 'Provisions'] as const;

/**
 * The diagram of recommendations, amendments and provisions. Tab reaches one element; the arrow keys move between
 * boxes and lines, and Enter opens the details.
 */
export const PictureView = memo(function PictureView({
  part,
  onOpen,
}: {
  readonly part: Part;
  readonly onOpen: (subject: CoverageSubject, at: Element) => void;
}) {
  const { ref, width, em } = useRoom();
  const flows = useMemo(() => flowsOf(part), [part]);
  const picture = useMemo(() => pictureOf(flows, width, em), [flows, width, em]);
  const [looked, setLooked] = useState<string | null>(null);
  const [stop, setStop] = useState<string | null>(null);
  const all = useMemo(() => new Set([...picture.nodes, ...picture.flows].map(({ key }) => key)), [picture]);
  const tabStop = stop !== null && all.has(stop) ? stop : firstStop(picture);
  const printing = usePrinting();
  const lit = !printing && looked !== null && all.has(looked) ? litBy(picture, looked) : null;
  const onKeyDown = (event: KeyboardEvent<SVGSVGElement>) => {
    const at = event.target instanceof Element ? event.target.closest<SVGElement>('[data-key]') : null;
    const from = at?.dataset.key;
    if (!at || from === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      open(from, at);
      return;
    }
    const next = nextStop(picture, from, event.key);
    if (next === null) return;
    event.preventDefault();
    setStop(next);
    event.currentTarget.querySelector<SVGElement>(`[data-key="${CSS.escape(next)}"]`)?.focus();
  };
  const open = (key: string, at: Element): void => {
    const shape = [...picture.nodes, ...picture.flows].find((one) => one.key === key);
    if (!shape) return;
    setStop(key);
    onOpen(shape.subject, at);
  };
  const handles = { tabStop, lit, em, onLook: setLooked, onOpen: open };
  return (
    <div className="picture" ref={ref}>
      {/* biome-ignore lint/a11y/useSemanticElements: no element groups within a drawing */}
      <svg
        width={picture.width}
        height={picture.height}
        viewBox={`0 0 ${picture.width} ${picture.height}`}
        role="group"
        aria-label="Recommendations, the amendments that answer them, and the provisions that these change"
        onKeyDown={onKeyDown}
      >
        {COLUMN_WORDS.map((words, at) => (
          <text key={words} className="column-words" x={picture.columns[at]} y={em}>
            {words}
          </text>
        ))}
        {picture.flows.map((flow) => (
          <FlowShape key={flow.key} flow={flow} {...handles} />
        ))}
        {picture.nodes.map((node) => (
          <NodeShape key={node.key} node={node} {...handles} />
        ))}
      </svg>
      <PictureLegend />
      <FlowTables flows={flows} />
    </div>
  );
});
