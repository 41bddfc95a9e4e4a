import { parseSync } from 'vite';

/** Words in a source that a person may see, with the line that they begin in. */
export interface ShownWords {
  readonly line: number;
  readonly words: string;
  /** Whether they are the text of an element, so that no word of them is a name in the program. */
  readonly isText: boolean;
}

interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

/** Stands for whatever a program puts among written words. */
export const SOMETHING = '…';

/** What of a node is never shown: where a module lies, the name of a property, a type, a pattern. */
const UNSEEN: Readonly<Record<string, readonly string[]>> = {
  ImportDeclaration: ['source', 'attributes'],
  ExportAllDeclaration: ['source'],
  ExportNamedDeclaration: ['source'],
  ImportExpression: ['source'],
  TSTypeAnnotation: ['typeAnnotation'],
  TSTypeAliasDeclaration: ['typeAnnotation'],
  TSInterfaceDeclaration: ['body'],
  TSTypeParameterInstantiation: ['params'],
  TSTypeParameterDeclaration: ['params'],
  TSAsExpression: ['typeAnnotation'],
  TSSatisfiesExpression: ['typeAnnotation'],
  Property: ['key'],
};

/** Attributes that hold a name for the program or the style sheet, and no words. */
const UNSEEN_ATTRIBUTES =
  /^(?:className|id|key|type|role|href|slot|htmlFor|name|rel|target|autoComplete|style|ref|lang)$/;

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

/** The words of what stands among the children of an element, or null where it is an element of its own. */
function wordsOfChild(child: SyntaxNode): string {
  if (child.type === 'JSXText') return String(child.value);
  if (child.type === 'JSXExpressionContainer' && isNode(child.expression))
    return wordsOf(child.expression) ?? SOMETHING;
  return SOMETHING;
}

/** The words of a literal or a template; null of anything else. */
function wordsOf(node: SyntaxNode): string | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node.type !== 'TemplateLiteral') return null;
  const parts = node.quasis as readonly { value: { cooked: string } }[];
  return parts.map(({ value }) => value.cooked).join(SOMETHING);
}

/** Joined with `+`, as long sentences are written; null where no part of it is words. */
function wordsOfSum(node: SyntaxNode): string | null {
  if (node.type !== 'BinaryExpression' || node.operator !== '+') return wordsOf(node);
  const [left, right] = [wordsOfSum(node.left as SyntaxNode), wordsOfSum(node.right as SyntaxNode)];
  return left === null && right === null ? null : `${left ?? SOMETHING}${right ?? SOMETHING}`;
}

/** Every string, template and text of an element of a source, as it would be read. */
export function shownWordsOf(path: string, source: string): readonly ShownWords[] {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new SyntaxError(`${path}: ${errors[0]?.message}`);
  const found: ShownWords[] = [];
  const add = (node: SyntaxNode, words: string | null, isText = false): void => {
    const plain = (words ?? '').replace(/\s+/g, ' ').trim();
    if (!/\p{L}{2}/u.test(plain)) return;
    const line = source.slice(0, node.start).split('\n').length;
    found.push({ line, words: plain, isText });
  };
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    if (!isNode(value)) return;
    const { type } = value;
    if (type === 'JSXAttribute' && UNSEEN_ATTRIBUTES.test(String((value.name as SyntaxNode).name))) return;
    if (type === 'JSXElement' || type === 'JSXFragment') {
      const children = value.children as readonly SyntaxNode[];
      if (children.some((child) => child.type === 'JSXText' && /\p{L}/u.test(String(child.value))))
        add(value, children.map(wordsOfChild).join(''), true);
    }
    if (type === 'JSXText') return;
    const sum = wordsOfSum(value);
    if (sum !== null) add(value, sum);
    if (sum !== null && type !== 'TemplateLiteral' && type !== 'BinaryExpression') return;
    for (const key in value)
      if (!UNSEEN[type]?.includes(key) && typeof value[key] === 'object')
        visitPart(value, key, visit, sum !== null);
  };
  visit(program);
  return found;
}

/** Goes on into one part of a node; of a sum that was read whole, only into what isn't words of it. */
function visitPart(node: SyntaxNode, key: string, visit: (value: unknown) => void, isRead: boolean): void {
  const part = node[key];
  if (node.type === 'TemplateLiteral' && key === 'quasis') return;
  if (isRead && node.type === 'BinaryExpression' && isNode(part)) {
    if (part.type === 'BinaryExpression' || part.type === 'TemplateLiteral') {
      for (const inner in part) if (typeof part[inner] === 'object') visitPart(part, inner, visit, true);
      return;
    }
    if (wordsOf(part) !== null) return;
  }
  visit(part);
}
