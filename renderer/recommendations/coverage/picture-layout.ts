import { capital } from '../../../core/base/english.ts';
import type { FlowKind, Flows } from '../../../core/coverage/flows.ts';
import type { CoverageSubject } from './coverage-subject.ts';
import { type NodeWords, nodesOf } from './picture-nodes.ts';

/** A box of the diagram with its position and size, in pixels. */
export interface PictureNode extends NodeWords {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A line between two boxes. */
export interface PictureFlow {
  readonly key: string;
  readonly subject: CoverageSubject;
  readonly from: string;
  readonly to: string;
  readonly kind: FlowKind | 'change';
  readonly suspect: boolean;
  readonly weight: number;
  readonly thickness: number;
  readonly name: string;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** The x positions of the three columns, and their width, in pixels. */
  readonly columns: readonly [number, number, number];
  readonly columnWidth: number;
  readonly nodes: readonly PictureNode[];
  readonly flows: readonly PictureFlow[];
}

/**
 * Thickness of a line in pixels, for a number of pieces of evidence. It grows with the square root, so that a thousand
 * still fit.
 */
export const thicknessOf = (weight: number): number =>
  weight === 0 ? 2 : Math.min(4 + 4 * Math.sqrt(weight), 40);

const FLOW_WORDS: Readonly<Record<FlowKind, string>> = {
  answers: 'answers',
  partly: 'partly answers',
  departs: 'departs from',
  tied: 'linked to',
};

const onEvidence = (weight: number): string =>
  weight === 0 ? 'without evidence' : weight === 1 ? '1 piece of evidence' : `${weight} pieces of evidence`;

type Loose = Omit<PictureFlow, 'x1' | 'y1' | 'x2' | 'y2'>;

function looseFlows(flows: Flows): readonly Loose[] {
  const cites = new Map(flows.provisions.map(({ pid, cite }) => [pid, cite]));
  return [
    ...flows.answers.map(
      ({ recommendation, amendment, kind, suspect, weight }): Loose => ({
        key: `asked:${recommendation}:${amendment}`,
        subject: { kind: 'cell', recommendation, amendment },
        from: `recommendation:${recommendation}`,
        to: `amendment:${amendment}`,
        kind,
        suspect,
        weight,
        thickness: thicknessOf(weight),
        name: `${amendment} ${FLOW_WORDS[kind]} recommendation ${recommendation}, ${onEvidence(weight)}${suspect ? '; needs checking' : ''}`,
      }),
    ),
    ...flows.changes.map(
      ({ amendment, pid, weight }): Loose => ({
        key: `change:${amendment}:${pid}`,
        subject: { kind: 'change', amendment, pid },
        from: `amendment:${amendment}`,
        to: `provision:${pid}`,
        kind: 'change',
        suspect: false,
        weight,
        thickness: thicknessOf(weight),
        name: `${amendment} changes ${capital(cites.get(pid) ?? '')}, ${onEvidence(weight)}`,
      }),
    ),
  ];
}

/** Minimum height that a line takes at the edge of a box, and the gap between lines, in pixels. */
const MIN_RIBBON = 8;
const RIBBON_GAP = 3;

/**
 * Lays out the diagram. A box is as high as its text or the lines that end at it need. Boxes keep the order of the
 * report, the amendments and the Act. @param em the font size of the page, in pixels
 */
export function pictureOf(flows: Flows, width: number, em: number): Picture {
  const columnWidth = Math.round(Math.min(Math.max(width * 0.26, 8 * em), 19 * em));
  const step = (width - columnWidth) / 2;
  const columns = [0, Math.round(step), Math.round(2 * step)] as const;
  const loose = looseFlows(flows);
  const needs = (key: string, end: 'from' | 'to') =>
    loose
      .filter((flow) => flow[end] === key)
      .reduce((sum, { thickness }) => sum + Math.max(thickness, MIN_RIBBON) + RIBBON_GAP, 0);
  const top = 2 * em;
  const ends = [top, top, top];
  const nodes = nodesOf(flows, columnWidth < 11 * em).map((words): PictureNode => {
    const lines = words.lines.filter(Boolean).length;
    const height = Math.round(
      Math.max(lines * 1.3 * em + 0.9 * em, needs(words.key, 'from'), needs(words.key, 'to')),
    );
    const y = ends[words.column] ?? top;
    ends[words.column] = y + height + 0.75 * em;
    return { ...words, x: columns[words.column], y, width: columnWidth, height };
  });
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const port = portsOf(loose, byKey);
  return {
    width,
    height: Math.ceil(Math.max(...ends)),
    columns,
    columnWidth,
    nodes,
    flows: loose.flatMap((flow): readonly PictureFlow[] => {
      const [from, to] = [byKey.get(flow.from), byKey.get(flow.to)];
      if (!from || !to) return [];
      const [y1, y2] = [port(flow.key, 'from'), port(flow.key, 'to')];
      return [{ ...flow, x1: from.x + from.width, y1, x2: to.x, y2 }];
    }),
  };
}

/**
 * Positions the ends of the lines on the edges of their boxes, in the order of their other ends, so that few lines
 * cross.
 */
function portsOf(
  flows: readonly Loose[],
  nodes: ReadonlyMap<string, PictureNode>,
): (key: string, end: 'from' | 'to') => number {
  const places = new Map<string, number>();
  for (const [end, other] of [
    ['from', 'to'],
    ['to', 'from'],
  ] as const) {
    for (const node of nodes.values()) {
      const mine = flows
        .filter((flow) => flow[end] === node.key)
        .toSorted((a, b) => (nodes.get(a[other])?.y ?? 0) - (nodes.get(b[other])?.y ?? 0));
      const slots = mine.map(({ thickness }) => Math.max(thickness, MIN_RIBBON) + RIBBON_GAP);
      let at = node.y + (node.height - slots.reduce((sum, slot) => sum + slot, 0)) / 2;
      mine.forEach((flow, index) => {
        const slot = slots[index] ?? 0;
        places.set(`${end} ${flow.key}`, at + slot / 2);
        at += slot;
      });
    }
  }
  return (key, end) => places.get(`${end} ${key}`) ?? 0;
}

/** Returns what to highlight for an element: the element, everything linked to it, and the lines between them. */
export function litBy(picture: Pick<Picture, 'flows'>, key: string): ReadonlySet<string> {
  const lit = new Set([key]);
  const follow = (node: string, end: 'from' | 'to'): void => {
    for (const flow of picture.flows) {
      if (flow[end] !== node) continue;
      lit.add(flow.key);
      const next = flow[end === 'from' ? 'to' : 'from'];
      lit.add(next);
      follow(next, end);
    }
  };
  const flow = picture.flows.find((one) => one.key === key);
  if (flow) {
    lit.add(flow.from).add(flow.to);
    return lit;
  }
  follow(key, 'from');
  follow(key, 'to');
  return lit;
}
