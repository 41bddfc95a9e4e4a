import { type Markup, markup } from '../markup.ts';

/** A thread of comments as Word shows one: the first is answered by the rest. */
export interface WordThread {
  readonly comments: readonly { readonly author: string; readonly date: string; readonly text: string }[];
  readonly resolved: boolean;
}

/** Where in a paragraph the words of a thread begin and end, in offsets of its text; null where that is in another. */
export interface ThreadMark {
  readonly thread: WordThread;
  readonly from: number | null;
  readonly to: number | null;
}

/** The comments of a document: what stands in its body for each, and the parts that hold their words. */
export interface Comments {
  readonly begin: (thread: WordThread) => Markup;
  readonly end: (thread: WordThread) => Markup;
  /** What shows the comments of a thread, as runs of their own: soon after the end of their words. */
  readonly refer: (thread: WordThread) => Markup;
  /** Both, where nothing comes between them. */
  readonly endAndRefer: (thread: WordThread) => Markup;
  /** The parts, by path; none where there are no comments. */
  readonly parts: () => Readonly<Record<string, Markup>>;
}

interface Numbered {
  readonly id: number;
  readonly of: WordThread['comments'][number];
  readonly answers: number | null;
  readonly resolved: boolean;
}

/** Word tells paragraphs apart by eight hexadecimal digits below 80000000; a comment is known by its last one's. */
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

function commentOf({ id, of: { author, date, text } }: Numbered): Markup {
  const lines = text.split(/\r\n|\r|\n/);
  const paragraphs = lines.map((line, at) => {
    const words = markup`<w:r><w:t xml:space="preserve">${line}</w:t></w:r>`;
    return at === lines.length - 1
      ? markup`<w:p w14:paraId="${paragraphId(id)}">${words}</w:p>`
      : markup`<w:p>${words}</w:p>`;
  });
  return markup`<w:comment w:id="${id}" w:author="${author}" w:date="${date}" w:initials="${initials(author)}">${paragraphs}</w:comment>`;
}

function extended({ id, answers, resolved }: Numbered): Markup {
  const doneFlag = resolved ? '1' : '0';
  return answers === null
    ? markup`<w15:commentEx w15:paraId="${paragraphId(id)}" w15:done="${doneFlag}"/>`
    : markup`<w15:commentEx w15:paraId="${paragraphId(id)}" w15:paraIdParent="${paragraphId(answers)}" w15:done="${doneFlag}"/>`;
}

/** Writes comments as Word has them, with answers and whether they are resolved. @param nextId an id used nowhere else */
export function commentsWriter(nextId: () => number): Comments {
  const threads = new Map<WordThread, readonly Numbered[]>();
  const numbered = (thread: WordThread): readonly Numbered[] => {
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
        'word/commentsExtended.xml': markup`${DECLARATION}<w15:commentsEx xmlns:w15="${W15}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w15">${all.map(extended)}</w15:commentsEx>`,
      };
    },
  };
}
