/** Where a relative link of a page leads: a path from the page, and the heading after `#`, if any. */
interface PageLink {
  readonly path: string;
  readonly heading: string | null;
}

/** The links of a page in Markdown that lead to other files, or to a heading. */
export function linksIn(markdown: string): readonly PageLink[] {
  return [...markdown.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = '']) => {
    if (/^[a-z][a-z+.-]*:/i.test(target)) return [];
    const [path = '', heading] = target.split('#');
    return [{ path, heading: heading ?? null }];
  });
}

/** The name that a heading is linked by, as GitHub makes it. */
const slugOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

/** The names of all headings of a page. */
export const slugsIn = (markdown: string): ReadonlySet<string> =>
  new Set([...markdown.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => slugOf(heading.trim())));

/** `a/{b,c}.ts` as `a/b.ts` and `a/c.ts`. */
function spelledOut(path: string): readonly string[] {
  const [all = '', choices = ''] = /\{([^{}]*)\}/.exec(path) ?? [];
  return all === '' ? [path] : choices.split(',').flatMap((choice) => spelledOut(path.replace(all, choice)));
}

const FOLDERS = /^(?:core|data|docs|electron|renderer|scripts|team|test|\.github|\.ci)\//;
const SOURCE = /^[\w.*-]+(?:\/[\w.*-]+)*\.(?:ts|tsx|mjs|css)$/;

/** The files and folders of the repository that a page names in backticks: by their path, or a source by its end. */
export function pathsNamedIn(markdown: string): readonly string[] {
  const prose = markdown.replaceAll(/^```[\s\S]*?^```/gm, '');
  return [...prose.matchAll(/`([^`\n]+)`/g)]
    .flatMap(([, words = '']) => spelledOut(words))
    .filter((path) => /^[\w./*-]+$/.test(path) && (FOLDERS.test(path) || SOURCE.test(path)));
}

/** Paths of a tree that is drawn by indentation, four spaces in: a name, spaces, and what it is. */
export function pathsInTree(markdown: string): readonly string[] {
  const paths: string[] = [];
  const above: { readonly depth: number; readonly name: string }[] = [];
  for (const line of markdown.split('\n')) {
    const [, indent = '', name = ''] = /^ {4}( *)([\w-]+(?:\/|\.\w+))(?: +\S|$)/.exec(line) ?? [];
    if (name === '') continue;
    while ((above.at(-1)?.depth ?? -1) >= indent.length) above.pop();
    paths.push([...above.map((folder) => folder.name), name].join('').replace(/\/$/, ''));
    if (name.endsWith('/')) above.push({ depth: indent.length, name });
  }
  return paths;
}

/** Whether a path is one of `files` or of their folders, or (without its first folders) the end of one of them. */
export function isNamed(path: string, files: readonly string[]): boolean {
  const pattern = path
    .replace(/\/$/, '')
    .split('*')
    .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^/]*');
  const found = new RegExp(`${FOLDERS.test(path) ? '^' : '(?:^|/)'}${pattern}(?:/|$)`);
  return files.some((file) => found.test(file));
}
