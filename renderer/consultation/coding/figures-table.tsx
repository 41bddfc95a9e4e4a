import type { ReactNode } from 'react';

interface FiguresTableProps {
  /** The accessible label of the scrolling area. */
  readonly label: string;
  /** The caption of the table, if it differs from the label. */
  readonly caption?: string;
  readonly look?: 'agreement';
  /** The head and body of the table. */
  readonly children: ReactNode;
}

/** A table of figures that scrolls sideways in a narrow window. */
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
