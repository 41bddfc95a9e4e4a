import type { LexicalNode } from 'lexical';
import type { Block } from './blocks.ts';
import type { BlockNode } from './nodes.ts';

interface DrawnBlock {
  readonly block: Block;
  readonly node: LexicalNode;
  readonly runs: readonly LexicalNode[];
}

/**
 * Remembers what was drawn last for each block, and by which nodes. Blocks and nodes are immutable: while both are the
 * same objects, the block is drawn as it should be.
 */
export class DrawnBlocks {
  readonly #drawnByKey = new Map<string, DrawnBlock>();

  /** Whether a block is drawn already and its nodes have not changed since. Called within the editor’s state. */
  $isCurrent(block: Block, blockNode: BlockNode): boolean {
    const drawn = this.#drawnByKey.get(block.key);
    const node = blockNode.getLatest();
    if (drawn?.block !== block || drawn.node !== node) return false;
    const runs = node.getChildren();
    return runs.length === drawn.runs.length && runs.every((run, at) => run === drawn.runs[at]);
  }

  /** Records that a block has been drawn. */
  $record(block: Block, blockNode: BlockNode): void {
    const node = blockNode.getLatest();
    this.#drawnByKey.set(block.key, { block, node, runs: node.getChildren() });
  }

  /** Forgets everything, so that all is redrawn. Needed where the look changed and the blocks did not. */
  forget(): void {
    this.#drawnByKey.clear();
  }
}
