import type { ReactElement, ReactNode } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components';
import './tip.css';

/** Milliseconds that the pointer must rest on a button before its tip appears. */
const TIP_DELAY_MS = 400;

interface TipProps {
  readonly tip: ReactNode;
  /** The button that the tip describes. */
  readonly children: ReactElement;
}

/** A tooltip for a button, usually naming its shortcut. It appears on hover and on keyboard focus. */
export function Tip({ tip, children }: TipProps) {
  return (
    <TooltipTrigger delay={TIP_DELAY_MS} closeDelay={0}>
      {children}
      <Tooltip className="tip" placement="bottom" offset={4}>
        {tip}
      </Tooltip>
    </TooltipTrigger>
  );
}
