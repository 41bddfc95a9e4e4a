import { useLayoutEffect } from 'react';
import { count } from '../../core/base/english.ts';
import { type Scrolling, useLongList } from '../ui/use-long-list.ts';
import { ComparedLineView } from './compared-line.tsx';
import type { Row } from './compared-rows.ts';

/** The layouts of a comparison. */
export const LAYOUTS = ['inline', 'side', 'list'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** A comparison of up to this many rows is rendered in full, so that the browser's own search finds everything. */
const ALL_DRAWN = 400;
/** Rows rendered beyond the visible area in a longer comparison. */
const BEYOND = 12;
const USUAL_HEIGHT = 46;

/** The virtualizer of the rows of a comparison. */
export const useRows = (scroller: HTMLElement, count: number): Scrolling =>
  useLongList({ count, scroller, height: USUAL_HEIGHT, beyond: count <= ALL_DRAWN ? count : BEYOND });

/** The indexes of the rendered rows, and the height of the rows before and after them, in pixels. */
export function drawnOf(scrolling: Scrolling): {
  readonly drawn: readonly number[];
  readonly before: number;
  readonly after: number;
} {
  const items = scrolling.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = scrolling.getTotalSize() - (items.at(-1)?.end ?? 0);
  return { drawn: items.map(({ index }) => index), before, after };
}

interface TextProps {
  readonly scroller: HTMLElement;
  readonly rows: readonly Row[];
  readonly name: string;
  readonly isShown: (key: string) => boolean;
  /** Describes a difference by its key. */
  readonly wordsOf: (key: string) => string;
  readonly onReady: (scrolling: Scrolling) => void;
}

const gapWords = (n: number): string => `${count(n, 'line')} the same in both`;
const keyOf = (row: Row): string => (row.type === 'gap' ? row.key : row.line.key);

/** Both texts in one, as a redline. */
export function TextInOne({ scroller, rows, name, isShown, wordsOf, onReady }: TextProps) {
  const scrolling = useRows(scroller, rows.length);
  useLayoutEffect(() => onReady(scrolling), [scrolling, onReady]);
  const { drawn, before, after } = drawnOf(scrolling);
  return (
    <article className="act compared" lang="en-GB" aria-label={name}>
      <div style={{ paddingTop: before, paddingBottom: after }}>
        {drawn.map((at) => {
          const row = rows[at];
          return row ? (
            <div key={keyOf(row)} data-index={at} ref={scrolling.measureElement}>
              {row.type === 'gap' ? (
                <p className="gap">{gapWords(row.count)}</p>
              ) : (
                <ComparedLineView
                  line={row.line}
                  side="both"
                  isShown={isShown}
                  move={row.move && wordsOf(row.move)}
                />
              )}
            </div>
          ) : null;
        })}
      </div>
    </article>
  );
}

/** Takes up the height of the rows that are not rendered. */
const Spacer = ({ height }: { readonly height: number }) =>
  height > 0 ? (
    <tr>
      <td colSpan={2} style={{ height, padding: 0 }} />
    </tr>
  ) : null;

/** The two texts side by side, line by line. They are one table, so they scroll together. */
export function TextsBeside({ scroller, rows, name, isShown, wordsOf, onReady }: TextProps) {
  const scrolling = useRows(scroller, rows.length);
  useLayoutEffect(() => onReady(scrolling), [scrolling, onReady]);
  const { drawn, before, after } = drawnOf(scrolling);
  return (
    <div className="act compared side-by-side" lang="en-GB">
      <table aria-label={name} aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          <Spacer height={before} />
          {drawn.map((at) => {
            const row = rows[at];
            return row ? (
              <tr key={keyOf(row)} aria-rowindex={at + 2} data-index={at} ref={scrolling.measureElement}>
                {row.type === 'gap' ? (
                  <td colSpan={2}>
                    <p className="gap">{gapWords(row.count)}</p>
                  </td>
                ) : (
                  (['before', 'after'] as const).map((side) => (
                    <td key={side}>
                      <ComparedLineView
                        line={row.line}
                        side={side}
                        isShown={isShown}
                        move={row.move && wordsOf(row.move)}
                      />
                    </td>
                  ))
                )}
              </tr>
            ) : null;
          })}
          <Spacer height={after} />
        </tbody>
      </table>
    </div>
  );
}
