import { memo, type RefObject } from 'react';
import { saysTheSame } from '../../ui/says-the-same.ts';
import type { Stretch } from './cut-blocks.ts';
import { cutAtMarks, type Mark, type MarkedStretch } from './marked-pieces.ts';

interface BlockProps {
  readonly words: string;
  readonly from: number;
  readonly marks: readonly Mark[];
  readonly opened: string | null;
}

/** Words are compared directly, because converting a megabyte to JSON at every key press would be slow. */
const isSame = (a: BlockProps, b: BlockProps): boolean =>
  a.words === b.words && a.from === b.from && a.opened === b.opened && saysTheSame(a.marks, b.marks);

const NO_MARKS: readonly Mark[] = [];

/** The signs of a mark are drawn by CSS content, so that they are not read or copied as text. */
function StretchView({
  stretch,
  words,
  opened,
}: {
  stretch: MarkedStretch;
  words: string;
  opened: string | null;
}) {
  const excerpts = stretch.marks.filter(({ kind }) => kind === 'excerpt');
  const looks = [
    'piece',
    excerpts.length > 0 && `depth-${Math.min(excerpts.length, 3)}`,
    excerpts.length < stretch.marks.length && 'redacted',
    stretch.marks.some(({ key }) => key === opened) && 'opened',
  ];
  const signs = (marks: readonly Mark[]) => marks.map(({ sign }) => sign).join(' ');
  return (
    <span
      className={looks.filter(Boolean).join(' ')}
      {...(stretch.begin.length > 0 ? { 'data-begin': signs(stretch.begin) } : {})}
      {...(stretch.end.length > 0 ? { 'data-end': signs(stretch.end) } : {})}
    >
      {words}
    </span>
  );
}

const Block = memo(function Block({ words, from, marks, opened }: BlockProps) {
  return (
    <div className="reader-block" data-from={from}>
      {marks.length === 0
        ? words
        : cutAtMarks({ from, to: from + words.length }, marks).map((stretch) => {
            const text = words.slice(stretch.from - from, stretch.to - from);
            return stretch.marks.length === 0 ? (
              <span key={stretch.from}>{text}</span>
            ) : (
              <StretchView key={stretch.from} stretch={stretch} words={text} opened={opened} />
            );
          })}
    </div>
  );
}, isSame);

/** A text with its marks. The children are the blocks in order, and contain only the text. */
export function TextBlocks({
  text,
  blocks,
  marks,
  opened,
  ref,
}: {
  readonly text: string;
  readonly blocks: readonly Stretch[];
  readonly marks: readonly Mark[];
  readonly opened: string | null;
  readonly ref: RefObject<HTMLDivElement | null>;
}) {
  return (
    <div ref={ref} className={blocks.length > 4 ? 'reader-blocks many' : 'reader-blocks'} dir="auto">
      {blocks.map(({ from, to }) => {
        const own = marks.filter((mark) => mark.from < to && mark.to > from);
        return (
          <Block
            key={from}
            words={text.slice(from, to)}
            from={from}
            marks={own.length === 0 ? NO_MARKS : own}
            opened={own.some(({ key }) => key === opened) ? opened : null}
          />
        );
      })}
    </div>
  );
}
