import { type Markup, markup } from '../markup.ts';

/** A thread of comments as Word shows it: a first comment and its replies. */
export interface WordThread {
  readonly comments: readonly { readonly author: string; readonly date: string; readonly text: string }[];
  readonly resolved: boolean;
}

/**
 * The offsets in a paragraph, in UTF-16 code units, where a thread's words begin and end. Null where that is in another
 * paragraph.
 */
export interface ThreadMark {
  readonly thread: WordThread;
  readonly from: number | null;
  readonly to: number | null;
}

/** Writes the comments of a document: their marks in the body, and the parts with their words. */
export interface Comments {
  readonly begin: (thread: WordThread) => Markup;
  readonly end: (thread: WordThread) => Markup;
  /** The references of a thread's comments, as runs. They must follow soon after the end of the words. */
  readonly refer: (thread: WordThread) => Markup;
  /** The end and the references together. */
  readonly endAndRefer: (thread: WordThread) => Markup;
  /** The parts by path; empty without comments. */
  readonly parts: () => Readonly<Record<string, Markup>>;
}

interface NumberedComment {
  readonly id: number;
  readonly of: WordThread['comments'][number];
  readonly answers: number | null;
  readonly resolved: boolean;
}

/**
 * The paragraph id of a comment's last paragraph, by which Word identifies the comment: eight hexadecimal digits, below
 * 80000000.
 */
const paragraphId = (id: number): string => (0x10_00_00_00 + id).toString(16).toUpperCase();

const initials = (author: string): string =>
  author
    .split(/\s+/)
    .map((name) => name.charAt(0))
    .join('')
    .slice(0, 4);

const W15 = 'http://schemas.microsoft.com/office/word/2012/wordml';
const DECLARATION = markup`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
`;

function commentOf({ id, of: { author, date, text } }: NumberedComment): Markup {
  const lines = text.split(/\r\n|\r|\n/);
  const paragraphs = lines.map((line, at) => {
    const words = markup`<w:r><w:t xml:space="preserve">${line}</w:t></w:r>`;
    return at === lines.length - 1
      ? markup`<w:p w14:paraId="${paragraphId(id)}">${words}</w:p>`
      : markup`<w:p>${words}</w:p>`;
  });
  return markup`<w:comment w:id="${id}" w:author="${author}" w:date="${date}" w:initials="${initials(author)}">${paragraphs}</w:comment>`;
}

function extendedComment({ id, answers, resolved }: NumberedComment): Markup {
  const doneFlag = resolved ? '1' : '0';
  return answers === null
    ? markup`<w15:commentEx w15:paraId="${paragraphId(id)}" w15:done="${doneFlag}"/>`
    : markup`<w15:commentEx w15:paraId="${paragraphId(id)}" w15:paraIdParent="${paragraphId(answers)}" w15:done="${doneFlag}"/>`;
}

/**
 * Writes comments for Word, with replies and whether they are resolved.
 * @param nextId gives an id that is used nowhere else
 */
export function commentsWriter(nextId: () => number): Comments {
  const threads = new Map<WordThread, readonly NumberedComment[]>();
  const numbered = (thread: WordThread): readonly NumberedComment[] => {
    const cached = threads.get(thread);
    if (cached) return cached;
    let first: number | null = null;
    const numberedComments = thread.comments.map((of) => {
      const comment = { id: nextId(), of, answers: first, resolved: thread.resolved };
      first ??= comment.id;
      return comment;
    });
    threads.set(thread, numberedComments);
    return numberedComments;
  };
  const each = (write: (id: number) => Markup) => (thread: WordThread) =>
    markup`${numbered(thread).map(({ id }) => write(id))}`;
  const end = (id: number) => markup`<w:commentRangeEnd w:id="${id}"/>`;
  const refer = (id: number) => markup`<w:r><w:commentReference w:id="${id}"/></w:r>`;
  return {
    begin: each((id) => markup`<w:commentRangeStart w:id="${id}"/>`),
    end: each(end),
    refer: each(refer),
    endAndRefer: each((id) => markup`${end(id)}${refer(id)}`),
    parts: (): Readonly<Record<string, Markup>> => {
      const all = [...threads.values()].flat();
      if (all.length === 0) return {};
      return {
        'word/comments.xml': markup`${DECLARATION}<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14">${all.map(commentOf)}</w:comments>`,
        'word/commentsExtended.xml': markup`${DECLARATION}<w15:commentsEx xmlns:w15="${W15}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w15">${all.map(extendedComment)}</w15:commentsEx>`,
      };
    },
  };
}
