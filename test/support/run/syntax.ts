import { type ParseResult, parseSync } from 'vite';

/** A node of a syntax tree, whatever its type has beside what every node has. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

export const isNode = (part: unknown): part is SyntaxNode =>
  typeof part === 'object' && part !== null && typeof (part as { type?: unknown }).type === 'string';

/** The syntax tree of a source, with its comments. @throws SyntaxError where it is none */
export function parseSource(path: string, source: string): ParseResult {
  const parsed = parseSync(path, source);
  if (parsed.errors.length > 0) throw new SyntaxError(`${path}: ${parsed.errors[0]?.message}`);
  return parsed;
}
