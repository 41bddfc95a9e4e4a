import { readFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { isNode, parseSource, type SyntaxNode } from './syntax.ts';

/** What the files of one layer may import: folders (the longest that fits decides) and packages. */
interface Layer {
  readonly folders: readonly string[];
  /** `node:*` stands for all of Node's own modules; `@lexical/*` for all packages of a scope. */
  readonly packages: readonly string[];
}

/**
 * The whole of what may import what. A package that is not here is assigned to nobody, and fails.
 * The longest folder that holds a file is its layer.
 */
export const LAYERS: Readonly<Record<string, Layer>> = {
  core: { folders: ['core'], packages: ['diff', 'zod'] },
  data: {
    folders: ['core', 'data'],
    packages: [
      'node:*',
      'knex',
      'sqlite3',
      'pg',
      'better-sqlite3',
      'better-sqlite3-13',
      'saxes',
      'fflate',
      'parse5',
      'unpdf',
    ],
  },
  electron: {
    folders: ['core', 'data', 'electron'],
    packages: ['node:*', 'electron', 'hono', '@hono/node-server'],
  },
  /** What serves a department: no part of the desktop's bundle. */
  team: {
    folders: ['core', 'data', 'electron', 'team'],
    packages: ['node:*', 'hono', '@hono/node-server', 'jose', 'knex', 'openid-client', 'zod'],
  },
  /** The guides, which the window shows. */
  docs: { folders: [], packages: [] },
  'electron/preload': { folders: ['core', 'electron/preload'], packages: ['electron'] },
  renderer: {
    folders: ['core', 'docs', 'renderer'],
    packages: [
      'react',
      'react-dom',
      'lexical',
      '@lexical/*',
      'react-aria',
      'react-aria-components',
      '@tanstack/react-query',
      '@tanstack/react-virtual',
      'lucide-react',
      '@fontsource-variable/*',
    ],
  },
};

/**
 * The rooms of a layer, the lowest first: a file imports from its own room and from lower ones. Rooms that stand side by
 * side, in one list, import nothing from each other. A room is a folder of its layer, or a file there; of a room within a
 * room, the longer name decides.
 */
export const ROOMS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  core: [
    ['base'],
    ['roles.ts'],
    ['contract.ts'],
    ['host-calls.ts'],
    ['ledger'],
    ['act', 'team'],
    ['library'],
    ['amend/text'],
    ['amend/edits'],
    ['amend/redline'],
    ['amend/typing'],
    ['amend/changes', 'amend/structure'],
    ['amend/find-words.ts', 'amend/instructions'],
    ['amend/pasted'],
    ['amend/checks', 'amend/commands'],
    ['evidence'],
    ['selection'],
    ['compare'],
    ['amend/rebase', 'coding', 'consultation', 'coverage', 'review', 'wording'],
    ['pack/consultation-fields.ts', 'pack/documents.ts', 'pack/word-profiles.ts'],
    ['pack/records.ts'],
    ['disclosure'],
    ['pack', 'search'],
    ['history/blame.ts'],
    ['history/whole-revision.ts', 'history/signed-runs.ts'],
    ['word-import'],
    ['events'],
    ['history', 'merge'],
    ['api.ts', 'sample.ts'],
  ],
  data: [
    ['base'],
    ['formats'],
    ['store'],
    ['corpus', 'team'],
    ['consultation'],
    ['analysis', 'papers', 'readers', 'wording'],
    ['handlers/context'],
    ['handlers/comments', 'handlers/history', 'handlers/merge'],
    ['handlers/amendments', 'handlers/coding', 'handlers/questions'],
    ['handlers/consultation', 'handlers/evidence'],
    ['handlers/library', 'handlers/overlays', 'handlers/papers', 'handlers/undo'],
    ['handlers/review', 'handlers/word-import'],
    ['handlers/handlers.ts'],
    ['session'],
    ['sample'],
  ],
  renderer: [
    ['theme'],
    ['ui'],
    ['state/host'],
    ['state/window'],
    ['state/review'],
    ['state/journal', 'state/others'],
    ['text/editor', 'text/page', 'text/scope'],
    ['text/commands'],
    ['text/alternatives', 'text/checks', 'text/copy', 'text/find'],
    ['text/terms'],
    ['text/comments', 'text/references'],
    ['text/act'],
    ['links'],
    ['amendments/rebase', 'amendments/wording'],
    ['amendments/overlay'],
    ['amendments'],
    ['consultation/coding', 'recommendations/coverage', 'recommendations/sources'],
    ['compare', 'consultation', 'recommendations'],
    ['history/backups', 'history/merge', 'pack/builder', 'pack/word-import'],
    ['history', 'pack'],
    ['shell/people'],
    ['shell/help', 'shell/search', 'shell/share', 'shell/start-screen', 'shell/tour'],
    ['shell'],
    ['main.ts'],
  ],
};

/** Node code names its own modules with `node:`, so that nothing on disk can stand in for them. */
const packageOf = (specifier: string): string => {
  if (specifier.startsWith('node:')) return 'node:*';
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
};

const allows = (layer: Layer, name: string): boolean =>
  layer.packages.includes(name) ||
  (name.startsWith('@') && layer.packages.includes(`${name.split('/')[0]}/*`));

/** The layer that a path from the repository's root lies in; null outside all of them. */
export function layerOf(path: string): string | null {
  const holding = Object.keys(LAYERS).filter((folder) => path.startsWith(`${folder}/`));
  return holding.sort((a, b) => b.length - a.length)[0] ?? null;
}

