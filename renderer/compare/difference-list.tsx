import { useLayoutEffect } from 'react';
import { Button } from '../ui/controls.tsx';
import type { Scrolling } from '../ui/use-long-list.ts';
import type { Difference } from './compared-rows.ts';
import { drawnOf, useRows } from './compared-text.tsx';

interface ListProps {
  readonly scroller: HTMLElement;
  readonly differences: readonly Difference[];
  readonly onReady: (scrolling: Scrolling) => void;
  readonly onOpen: (key: string) => void;
}

/** The differences that are not hidden, in words. */
export function DifferenceList({ scroller, differences, onReady, onOpen }: ListProps) {
  const scrolling = useRows(scroller, differences.length);
  useLayoutEffect(() => onReady(scrolling), [scrolling, onReady]);
  const { drawn, before, after } = drawnOf(scrolling);
  return (
    <ol
      className="difference-list"
      aria-label="Differences"
      style={{ paddingTop: before, paddingBottom: after }}
    >
      {drawn.map((at) => {
        const difference = differences[at];
        if (!difference) return null;
        const { key, words, place, class: of } = difference;
        return (
          <li
            key={key}
            aria-setsize={differences.length}
            aria-posinset={at + 1}
            data-index={at}
            data-difference={key}
            tabIndex={-1}
            ref={scrolling.measureElement}
          >
            <p>{words}</p>
            <p className="more">
              <span className="chip">{of}</span>
              <Button
                look="link-command"
                aria-label={`Show in the text: ${place}`}
                onPress={() => onOpen(key)}
              >
                Show in the text
              </Button>
            </p>
          </li>
        );
      })}
    </ol>
  );
}
