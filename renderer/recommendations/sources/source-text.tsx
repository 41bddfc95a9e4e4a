import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import type { Stretch } from '../../../core/evidence/anchor.ts';
import type { Source } from '../../../core/evidence/evidence.ts';

/** Cuts a text at every boundary of a marked or underlined range. */
function cut(length: number, marks: readonly Stretch[]): readonly Stretch[] {
  const edges = [...new Set([0, length, ...marks.flatMap(({ from, to }) => [from, to])])].sort(
    (a, b) => a - b,
  );
  return edges.slice(1).map((to, at) => ({ from: edges[at] ?? 0, to }));
}

const holds = (outer: Stretch, inner: Stretch): boolean => outer.from <= inner.from && inner.to <= outer.to;

/** The range selected in a rendered text, in UTF-16 code units; null if the selection is empty or leaves the text. */
function selectedIn(text: HTMLElement): Stretch | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const from = before.toString().length;
  return { from, to: from + range.toString().length };
}

interface SourceTextProps {
  readonly source: Pick<Source, 'text' | 'underlined'>;
  /** The quoted range, which is scrolled into view; null for none. */
  readonly marked: Stretch | null;
  readonly ref?: RefObject<HTMLElement | null>;
  readonly onSelect?: (stretch: Stretch | null) => void;
}

/** A document's text, with the author's underlining and the quoted words marked. */
export function SourceText({ source, marked, ref, onSelect }: SourceTextProps) {
  const own = useRef<HTMLElement>(null);
  const text = ref ?? own;
  const from = marked?.from;
  useEffect(() => {
    if (from !== undefined) text.current?.querySelector('mark')?.scrollIntoView({ block: 'center' });
  }, [from, text]);
  const underlined = source.underlined ?? [];
  const draw = (stretch: Stretch): ReactNode => {
    const words = source.text.slice(stretch.from, stretch.to);
    const lined = underlined.some((line) => holds(line, stretch)) ? <u key={stretch.from}>{words}</u> : words;
    return marked && holds(marked, stretch) ? <mark key={stretch.from}>{lined}</mark> : lined;
  };
  const select = () => text.current && onSelect?.(selectedIn(text.current));
  return (
    <section
      className="source-text"
      ref={text}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label="The document’s text"
      onPointerUp={select}
      onKeyUp={select}
    >
      {cut(source.text.length, [...underlined, ...(marked ? [marked] : [])]).map(draw)}
    </section>
  );
}