/** The room of a layer that a path from the repository's root lies in; null outside all of them. */
export function roomOf(layer: string, path: string): string | null {
  const within = path.slice(layer.length + 1);
  const holding = (ROOMS[layer] ?? []).flat().filter((room) => `${within}/`.startsWith(`${room}/`));
  return holding.sort((a, b) => b.length - a.length)[0] ?? null;
}

/** What is wrong with an import within a layer, by its rooms; null when nothing is. */
function roomBreach(layer: string, path: string, target: string): string | null {
  const levels = ROOMS[layer];
  const [own, other] = [roomOf(layer, path), roomOf(layer, target)];
  if (!levels || own === null || own === other) return null;
  if (other === null) return `${path}: ${target} lies in no room`;
  const levelOf = (room: string): number => levels.findIndex((level) => level.includes(room));
  return levelOf(other) < levelOf(own) ? null : `${path}: ${layer}/${own} must not import ${target}`;
}

/** What a source writes where it names a module in any other way than in a declaration at its top. */
const OTHER_WAYS = /\bimport\s*[(/]|\brequire\b/;

/** Every module a source names: static, re-exported, dynamic, required, or in a type; null where it is computed. */
export function importsOf(path: string, source: string): readonly (string | null)[] {
  const parsed = parseSource(path, source);
  const { module } = parsed;
  // To build the tree of a source takes longer than all the rest, and most have nothing that only the tree shows.
  if (!OTHER_WAYS.test(source)) {
    const exported = module.staticExports.flatMap(({ entries }) =>
      entries.map((entry) => entry.moduleRequest),
    );
    const requests = [...module.staticImports.map(({ moduleRequest }) => moduleRequest), ...exported];
    return [...new Set(requests.flatMap((request) => (request ? [request.value] : [])))];
  }
  const found: (string | null)[] = [];
  visit(parsed.program, (node) => {
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
      case 'ExportNamedDeclaration':
      case 'ImportExpression':
      case 'TSImportType':
        if (node.source) found.push(literal(node.source));
        break;
      case 'TSExternalModuleReference':
        found.push(literal(node.expression));
        break;
      case 'CallExpression':
        if (isRequire(node.callee)) found.push(literal((node.arguments as unknown[])[0]));
        break;
    }
  });
  return found;
}

/** Whether a source exports by default, in either spelling. */
export function exportsDefault(path: string, source: string): boolean {
  // To parse a file takes longer than to see that most never say the word.
  if (!/\bdefault\b/.test(source)) return false;
  return parseSource(path, source).module.staticExports.some(({ entries }) =>
    entries.some(({ exportName }) => exportName.kind === 'Default' || exportName.name === 'default'),
  );
}

/** Meets every node of a tree, each before those within it. */
function visit(value: unknown, meet: (node: SyntaxNode) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, meet);
  else if (isNode(value)) {
    meet(value);
    for (const key in value) if (typeof value[key] === 'object') visit(value[key], meet);
  }
}

const literal = (node: unknown): string | null =>
  isNode(node) && typeof node.value === 'string' ? node.value : null;

/** `require(…)`, `require.resolve(…)` and `module.require(…)` all reach another module. */
const isRequire = (callee: unknown): boolean =>
  isNode(callee) &&
  (callee.name === 'require' ||
    (callee.type === 'MemberExpression' && (isRequire(callee.object) || isRequire(callee.property))));

/** The path from the repository's root that a relative specifier names. */
const targetOf = (path: string, specifier: string): string =>
  relative('/', resolve('/', dirname(path), specifier))
    .split(sep)
    .join('/');

/** Everything wrong with one file's imports, in words; empty when it keeps to its layer and its room. */
export function breaches(path: string, source: string): readonly string[] {
  const name = layerOf(path);
  const layer = name === null ? undefined : LAYERS[name];
  if (name === null || layer === undefined) return [`${path} lies in no layer`];
  if (name in ROOMS && roomOf(name, path) === null) return [`${path} lies in no room of ${name}`];
  return importsOf(path, source).flatMap((specifier) => {
    if (specifier === null) return [`${path} imports a module whose name is computed`];
    if (!specifier.startsWith('.')) {
      const wanted = packageOf(specifier);
      return allows(layer, wanted) ? [] : [`${path}: ${name} must not import the package ${wanted}`];
    }
    const target = targetOf(path, specifier);
    const holder = layerOf(target);
    if (holder === null || !layer.folders.includes(holder))
      return [`${path}: ${name} must not import ${target}`];
    return (holder === name && roomBreach(name, path, target)) || [];
  });
}

/** {@link breaches} of a file on disk. */
export const breachesOnDisk = (root: string, path: string): readonly string[] =>
  breaches(path, readFileSync(resolve(root, path), 'utf8'));

/** The files that import each other round, types included, and those between two such rings; `sources` by path. */
export function inRings(sources: ReadonlyMap<string, string>): readonly string[] {
  let left = [...sources].map(([path, source]) => ({
    path,
    imports: importsOf(path, source).flatMap((name) => (name?.startsWith('.') ? [targetOf(path, name)] : [])),
  }));
  // A file that imports none of the others, or that none of them imports, is in no ring; nor then is what only it held.
  for (let before = -1; before !== left.length; ) {
    before = left.length;
    const paths = new Set(left.map(({ path }) => path));
    const imported = new Set(left.flatMap(({ imports }) => imports));
    left = left.filter(({ path, imports }) => imported.has(path) && imports.some((one) => paths.has(one)));
  }
  return left.map(({ path }) => path);
}
