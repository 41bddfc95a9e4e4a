import type { CDPSession, Page } from 'playwright-core';

/** One thing that a screen reader is told of, with what is in it. */
export interface Spoken {
  readonly role: string;
  readonly name: string;
  /** What else is said of it: `focused`, `level 3`, `expanded`, `live polite` … */
  readonly said: readonly string[];
  readonly inside: readonly Spoken[];
}

type Tree = Awaited<ReturnType<typeof read>>;
type AXNode = Tree[number];

const read = async (session: CDPSession) => (await session.send('Accessibility.getFullAXTree')).nodes;

/** What holds others together and is not told of by itself. */
const UNSAID = new Set(['none', 'generic', 'InlineTextBox', 'LineBreak', 'ListMarker', 'LayoutTable']);

const FLAGS = ['focused', 'disabled', 'expanded', 'selected', 'checked', 'pressed', 'readonly', 'required'];

function saidOf({ properties = [] }: AXNode): readonly string[] {
  return properties.flatMap(({ name, value: { value } }) => {
    if (name === 'live' && value !== 'off') return [`live ${value}`];
    if (name === 'level') return [`level ${value}`];
    if (name === 'roledescription') return [`described as ${value}`];
    if (!FLAGS.includes(name) || value === undefined) return [];
    if (value === true || value === 'true') return [name];
    return name === 'expanded' || name === 'selected' || name === 'checked' || name === 'pressed'
      ? [`not ${name}`]
      : [];
  });
}

/** A page as a screen reader has it from Chromium: the accessibility tree without what is never spoken. */
export async function accessibilityOf(page: Page): Promise<Spoken> {
  const session = await page.context().newCDPSession(page);
  try {
    const nodes = await read(session);
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const spokenIn = (node: AXNode): readonly Spoken[] => {
      const inside = (node.childIds ?? []).flatMap((id) => {
        const child = byId.get(id);
        return child ? spokenIn(child) : [];
      });
      const role: string = node.role?.value ?? 'none';
      const name: string = node.name?.value ?? '';
      // A generic with a name of its own, or one that has the focus or is live, is told of after all.
      const said = saidOf(node);
      if (node.ignored || (UNSAID.has(role) && said.length === 0)) return inside;
      if (role === 'StaticText') return name.trim() ? [{ role: 'text', name, said, inside: [] }] : [];
      return [{ role, name, said, inside }];
    };
    const [root] = nodes.flatMap((node) => (node.parentId === undefined ? spokenIn(node) : []));
    if (!root) throw new Error('The page has no accessibility tree');
    return root;
  } finally {
    await session.detach();
  }
}

/** Everything in a part of the tree, itself first, in the order in which it is read. */
export function* within(spoken: Spoken): Generator<Spoken> {
  yield spoken;
  for (const inner of spoken.inside) yield* within(inner);
}

/** The first thing of a role, by its name. @throws Error with the whole outline when there is none */
export function theOne(root: Spoken, role: string, name: RegExp | string): Spoken {
  for (const one of within(root))
    if (one.role === role && (typeof name === 'string' ? one.name === name : name.test(one.name))) return one;
  throw new Error(`No ${role} called ${name} in:\n${outline(root)}`);
}

/** What has the focus, innermost. */
export function focusedIn(root: Spoken): Spoken {
  const found = [...within(root)].findLast(({ said }) => said.includes('focused'));
  if (!found) throw new Error(`Nothing has the focus in:\n${outline(root)}`);
  return found;
}

/** The words read out in a part of the tree, one after another. */
export const wordsOf = (spoken: Spoken): string =>
  [...within(spoken)]
    .flatMap(({ role, name }) => (role === 'text' ? [name] : []))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();

/** A part of the tree as a person reads it: a line for each thing, what is in it set in. */
export function outline({ role, name, said, inside }: Spoken, depth = 0): string {
  const own = `${'  '.repeat(depth)}${role}${name ? ` “${name}”` : ''}${said.length > 0 ? ` (${said.join(', ')})` : ''}`;
  return [own, ...inside.map((inner) => outline(inner, depth + 1))].join('\n');
}
