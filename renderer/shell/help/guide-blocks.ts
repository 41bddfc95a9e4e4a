/** Words of a guide, in how they are set. */
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

/** The words of a line, with what is set apart in them. */
export function inlinesOf(text: string): readonly Inline[] {
  const all: Inline[] = [];
  let at = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > at) all.push({ kind: 'words', words: text.slice(at, match.index) });
    at = match.index + match[0].length;
    const { to, link, ...set } = match.groups ?? {};
    if (link !== undefined && to !== undefined) all.push({ kind: 'link', words: link, to });
    for (const kind of ['strong', 'em', 'code', 'kbd'] as const) {
      const words = set[kind];
      if (words !== undefined) all.push({ kind, words });
    }
  }
  if (at < text.length) all.push({ kind: 'words', words: text.slice(at) });
  return all;
}

const isRule = (row: string): boolean => /^[|\s:-]+$/.test(row);

const cellsOf = (row: string): readonly (readonly Inline[])[] =>
  row
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => inlinesOf(cell.trim()));

function blockOf(lines: readonly string[]): Block {
  const [first = ''] = lines;
  const heading = /^(#{1,6}) +(.+)$/.exec(first);
  const text = lines.map((line) => line.trim()).join(' ');
  if (heading)
    return { kind: 'heading', level: heading[1]?.length ?? 1, inlines: inlinesOf(heading[2] ?? '') };
  if (first.startsWith('    ')) return { kind: 'code', words: lines.map((line) => line.slice(4)).join('\n') };
  if (first.startsWith('|'))
    return {
      kind: 'table',
      rows: lines.filter((row) => !isRule(row)).map(cellsOf),
    };
  if (/^[-*] /.test(first))
    return {
      kind: 'list',
      items: text
        .split(/(?:^| )[-*] (?=\S)/)
        .filter(Boolean)
        .map(inlinesOf),
    };
  return { kind: 'paragraph', inlines: inlinesOf(text) };
}

/**
 * The blocks of a guide: of Markdown, what the guides use. It is read here, and not by a library, for what it makes is
 * React's elements and no HTML, which the page's policy would have to trust.
 */
export const guideBlocks = (markdown: string): readonly Block[] =>
  markdown
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .split(/\n(?:[ \t]*\n)+/)
    .map((lines) => lines.split('\n').filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0)
    .map(blockOf);
