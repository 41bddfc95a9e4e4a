import type { Field } from '../../../act/tree.ts';
import type { Lettering } from '../capitals.ts';
import { downward, type Running } from './running-index.ts';

const rootOf = (node: Running): Running => (node.parent ? rootOf(node.parent) : node);

/** What the capitals of a field are told by, as whoever applies an instruction tells them. */
export const letteringOf = (node: Running, field: Field): Lettering => ({
  kind: node.provision.kind,
  field,
  texts: () =>
    [...downward(field === 'heading' ? rootOf(node) : node)].flatMap(({ text }) => [
      text.intro,
      text.content,
      text.wrapUp,
    ]),
});
