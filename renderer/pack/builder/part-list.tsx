import { GripVertical } from 'lucide-react';
import {
  Button as AriaButton,
  GridList,
  GridListItem,
  ListLayout,
  useDragAndDrop,
  Virtualizer,
} from 'react-aria-components';
import type { BuilderPart } from '../../../core/pack/builder-calls.ts';
import { ALL_DRAWN } from '../../ui/long-list.tsx';
import { movedTo } from './order.ts';
import { StateMark, stateWords } from './state-mark.tsx';

interface Props {
  readonly parts: readonly BuilderPart[];
  readonly chosen: string;
  readonly onChoose: (part: string) => void;
  /** Called with all the part ids in their new order. */
  readonly onOrder: (order: readonly string[]) => void;
}

/** Estimated height of a row in pixels: heading and state. */
const ROW = { estimatedRowHeight: 61 };

/** The parts of a paper in order, to be selected, and reordered by mouse or keyboard. */
export function PartList({ parts, chosen, onChoose, onOrder }: Props) {
  const order = parts.map(({ id }) => id);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      [...keys].map((key) => ({
        'text/plain': parts.find(({ id }) => id === key)?.heading ?? String(key),
      })),
    onReorder: ({ keys, target }) =>
      onOrder(movedTo(order, new Set([...keys].map(String)), String(target.key), target.dropPosition)),
  });
  const list = (
    <GridList
      aria-label="Parts of the paper"
      className="paper-parts"
      items={parts}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : [...keys];
        if (key !== undefined) onChoose(String(key));
      }}
      dragAndDropHooks={dragAndDropHooks}
    >
      {(part) => (
        <GridListItem
          id={part.id}
          className={`paper-part${part.isIncluded ? '' : ' out'}`}
          textValue={`${part.heading}, ${part.isIncluded ? stateWords(part.state) : 'excluded'}`}
        >
          <AriaButton slot="drag" className="grip" aria-label={`Move ${part.heading}`}>
            <GripVertical aria-hidden="true" />
          </AriaButton>
          <span className="name">
            {part.heading}
            {part.place === 'file' && <span className="place"> (annex, in files of its own)</span>}
          </span>
          {part.isIncluded ? <StateMark state={part.state} /> : <span className="paper-state">Excluded</span>}
        </GridListItem>
      )}
    </GridList>
  );
  if (parts.length <= ALL_DRAWN) return list;
  return (
    <Virtualizer layout={ListLayout} layoutOptions={ROW}>
      {list}
    </Virtualizer>
  );
}
