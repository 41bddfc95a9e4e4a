import type { CallOutput } from '../../core/api.ts';

type LeftOut = CallOutput<'word.export'>['leftOut'];

/** The amendments that an exported file leaves out, with the reasons. */
export const LeftOutAmendments = ({ leftOut = [] }: { readonly leftOut: LeftOut | undefined }) =>
  leftOut.map(({ id, why }) => (
    <p key={id} className="help">
      {id} is left out. {why}
    </p>
  ));
