import type { Kind } from '../../../core/disclosure/kinds.ts';
import { readerOf } from '../../../core/disclosure/reader.ts';
import { RULES } from '../../../core/disclosure/rules.ts';
import type { PackModel } from '../../../core/pack/model.ts';
import { UNEDITED_PAPER } from '../../../core/pack/paper/document.ts';
import { clearPaper, paperGate } from '../../../core/pack/source/clear-paper.ts';
import { AS_IT_IS, GENERATOR, type Pipeline } from './offences.ts';
import { reviewOf, WITHHELD } from './planted-review.ts';

/** A paper with something in every field. */
export const PLANTED = reviewOf('consultation', new Set(Object.keys(RULES) as Kind[]));

/** A gate that lets everything through, whoever the reader is. */
const openGate: Pipeline['clear'] = (source, profile) => {
  const whole = clearPaper(paperGate('colleague', source), source, GENERATOR).value;
  return { ...whole, paper: { ...UNEDITED_PAPER, ...whole.paper, readers: readerOf(profile) } };
};

/** Every text of a value that holds a planted word says a secret, too. */
function tellIn<T>(value: T): T {
  if (typeof value === 'string') return (/qz[a-z]+zq/.test(value) ? `${value} ${WITHHELD}` : value) as T;
  if (Array.isArray(value)) return value.map(tellIn) as T;
  if (value instanceof Map) return new Map([...value].map(([key, inner]) => [key, tellIn(inner)])) as T;
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, tellIn(inner)])) as T;
}

/** The places between a review and a file where something may be let through. */
export const LEAKING = [
  ['the gate', { ...AS_IT_IS, clear: openGate }],
  ['a writer', { ...AS_IT_IS, written: (model: PackModel): PackModel => tellIn(model) }],
] as const satisfies readonly (readonly [string, Pipeline])[];
