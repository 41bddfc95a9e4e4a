/** Elements of MathML that hold a word themselves. */
const TOKENS = ['mi', 'mn', 'mo', 'mtext', 'ms', 'ci', 'cn', 'annotation'];
const HOLDERS =
  'mrow mfrac msqrt mroot mstyle mpadded mphantom mfenced menclose msub msup msubsup munder mover munderover mmultiscripts mtable mtr mlabeledtr mtd merror maction semantics apply lambda bvar condition interval set list vector matrix matrixrow piecewise piece otherwise declare degree logbase lowlimit uplimit momentabout domainofapplication annotation-xml csymbol'.split(
    ' ',
  );
const SIGNS =
  'none mprescripts mspace mglyph maligngroup malignmark sep plus minus times divide power root sum product max min factorial quotient rem gcd lcm abs conjugate arg real imaginary floor ceiling and or xor not implies exists forall eq neq leq lt geq gt equivalent approx factorof inverse compose ident domain codomain image int diff partialdiff limit tendsto divergence grad curl laplacian union intersect in notin subset prsubset notsubset notprsubset setdiff card cartesianproduct exp ln log sin cos tan sec csc cot sinh cosh tanh sech csch coth arcsin arccos arctan arccot arccsc arcsec arccosh arccoth arccsch arcsech arcsinh arctanh mean sdev variance median mode moment determinant transpose selector vectorproduct scalarproduct outerproduct integers reals rationals naturalnumbers complexes primes exponentiale imaginaryi notanumber true false emptyset pi eulergamma infinity'.split(
    ' ',
  );

export const MATH_ELEMENTS: readonly string[] = ['math', ...TOKENS, ...HOLDERS, ...SIGNS];

/** A formula; `wanted` is an element that stands in it. */
export function mathOf(word: () => string, wanted: string | null): string {
  const name = (wanted ?? '').replace('math:', '');
  const token = (): string => `<math:mi>${word()}</math:mi>`;
  let more = '';
  if (TOKENS.includes(name)) more = `<math:${name}>${word()}</math:${name}>`;
  else if (HOLDERS.includes(name))
    more = `<math:${name}>${token()}<math:mo>+</math:mo>${token()}</math:${name}>`;
  else if (SIGNS.includes(name)) more = `<math:apply><math:${name}/>${token()}</math:apply>`;
  return `<math:math><math:mrow>${token()}<math:mo>=</math:mo><math:mn>${word()}</math:mn>${more}</math:mrow></math:math>`;
}
