import { GripVertical } from 'lucide-react';
import { useDrag } from 'react-aria-components';
import { type Ref, refSchema } from '../../core/evidence/link.ts';
import { Button } from '../ui/controls.tsx';
import { REF_TYPE, setDragged } from './dragging.ts';

/** Where a card is taken hold of, to be dropped on an amendment: with the pointer, or with Enter and then Tab. */
export function DragGrip({ of, name }: { readonly of: Ref; readonly name: string }) {
  const { dragProps, dragButtonProps } = useDrag({
    getItems: () => [{ [REF_TYPE]: of, 'text/plain': name }],
    getAllowedDropOperations: () => ['link'],
    // A moment later: what appears while the drag begins would end it.
    onDragStart: () => void setTimeout(() => setDragged(refSchema.parse(of)), 0),
    onDragEnd: () => void setTimeout(() => setDragged(null), 0),
  });
  return (
    <span {...dragProps} className="drag-grip">
      <Button {...dragButtonProps} look="icon" aria-label={`Drag ${name} onto an amendment to link them`}>
        <GripVertical aria-hidden="true" />
      </Button>
    </span>
  );
}
