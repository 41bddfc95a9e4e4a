import { descend, elementsOf, textOf, type XmlElement, type XmlNode } from './xml/tree.ts';

const TOKEN = /^math:m(?:i|n|o|text|s)$/;

/** The operators, numbers and letters of a part of a formula, in order. */
const tokensOf = (part: XmlElement): readonly string[] =>
  [...descend(part)].filter(({ name }) => TOKEN.test(name)).map((token) => textOf(token).trim());

/** Whether one pair of brackets encloses the whole part: “(a + b)”, but not “(a) + (b)”. */
function isBracketed(tokens: readonly string[]): boolean {
  let depth = 0;
  return tokens.every((token, at) => {
    if (token === '(') depth += 1;
    if (token === ')') depth -= 1;
    return depth > 0 || (at === tokens.length - 1 && token === ')');
  });
}

/** A part that can follow or precede an operator: in brackets if it has several tokens. */
function inBrackets(part: XmlElement): readonly XmlNode[] {
  const tokens = tokensOf(part);
  return tokens.length < 2 || isBracketed(tokens) ? [part] : ['(', part, ')'];
}

/**
 * The children of a MathML element, with signs for what only its layout says. Without a sign, the fraction of R by T
 * would read “R T”, like a product.
 */
export function mathChildren(node: XmlElement): readonly XmlNode[] {
  const [first, second, ...more] = elementsOf(node);
  if (node.name === 'math:msqrt' && first) return ['√ ( ', ...node.children, ' )'];
  // An element that isn't as MathML requires keeps all of its children.
  if (!first || !second || more.length > 0) return node.children;
  if (node.name === 'math:mfrac' && !/^0\D*$/.test(node.attributes.linethickness ?? ''))
    return [...inBrackets(first), ' / ', ...inBrackets(second)];
  if (node.name === 'math:msup') return [...inBrackets(first), ' ^ ', ...inBrackets(second)];
  return node.name === 'math:mroot' ? [...inBrackets(second), ' √ ', ...inBrackets(first)] : node.children;
}
