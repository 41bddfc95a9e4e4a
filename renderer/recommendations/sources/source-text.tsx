import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import type { Stretch } from '../../../core/evidence/anchor.ts';
import type { Source } from '../../../core/evidence/evidence.ts';

/** A source's text cut at every edge of what is marked or underlined in it. */
function cut(length: number, marks: readonly Stretch[]): readonly Stretch[] {
  const edges = [...new Set([0, length, ...marks.flatMap(({ from, to }) => [from, to])])].sort(
    (a, b) => a - b,
  );
  return edges.slice(1).map((to, at) => ({ from: edges[at] ?? 0, to }));
}

const holds = (outer: Stretch, inner: Stretch): boolean => outer.from <= inner.from && inner.to <= outer.to;

/** What is selected of a drawn text, in its own offsets (UTF-16 code units); null where nothing of it is. */
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
  /** The words that are quoted, and come to; null for none. */
  readonly marked: Stretch | null;
  readonly ref?: RefObject<HTMLElement | null>;
  readonly onSelect?: (stretch: Stretch | null) => void;
}

/** A document's text, with what its author underlined and what is quoted of it. */
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
