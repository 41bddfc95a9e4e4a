import type { LexicalNode } from 'lexical';
import type { Block } from './blocks.ts';
import type { BlockNode } from './nodes.ts';

interface DrawnBlock {
  readonly block: Block;
  readonly node: LexicalNode;
  readonly runs: readonly LexicalNode[];
}

/**
 * What was drawn last of each block, and by which nodes. Blocks and nodes are values, others as soon as anything of
 * them changes: while both are the same, the block is drawn as it is to be, and the words in it are the model's.
 */
export class DrawnBlocks {
  readonly #drawnByKey = new Map<string, DrawnBlock>();

  /** Whether a block is drawn already, and its nodes are as they were then. Within the editor's state. */
  $holds(block: Block, blockNode: BlockNode): boolean {
    const drawn = this.#drawnByKey.get(block.key);
    const node = blockNode.getLatest();
    if (drawn?.block !== block || drawn.node !== node) return false;
    const runs = node.getChildren();
    return runs.length === drawn.runs.length && runs.every((run, at) => run === drawn.runs[at]);
  }

  /** Tells that a block is drawn now. */
  $note(block: Block, blockNode: BlockNode): void {
    const node = blockNode.getLatest();
    this.#drawnByKey.set(block.key, { block, node, runs: node.getChildren() });
  }

  /** Draws everything anew the next time: something else than the blocks says how they look. */
  forget(): void {
    this.#drawnByKey.clear();
  }
}
