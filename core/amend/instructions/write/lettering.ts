import type { Field } from '../../../act/tree.ts';
import type { Lettering } from '../capitals.ts';
import { downward, type RunningNode } from './running-index.ts';

const rootOf = (node: RunningNode): RunningNode => (node.parent ? rootOf(node.parent) : node);

/** The texts by which the capitals of a field are decided, the same as when an instruction is applied. */
export const letteringOf = (node: RunningNode, field: Field): Lettering => ({
  kind: node.provision.kind,
  field,
  texts: () =>
    [...downward(field === 'heading' ? rootOf(node) : node)].flatMap(({ text }) => [
      text.intro,
      text.content,
      text.wrapUp,
    ]),
});
