/** A returned Word document as read, from any program. Nothing is interpreted here. */

/** Author and time of a tracked change or comment, according to the file. */
export interface ChangeAuthor {
  /** '' where the file names nobody. */
  readonly author: string;
  /** ISO time to the second; null where none can be read. */
  readonly date: string | null;
}

/** Words with the same tracked changes. Both hands are set where one person inserted and another deleted them. */
export interface WordRun {
  readonly text: string;
  readonly inserted: ChangeAuthor | null;
  readonly deleted: ChangeAuthor | null;
  /** Whether Word marks it as a move. */
  readonly moved: boolean;
}

/** A part of a paragraph that is not words. Keeling lists it for a person and never imports it. */
export interface OtherContent {
  readonly kind: 'formatting' | 'picture' | 'note' | 'field' | 'symbol' | 'other';
  /** For formatting, the affected words; otherwise a sentence that describes it. */
  readonly words: string;
  readonly by: ChangeAuthor | null;
}

export interface WordParagraph {
  readonly runs: readonly WordRun[];
  /** Tracked changes of the paragraph mark at its end. An inserted mark splits a line, and a deleted mark joins two. */
  readonly mark: Pick<WordRun, 'inserted' | 'deleted' | 'moved'>;
  readonly style: string;
  readonly isInTable: boolean;
  /** Indices of its table, row and cell in the document; absent outside tables. */
  readonly cell?: { readonly table: number; readonly row: number; readonly column: number };
  /** Whether it is inside the bookmark around the Act; null where the file has no such bookmark. */
  readonly isInAct: boolean | null;
  /**
   * Comments by id, with offsets in the text of all runs. An empty range is a place; one comment may span paragraphs.
   */
  readonly comments: readonly { readonly id: string; readonly from: number; readonly to: number }[];
  readonly otherContent: readonly OtherContent[];
}

export interface WordComment extends ChangeAuthor {
  readonly id: string;
  readonly text: string;
  /** The id of the comment that this one replies to; null for the first of a thread. */
  readonly parentId: string | null;
  readonly isResolved: boolean;
}

/** A header or a footer. */
export interface HeaderOrFooter {
  readonly position: 'header' | 'footer';
  readonly paragraphs: readonly WordParagraph[];
}

export interface WordDocument {
  /** Custom properties by name. */
  readonly properties: ReadonlyMap<string, string>;
  /** Who saved it last, according to the file; '' where unknown. */
  readonly savedBy: string;
  readonly paragraphs: readonly WordParagraph[];
  readonly comments: readonly WordComment[];
  /** Headers and footers. */
  readonly headersAndFooters: readonly HeaderOrFooter[];
}

/** All words of a paragraph, including deleted and inserted ones. */
export const paragraphText = ({ runs }: WordParagraph): string => runs.map(({ text }) => text).join('');

/** The words of a paragraph before tracked changes (without inserted ones), or with all changes accepted. */
export const wordsWithout = (
  { runs }: Pick<WordParagraph, 'runs'>,
  excluded: 'inserted' | 'deleted',
): string => runs.map((run) => (run[excluded] ? '' : run.text)).join('');
