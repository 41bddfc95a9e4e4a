import type { ParseResult } from 'vite';
import { isNode, type SyntaxNode } from './syntax.ts';

/** A name that a source declares, with where in the source it stands. */
export interface DeclaredName {
  readonly name: string;
  readonly start: number;
}

const NO_NODES: readonly SyntaxNode[] = [];

/** The nodes in one part of a node. Asked of every node of every source, so that a list is made only where there are some. */
function nodesAt(node: SyntaxNode, key: string): readonly SyntaxNode[] {
  const part = node[key];
  if (typeof part !== 'object' || part === null) return NO_NODES;
  if (Array.isArray(part)) return part.filter(isNode);
  return isNode(part) ? [part] : NO_NODES;
}

function partsOf(node: SyntaxNode): readonly SyntaxNode[] {
  const parts: SyntaxNode[] = [];
  for (const key in node) if (typeof node[key] === 'object') parts.push(...nodesAt(node, key));
  return parts;
}

/** The identifiers that a pattern binds, but for what it takes the rest of, which may have any name. */
function boundIn(pattern: SyntaxNode): readonly SyntaxNode[] {
  switch (pattern.type) {
    case 'Identifier':
    case 'PrivateIdentifier':
      return [pattern];
    case 'ObjectPattern':
      return nodesAt(pattern, 'properties').flatMap(boundIn);
    case 'Property':
      return nodesAt(pattern, 'value').flatMap(boundIn);
    case 'ArrayPattern':
      return nodesAt(pattern, 'elements').flatMap(boundIn);
    case 'AssignmentPattern':
      return nodesAt(pattern, 'left').flatMap(boundIn);
    case 'TSParameterProperty':
      return nodesAt(pattern, 'parameter').flatMap(boundIn);
    default:
      return [];
  }
}

const FUNCTIONS =
  /^(?:ArrowFunctionExpression|FunctionExpression|FunctionDeclaration|TSFunctionType|TSMethodSignature|TSCallSignatureDeclaration|TSDeclareFunction)$/;

/** Where each kind of declaration has the names that it declares. */
const DECLARING: Readonly<Record<string, string>> = {
  VariableDeclarator: 'id',
  FunctionDeclaration: 'id',
  TSDeclareFunction: 'id',
  ClassDeclaration: 'id',
  TSInterfaceDeclaration: 'id',
  TSTypeAliasDeclaration: 'id',
  TSEnumDeclaration: 'id',
  TSTypeParameter: 'name',
  TSPropertySignature: 'key',
  TSMethodSignature: 'key',
  PropertyDefinition: 'key',
  MethodDefinition: 'key',
  CatchClause: 'param',
};

const nameOf = (node: SyntaxNode): string => String(node.name);

/** `done` of an iterator's result, or of a progress that counts up to a total; `then` of what can be awaited. */
function isOfProtocol(member: SyntaxNode, siblings: readonly SyntaxNode[]): boolean {
  const name = nodesAt(member, 'key').map(nameOf)[0];
  const isBeside = (other: string): boolean =>
    siblings.some((sibling) => nodesAt(sibling, 'key').some((key) => nameOf(key) === other));
  if (name === 'then') return member.type === 'TSMethodSignature' || member.type === 'MethodDefinition';
  return name === 'done' && (isBeside('total') || isBeside('value'));
}

const SHORT_FUNCTION_LINES = 10;

/**
 * Every name that a source declares, but for what may have a name that says nothing alone: parameters of a callback of one
 * expression, what a pattern takes the rest of, members of a protocol of the language, and `seen` of nodes visited in a
 * function under ten lines.
 */
export function declaredNames({ program }: ParseResult, source: string): readonly DeclaredName[] {
  const declared: DeclaredName[] = [];
  const add = (identifier: SyntaxNode): void => {
    declared.push({ name: nameOf(identifier), start: identifier.start });
  };
  const linesOf = (node: SyntaxNode): number => source.slice(node.start, node.end).split('\n').length;
  const visit = (node: SyntaxNode, owner: SyntaxNode | null, callback: SyntaxNode | null): void => {
    const isShort = (): boolean => owner !== null && linesOf(owner) < SHORT_FUNCTION_LINES;
    const key = DECLARING[node.type];
    for (const identifier of key && !node.computed ? nodesAt(node, key).flatMap(boundIn) : [])
      if (!(nameOf(identifier) === 'seen' && isShort())) add(identifier);
    const isFunction = FUNCTIONS.test(node.type);
    const isOneExpression = node === callback && node.expression === true;
    if (isFunction && !isOneExpression)
      for (const parameter of nodesAt(node, 'params').flatMap(boundIn)) add(parameter);
    const members = node.type === 'TSInterfaceBody' || node.type === 'ClassBody' ? 'body' : 'members';
    const protocol = nodesAt(node, members).filter((member, _, all) => isOfProtocol(member, all));
    const callbacks =
      node.type === 'CallExpression' || node.type === 'NewExpression' ? nodesAt(node, 'arguments') : [];
    for (const part of partsOf(node)) {
      if (protocol.includes(part)) continue;
      visit(part, isFunction ? node : owner, callbacks.includes(part) ? part : null);
    }
  };
  visit(program as unknown as SyntaxNode, null, null);
  return declared;
}

const isLineComment = ({ type }: { readonly type: string }): boolean => type === 'Line';

/** The sentences of a source's comments: lines of `//` that follow each other are one comment. */
export function commentSentences({ comments }: ParseResult, source: string): readonly string[] {
  const joined: { words: string; end: number }[] = [];
  for (const comment of comments) {
    const words = comment.value.replace(/^\s*\*+/gm, ' ');
    const before = joined.at(-1);
    const isContinued =
      before && isLineComment(comment) && /^\s*$/.test(source.slice(before.end, comment.start));
    if (isContinued) Object.assign(before, { words: `${before.words} ${words}`, end: comment.end });
    else joined.push({ words, end: isLineComment(comment) ? comment.end : Number.POSITIVE_INFINITY });
  }
  return joined.flatMap(({ words }) =>
    words
      .replace(/\s+/g, ' ')
      .trim()
      .split(/(?<=[.;:!?])\s/),
  );
}
