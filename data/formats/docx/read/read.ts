import { ok, type Result, refuse } from '../../../../core/base/result.ts';
import {
  type WordComment,
  type WordDocument,
  wordsWithout,
} from '../../../../core/word-import/word-document.ts';
import { childNamed, childrenNamed, elementsOf, textOf, type XmlElement } from '../../xml/tree.ts';
import { wordsIn } from './alternate.ts';
import { ListNumbers } from './list-numbers.ts';
import { ParagraphReader } from './paragraphs.ts';
import { openDocx } from './parts.ts';
import { handOf } from './tracked.ts';

/** The name and text of a custom property. */
const propertyOf = (property: XmlElement): readonly [string, string] => [
  property.attributes.name ?? '',
  textOf(property),
];

interface CommentExtension {
  readonly parent: string | undefined;
  readonly isDone: boolean;
}

function readExtensions(parts: readonly XmlElement[]): ReadonlyMap<string, CommentExtension> {
  const extendedById = new Map<string, CommentExtension>();
  for (const { attributes } of parts.flatMap((part) => childrenNamed(part, 'w15:commentEx'))) {
    const doneFlag = attributes['w15:done'];
    extendedById.set(attributes['w15:paraId'] ?? '', {
      parent: attributes['w15:paraIdParent'],
      isDone: doneFlag === '1' || doneFlag === 'true',
    });
  }
  return extendedById;
}

/** Replies and resolved states refer to comments by paragraph id. Any paragraph of a comment may be used. */
function commentsOf(
  parts: readonly XmlElement[],
  extendedParts: readonly XmlElement[],
): readonly WordComment[] {
  const extended = readExtensions(extendedParts);
  const elements = parts.flatMap((part) => childrenNamed(part, 'w:comment'));
  const paragraphsOf = (comment: XmlElement) => elementsOf(comment).filter(({ name }) => name === 'w:p');
  const commentByParagraph = new Map<string, string>();
  for (const comment of elements)
    for (const { attributes } of paragraphsOf(comment))
      if (attributes['w14:paraId'])
        commentByParagraph.set(attributes['w14:paraId'], comment.attributes['w:id'] ?? '');
  return elements.map((comment) => {
    const { attributes } = comment;
    const paragraphs = paragraphsOf(comment);
    const extendedComment = paragraphs
      .flatMap((each) => extended.get(each.attributes['w14:paraId'] ?? '') ?? [])
      .at(-1);
    const lines = new ParagraphReader().read({ ...comment, name: 'w:body' });
    return {
      id: attributes['w:id'] ?? '',
      ...handOf(comment),
      text: lines.map((line) => wordsWithout(line, 'deleted')).join('\n'),
      parentId: (extendedComment?.parent && commentByParagraph.get(extendedComment.parent)) || null,
      isResolved: extendedComment?.isDone ?? false,
    };
  });
}

/** The parts of a document that are read besides its body. */
const KINDS = [
  'comments',
  'commentsExtended',
  'custom-properties',
  'core-properties',
  'header',
  'footer',
  'footnotes',
  'endnotes',
  'numbering',
] as const;

/**
 * Reads a Word document with all that people did to it: tracked changes of words and paragraph ends, comments with
 * replies, and the properties that say where it came from. Refused for another kind of file, a damaged one, and a
 * harmful one.
 */
export function readReturned(bytes: Uint8Array): Result<WordDocument> {
  const opened = openDocx(bytes);
  if (!opened.ok) return opened;
  const { main, of } = opened.value;
  const body = childNamed(main, 'w:body');
  if (!body) return refuse('damaged', 'The Word document is damaged: its text is missing.');
  const parts = new Map<string, readonly XmlElement[]>();
  for (const kind of KINDS) {
    const partElements = of(kind);
    if (!partElements.ok) return partElements;
    parts.set(kind, partElements.value);
  }
  const part = (kind: (typeof KINDS)[number]) => parts.get(kind) ?? [];
  const saved = part('core-properties').flatMap((core) => childrenNamed(core, 'cp:lastModifiedBy'));
  const notes = new Map(
    [...part('footnotes'), ...part('endnotes')].flatMap((all) =>
      elementsOf(all).map((note) => [
        `${note.name}Reference ${note.attributes['w:id'] ?? ''}`,
        wordsIn(note),
      ]),
    ),
  );
  const noteOf = (reference: string, id: string): string => notes.get(`${reference} ${id}`) ?? '';
  return ok({
    properties: new Map(
      part('custom-properties').flatMap((custom) => childrenNamed(custom, 'property').map(propertyOf)),
    ),
    savedBy: saved.map(textOf).join('').trim(),
    paragraphs: new ParagraphReader({ noteOf, lists: new ListNumbers(part('numbering')) }).read(body),
    comments: commentsOf(part('comments'), part('commentsExtended')),
    headersAndFooters: (['header', 'footer'] as const).flatMap((position) =>
      part(position).map((story) => ({
        position,
        paragraphs: new ParagraphReader({ noteOf, withoutResults: true }).read(story),
      })),
    ),
  });
}
