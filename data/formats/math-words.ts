import { descend, elementsOf, textOf, type XmlElement, type XmlNode } from './xml/tree.ts';

const TOKEN = /^math:m(?:i|n|o|text|s)$/;

/** The signs, numbers and letters of a part of a formula, in order. */
const tokensOf = (part: XmlElement): readonly string[] =>
  [...descend(part)].filter(({ name }) => TOKEN.test(name)).map((token) => textOf(token).trim());

/** Whether brackets of its own go round all of a part: “(a + b)”, and not “(a) + (b)”. */
function isBracketed(tokens: readonly string[]): boolean {
  let depth = 0;
  return tokens.every((token, at) => {
    if (token === '(') depth += 1;
    if (token === ')') depth -= 1;
    return depth > 0 || (at === tokens.length - 1 && token === ')');
  });
}

/** A part as it can stand beside a sign: in brackets where it is more than one thing. */
function grouped(part: XmlElement): readonly XmlNode[] {
  const tokens = tokensOf(part);
  return tokens.length < 2 || isBracketed(tokens) ? [part] : ['(', part, ')'];
}

/**
 * What stands in an element of MathML, with signs for what only its drawing says: without one, the fraction of R by T would
 * read “R T”, as if the one were multiplied by the other.
 */
export function mathChildren(node: XmlElement): readonly XmlNode[] {
  const [first, second, ...more] = elementsOf(node);
  if (node.name === 'math:msqrt' && first) return ['√ ( ', ...node.children, ' )'];
  // Whatever else there is in one that isn't as MathML has it, none of it is left out.
  if (!first || !second || more.length > 0) return node.children;
  if (node.name === 'math:mfrac' && !/^0\D*$/.test(node.attributes.linethickness ?? ''))
    return [...grouped(first), ' / ', ...grouped(second)];
  if (node.name === 'math:msup') return [...grouped(first), ' ^ ', ...grouped(second)];
  return node.name === 'math:mroot' ? [...grouped(second), ' √ ', ...grouped(first)] : node.children;
}
