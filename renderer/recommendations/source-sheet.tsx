import { type ReactNode, useEffect, useRef } from 'react';
import type { Pin, Source } from '../../core/evidence/evidence.ts';
import { findPin } from '../../core/evidence/pin.ts';
import { Sheet } from '../shared/dialog.tsx';
import { plainDate } from '../shared/words.ts';
import { useReview } from '../state/review.tsx';
import './source-sheet.css';

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A source's text cut at every edge of what is quoted or underlined in it. */
function cut(length: number, marks: readonly Stretch[]): readonly Stretch[] {
  const edges = [...new Set([0, length, ...marks.flatMap(({ from, to }) => [from, to])])].sort(
    (a, b) => a - b,
  );
  return edges.slice(1).map((to, at) => ({ from: edges[at] ?? 0, to }));
}

const holds = (outer: Stretch, inner: Stretch): boolean => outer.from <= inner.from && inner.to <= outer.to;

function SourceText({ source, pin }: { readonly source: Source; readonly pin: Pin | null }) {
  const quoted = pin && findPin(pin, source.text);
  const mark = useRef<HTMLElement>(null);
  useEffect(() => {
    mark.current?.scrollIntoView({ block: 'center' });
  }, []);
  const underlined = source.underlined ?? [];
  let first = true;
  const draw = (stretch: Stretch): ReactNode => {
    const words = source.text.slice(stretch.from, stretch.to);
    const text = underlined.some((line) => holds(line, stretch)) ? <u key={stretch.from}>{words}</u> : words;
    if (!quoted || !holds(quoted, stretch)) return text;
    const ref = first ? mark : undefined;
    first = false;
    return (
      <mark key={stretch.from} ref={ref}>
        {text}
      </mark>
    );
  };
  return (
    <>
      {pin && !quoted && <p className="fault">The quoted words are not to be found in this text any more.</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="source-text" tabIndex={0} aria-label="The document’s text">
        {cut(source.text.length, [...underlined, ...(quoted ? [quoted] : [])]).map(draw)}
      </section>
    </>
  );
}

/** What a quotation was taken from, open at the quoted words. */
export function SourceSheet({ pin, onClose }: { readonly pin: Pin | null; readonly onClose: () => void }) {
  const { evidence } = useReview();
  const source = evidence.sources.find(({ id }) => id === pin?.source);
  return (
    <Sheet
      title={source?.title ?? 'Source'}
      isOpen={pin !== null}
      onOpenChange={(open) => !open && onClose()}
    >
      {() =>
        source ? (
          <>
            <p className="help">
              {source.author}, {plainDate(source.date)}. {source.licence} The quoted words are marked;
              underlining is the author’s own.
            </p>
            <SourceText source={source} pin={pin} />
          </>
        ) : (
          <p className="fault">This document is not held in the review.</p>
        )
      }
    </Sheet>
  );
}
