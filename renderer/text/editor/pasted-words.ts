/** One tag, comment or declaration of markup, the last one even where it was cut off. */
const TAG =
  /<!--[\s\S]*?(?:-->|$)|<[!?][^>]*>?|<(\/?)([a-z][a-z0-9:-]*)((?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^>"'])*)>?/gi;

/** Elements that nothing closes. */
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
/** What holds no words of the page. */
const SILENT = /^(?:head|script|style|template|title|noscript)$/;
const STRUCK = /^(?:del|s|strike)$/;
const LINE =
  /^(?:address|article|blockquote|br|caption|dd|div|dl|dt|figure|h[1-6]|hr|li|ol|p|pre|section|table|tr|ul)$/;
const CELL = /^(?:td|th)$/;

const isHidden = (attributes: string): boolean =>
  /\bhidden(?=[\s=>/]|$)|display\s*:\s*none|text-decoration(?:-line)?\s*:[^;"']*line-through/i.test(
    attributes,
  );

interface Open {
  readonly name: string;
  readonly isLeftOut: boolean;
}

/** What was read of some markup. */
export interface PastedWords {
  readonly text: string;
  /** Whether words were left out that its page strikes through or doesn't show. */
  readonly leftOut: boolean;
}

/**
 * The words of markup, as its page shows them: a line for each paragraph and each row of a table, its cells apart; without
 * what is struck through or hidden. It is never made into elements, not even inert ones: `decode` is given the words alone,
 * for what stands for a character in them.
 */
export function pastedWords(html: string, decode: (words: string) => string): PastedWords {
  const open: Open[] = [];
  let text = '';
  let leftOut = false;
  let from = 0;
  const read = (to: number): void => {
    const words = html.slice(from, to).replace(/\s+/g, ' ');
    const silent = open.some(({ name }) => SILENT.test(name));
    if (open.at(-1)?.isLeftOut) leftOut ||= !silent && words.trim() !== '';
    else text += words;
  };
  const close = (name: string): void => {
    const at = open.findLastIndex((one) => one.name === name);
    if (at >= 0) open.length = at;
  };
  for (const { index, 0: tag, 1: slash, 2: named, 3: attributes = '' } of html.matchAll(TAG)) {
    read(index);
    from = index + tag.length;
    const name = named?.toLowerCase();
    if (name === undefined) continue;
    const isShown = !open.at(-1)?.isLeftOut;
    if (isShown && LINE.test(name)) text += '\n';
    if (isShown && CELL.test(name)) text += '\t';
    if (slash) close(name);
    else if (!VOID.test(name)) {
      const isLeftOut = !isShown || STRUCK.test(name) || SILENT.test(name) || isHidden(attributes);
      open.push({ name, isLeftOut });
    }
  }
  read(html.length);
  return { text: decode(text), leftOut };
}
