/** A Word document as it came back, whoever saved it: nothing yet of what it means. */

/** Who made a tracked change or a comment, and when, as the file says. */
export interface Hand {
  /** '' where the file names nobody. */
  readonly author: string;
  /** ISO time to the second; null where there is none that can be read. */
  readonly date: string | null;
}

/** Words of a paragraph that have one history. Both where one person put them in and another struck them. */
export interface WordRun {
  readonly text: string;
  readonly inserted: Hand | null;
  readonly deleted: Hand | null;
  /** Whether Word calls it a move, not a change. */
  readonly moved: boolean;
}

/** Something of a paragraph that is no words: kept in view, never guessed at. */
export interface Oddity {
  readonly what: 'formatting' | 'picture' | 'note' | 'field' | 'symbol' | 'other';
  /** The words whose look was changed; of anything else, what it is, in a sentence. */
  readonly words: string;
  readonly by: Hand | null;
}

export interface WordParagraph {
  readonly runs: readonly WordRun[];
  /** Whose its end is, where that is tracked: a split or a new line, a join or a line that goes. */
  readonly mark: Pick<WordRun, 'inserted' | 'deleted' | 'moved'>;
  readonly style: string;
  readonly inTable: boolean;
  /** The table, row and cell that it stands in, each counted through the document; absent outside tables. */
  readonly cell?: { readonly table: number; readonly row: number; readonly column: number };
  /** Whether it stands between the ends of the bookmark round the Act; null where the file has no such bookmark. */
  readonly inAct: boolean | null;
  /** Comments by id, each on a stretch of all of its runs' text; an empty stretch is a place. One may go over several. */
  readonly comments: readonly { readonly id: string; readonly from: number; readonly to: number }[];
  readonly oddities: readonly Oddity[];
}

export interface WordComment extends Hand {
  readonly id: string;
  readonly text: string;
  /** The comment that it answers. */
  readonly answers: string | null;
  readonly resolved: boolean;
}

/** A header or a footer. */
export interface Story {
  readonly where: 'header' | 'footer';
  readonly paragraphs: readonly WordParagraph[];
}

export interface WordDocument {
  /** Its custom properties, by name. */
  readonly properties: ReadonlyMap<string, string>;
  /** Who saved it last, as it says; ''. */
  readonly savedBy: string;
  readonly paragraphs: readonly WordParagraph[];
  readonly comments: readonly WordComment[];
  /** What stands beside its pages. */
  readonly stories: readonly Story[];
}

/** All of a paragraph's words, those that go and those that came. */
export const paragraphText = ({ runs }: WordParagraph): string => runs.map(({ text }) => text).join('');

/** A paragraph's words as they read before anybody tracked a change in it, or with all that is tracked accepted. */
export const wordsWithout = ({ runs }: Pick<WordParagraph, 'runs'>, leave: 'inserted' | 'deleted'): string =>
  runs.map((run) => (run[leave] ? '' : run.text)).join('');
