import { GripVertical } from 'lucide-react';
import { useDrag } from 'react-aria-components';
import { type Ref, refSchema } from '../../core/evidence/link.ts';
import { Button } from '../ui/controls.tsx';
import { REF_TYPE, setDragged } from './dragging.ts';

/** The handle that drags an item onto an amendment, by pointer or by keyboard (Enter, then Tab). */
export function DragGrip({ of, name }: { readonly of: Ref; readonly name: string }) {
  const { dragProps, dragButtonProps } = useDrag({
    getItems: () => [{ [REF_TYPE]: of, 'text/plain': name }],
    getAllowedDropOperations: () => ['link'],
    // Elements that appear while a drag starts would end it in some browsers, so the state changes a tick later.
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
