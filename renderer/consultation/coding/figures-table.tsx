import type { ReactNode } from 'react';

interface FiguresTableProps {
  /** What it is of, for who does not see it. */
  readonly label: string;
  /** The same unless another is given. */
  readonly caption?: string;
  readonly look?: 'agreement';
  /** The head and the body of the table. */
  readonly children: ReactNode;
}

/** A table of figures that scrolls sideways where the window is too narrow for it. */
export function FiguresTable({ label, caption = label, look, children }: FiguresTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="figures-scroller" tabIndex={0} aria-label={label}>
      <table className={look ? `figures ${look}` : 'figures'}>
        <caption className="hidden-words">{caption}</caption>
        {children}
      </table>
    </section>
  );
}
