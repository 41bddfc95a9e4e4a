import type { PictureFlow, PictureNode } from './picture-layout.ts';

/** Average width of a letter in the workbench's font, in em. */
const LETTER = 0.445;
const BOLD = 0.51;

/**
 * Shortens a text to a width in pixels, with an ellipsis. The width is estimated, because SVG text can be measured
 * only once drawn.
 */
export function fitted(text: string, width: number, em: number, bold = false): string {
  const maxLength = Math.floor(width / (em * (bold ? BOLD : LETTER)));
  if (text.length <= maxLength) return text;
  const cut = text.slice(0, Math.max(0, maxLength - 1));
  const space = cut.lastIndexOf(' ');
  return `${(space > maxLength * 0.75 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/** The props that every element of the diagram takes. */
interface Handles {
  /** The key of the one element that Tab reaches (roving tabindex). */
  readonly tabStop: string;
  /** The keys of the highlighted elements; null if nothing is highlighted. */
  readonly lit: ReadonlySet<string> | null;
  readonly em: number;
  readonly onLook: (key: string | null) => void;
  readonly onOpen: (key: string, at: Element) => void;
}

const handling = (key: string, name: string, { tabStop, onLook, onOpen }: Handles) => ({
  'data-key': key,
  role: 'button',
  tabIndex: key === tabStop ? 0 : -1,
  'aria-label': name,
  onClick: ({ currentTarget }: { readonly currentTarget: Element }) => onOpen(key, currentTarget),
  onPointerEnter: () => onLook(key),
  onPointerLeave: () => onLook(null),
  onFocus: () => onLook(key),
  onBlur: () => onLook(null),
});

const litClass = (key: string, { lit }: Handles): string =>
  lit === null ? '' : lit.has(key) ? ' lit' : ' dim';

/** A box: name, subject matter and status. */
export function NodeShape({ node, ...handles }: Handles & { readonly node: PictureNode }) {
  const { key, name, look, x, y, width, height, lines } = node;
  const { em } = handles;
  const inset = 0.7 * em;
  const shownLines = lines.filter(Boolean);
  const top = y + (height - shownLines.length * 1.3 * em) / 2 + em;
  return (
    <g className={`node ${look}${litClass(key, handles)}`} {...handling(key, name, handles)}>
      <rect x={x + 0.5} y={y + 0.5} width={width - 1} height={height - 1} rx={3} />
      <rect className="edge" x={x + 0.5} y={y + 0.5} width={4} height={height - 1} />
      {shownLines.map((line, at) => {
        const isFirst = line === lines[0];
        const look = isFirst ? 'name' : line === lines[2] ? 'facts' : 'about';
        return (
          <text key={look} className={look} x={x + inset} y={top + at * 1.3 * em}>
            {fitted(line, width - inset - 0.4 * em, em * (isFirst ? 1 : 0.9), isFirst)}
          </text>
        );
      })}
    </g>
  );
}

/** A line between two boxes. Its thickness shows the evidence, and its style the kind of link. */
export function FlowShape({ flow, ...handles }: Handles & { readonly flow: PictureFlow }) {
  const { key, name, kind, weight, thickness, suspect, x1, y1, x2, y2 } = flow;
  const bend = (x2 - x1) / 2;
  const path = `M${x1},${y1} C${x1 + bend},${y1} ${x2 - bend},${y2} ${x2},${y2}`;
  // A horizontal path has a bounding box without height, so an invisible area takes pointer events and focus outlines.
  const r = Math.max(thickness / 2 + 2, 7);
  const reach = `M${x1},${y1 - r} C${x1 + bend},${y1 - r} ${x2 - bend},${y2 - r} ${x2},${y2 - r} V${y2 + r} C${x2 - bend},${y2 + r} ${x1 + bend},${y1 + r} ${x1},${y1 + r} Z`;
  const [cx, cy] = [(x1 + x2) / 2, (y1 + y2) / 2];
  const bare = weight === 0 ? ' bare' : '';
  return (
    <g className={`flow ${kind}${bare}${litClass(key, handles)}`} {...handling(key, name, handles)}>
      <path className="reach" d={reach} />
      <path className="halo" d={path} strokeWidth={thickness + 6} />
      <path className="body" d={path} strokeWidth={thickness} />
      {kind === 'partly' && weight > 0 && (
        <path className="hollow" d={path} strokeWidth={Math.max(thickness - 4, 2)} />
      )}
      {(suspect || kind === 'departs') && <Badge look={suspect ? 'suspect' : 'departs'} x={cx} y={cy} />}
    </g>
  );
}

/** A symbol on a line. */
export function Badge({
  look,
  x,
  y,
}: {
  readonly look: 'suspect' | 'departs';
  readonly x: number;
  readonly y: number;
}) {
  return (
    <g className={`badge ${look}`}>
      <circle cx={x} cy={y} r={9} />
      <text x={x} y={y} dy="0.35em" textAnchor="middle">
        {look === 'suspect' ? '?' : '◇'}
      </text>
    </g>
  );
}
