import { ArrowDown, ArrowUp, Eye, EyeOff } from 'lucide-react';
import type { Builder, BuilderPart } from '../../../core/pack/builder-calls.ts';
import { Button } from '../../ui/controls.tsx';
import { fieldsOf, PartFields } from './part-fields.tsx';
import { Questions } from './questions.tsx';
import { TextSlot } from './text-slot.tsx';

interface Props {
  readonly builder: Builder;
  readonly part: BuilderPart;
  readonly onStep: (by: -1 | 1) => void;
  readonly onInclude: (isIncluded: boolean) => void;
}

/** The subject of the questions in a part: an amendment id, null for all questions, or undefined if it has none. */
function aboutOf({ id }: BuilderPart): string | null | undefined {
  if (id === 'questions') return null;
  return id.startsWith('proposal:') ? id.slice('proposal:'.length) : undefined;
}

/** The editor of one part: its position, its editable texts, and the text computed from the draft. */
export function PartEditor({ builder, part, onStep, onInclude }: Props) {
  const { id, heading, isIncluded, items } = part;
  const { document, parts } = builder;
  const about = aboutOf(part);
  return (
    <section className="part-editor" aria-labelledby="part-heading">
      <header>
        <h3 id="part-heading" tabIndex={-1}>
          {heading}
        </h3>
        <div className="actions">
          <Button
            call="pack.arrange"
            look="icon"
            aria-label="Move this part up"
            whyNot={parts[0]?.id === id ? 'It is the first already.' : null}
            onPress={() => onStep(-1)}
          >
            <ArrowUp aria-hidden="true" />
          </Button>
          <Button
            call="pack.arrange"
            look="icon"
            aria-label="Move this part down"
            whyNot={parts.at(-1)?.id === id ? 'It is the last already.' : null}
            onPress={() => onStep(1)}
          >
            <ArrowDown aria-hidden="true" />
          </Button>
          <Button call="pack.arrange" onPress={() => onInclude(!isIncluded)}>
            {isIncluded ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
            {isIncluded ? 'Exclude' : 'Include'}
          </Button>
        </div>
      </header>
      <PartFields builder={builder} part={id} />
      {items.map((item, at) => {
        if (item.kind === 'text')
          return (
            <TextSlot key={`${document} ${id} ${item.slot}`} document={document} part={id} textItem={item} />
          );
        // A gap in a field of this part is already shown by the empty field.
        if (item.kind === 'gap')
          return fieldsOf(id).some((field) => field === item.field) ? null : (
            <p key={`${id} ${item.what}`} className="paper-gap">
              <strong>Not written yet: {item.what}.</strong> {item.help}
            </p>
          );
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: what is computed has no name but its place
          <p key={`${id} ${at}`} className="paper-computed">
            {item.words}
          </p>
        );
      })}
      {about !== undefined && document === 'consultation' && <Questions builder={builder} about={about} />}
    </section>
  );
}
