/** A run of text in a guide, with its formatting. */
export type Inline =
  | { readonly kind: 'words' | 'strong' | 'em' | 'code' | 'kbd'; readonly words: string }
  | { readonly kind: 'link'; readonly words: string; readonly to: string };

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly inlines: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'code'; readonly words: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Inline[])[])[] };

const INLINE =
  /\*\*(?<strong>[^*]+)\*\*|\*(?<em>[^*]+)\*|`(?<code>[^`]+)`|<kbd>(?<kbd>[^<]+)<\/kbd>|\[(?<link>[^\]]+)\]\((?<to>[^)]+)\)/g;

/** Parses the inline Markdown of a line: bold, italic, code, keys and links. */
export function parseInlines(text: string): readonly Inline[] {
  const all: Inline[] = [];
  let textStart = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > textStart) all.push({ kind: 'words', words: text.slice(textStart, match.index) });
    textStart = match.index + match[0].length;
    const { to, link, ...formats } = match.groups ?? {};
    if (link !== undefined && to !== undefined) all.push({ kind: 'link', words: link, to });
    for (const kind of ['strong', 'em', 'code', 'kbd'] as const) {
      const words = formats[kind];
      if (words !== undefined) all.push({ kind, words });
    }
  }
  if (textStart < text.length) all.push({ kind: 'words', words: text.slice(textStart) });
  return all;
}

const isDividerRow = (row: string): boolean => /^[|\s:-]+$/.test(row);

const parseCells = (row: string): readonly (readonly Inline[])[] =>
  row
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => parseInlines(cell.trim()));

function parseBlock(lines: readonly string[]): Block {
  const [first = ''] = lines;
  const heading = /^(#{1,6}) +(.+)$/.exec(first);
  const text = lines.map((line) => line.trim()).join(' ');
  if (heading)
    return { kind: 'heading', level: heading[1]?.length ?? 1, inlines: parseInlines(heading[2] ?? '') };
  if (first.startsWith('    ')) return { kind: 'code', words: lines.map((line) => line.slice(4)).join('\n') };
  if (first.startsWith('|'))
    return {
      kind: 'table',
      rows: lines.filter((row) => !isDividerRow(row)).map(parseCells),
    };
  if (/^[-*] /.test(first))
    return {
      kind: 'list',
      items: text
        .split(/(?:^| )[-*] (?=\S)/)
        .filter(Boolean)
        .map(parseInlines),
    };
  return { kind: 'paragraph', inlines: parseInlines(text) };
}

/** Parses the subset of Markdown that the guides use. A library would produce HTML, which the page's content security
 * policy would have to trust; these blocks become React elements. */
export const guideBlocks = (markdown: string): readonly Block[] =>
  markdown
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .split(/\n(?:[ \t]*\n)+/)
    .map((lines) => lines.split('\n').filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0)
    .map(parseBlock);
