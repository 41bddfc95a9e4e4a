import { CircleAlert } from 'lucide-react';
import type { Refusal } from '../../core/base/result.ts';
import { Button } from './controls.tsx';
import { refusalOf } from './refused.ts';
import './trouble.css';

interface TroubleProps {
  readonly thrown: unknown;
  readonly onRetry?: () => void;
  /** The label of the retry button. */
  readonly retry?: string;
}

/** Kinds of refusal that the same request would get again, so that no retry is offered. */
const IN_VAIN: ReadonlySet<Refusal['kind']> = new Set(['refused', 'invalid', 'unsupported']);

/** An error message at the place of the failed action, with a retry button if a retry can help. */
export function Trouble({ thrown, onRetry, retry = 'Try again' }: TroubleProps) {
  const refusal = refusalOf(thrown);
  return (
    <div className="trouble" role="alert">
      <CircleAlert aria-hidden="true" />
      <p>
        {refusal.message}
        {refusal.place !== undefined && <span className="soft"> ({refusal.place})</span>}
      </p>
      {onRetry && !IN_VAIN.has(refusal.kind) && <Button onPress={onRetry}>{retry}</Button>}
    </div>
  );
}
