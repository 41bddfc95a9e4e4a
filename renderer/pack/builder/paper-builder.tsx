import { useState } from 'react';
import type { Builder } from '../../../core/pack/builder-calls.ts';
import { Trouble } from '../../ui/trouble.tsx';
import { ConsultedOn, Details } from './details.tsx';
import { stepped } from './order.ts';
import { PartEditor } from './part-editor.tsx';
import { PartList } from './part-list.tsx';
import { Preview } from './preview.tsx';
import { Unready } from './unready.tsx';
import { type PaperChoice, useBuilder, useDo } from './use-paper.ts';
import './paper-builder.css';

function Panes({ builder, choice }: { readonly builder: Builder; readonly choice: PaperChoice }) {
  const act = useDo();
  const { parts, document } = builder;
  const [wanted, setWanted] = useState<string | null>(null);
  const chosen = parts.find(({ id }) => id === wanted) ?? parts[0];
  if (!chosen) return null;
  const order = parts.map(({ id }) => id);
  const leftOut = parts.filter(({ isIncluded }) => !isIncluded).map(({ id }) => id);
  const arrange = (
    given: { readonly order?: readonly string[]; readonly leftOut?: readonly string[] },
    done: string,
  ) =>
    act(
      'pack.arrange',
      { document, order: [...(given.order ?? order)], leftOut: [...(given.leftOut ?? leftOut)] },
      done,
    );
  const reorder = (next: readonly string[]) => {
    if (next.join('\n') !== order.join('\n'))
      void arrange({ order: next }, 'The parts are in another order.');
  };
  return (
    <>
      <div className="paper-panes">
        <PartList parts={parts} chosen={chosen.id} onChoose={setWanted} onOrder={reorder} />
        <PartEditor
          key={`${document} ${chosen.id}`}
          builder={builder}
          part={chosen}
          onStep={(by) => reorder(stepped(order, chosen.id, by))}
          onInclude={(isIncluded) =>
            void arrange(
              {
                leftOut: isIncluded ? leftOut.filter((id) => id !== chosen.id) : [...leftOut, chosen.id],
              },
              isIncluded ? `${chosen.heading} is taken in.` : `${chosen.heading} is left out.`,
            )
          }
        />
        <Preview choice={choice} part={chosen.isIncluded ? chosen.id : null} />
      </div>
      <Unready builder={builder} onChoose={setWanted} />
    </>
  );
}

/** The building of a paper: its parts and their order, their texts, and how they will look. */
export function PaperBuilder({ choice }: { readonly choice: PaperChoice }) {
  const builder = useBuilder(choice);
  if (builder.isError) return <Trouble thrown={builder.error} onRetry={() => void builder.refetch()} />;
  if (!builder.data) return <p className="help">Reading the paper…</p>;
  return (
    <section className="paper-builder" aria-label="The paper">
      <div className="paper-head">
        <h3>{builder.data.title}</h3>
        <Details builder={builder.data} />
      </div>
      <Panes builder={builder.data} choice={choice} />
      <ConsultedOn builder={builder.data} />
    </section>
  );
}
