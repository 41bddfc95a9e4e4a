import { Link2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import type { Pid } from '../../../core/act/tree.ts';
import type { RedlineNode } from '../../../core/amend/redline/redline.ts';
import { useBench } from '../../state/review/review.tsx';
import { Button } from '../../ui/controls.tsx';
import { useChecks, useReading } from '../checks/checks.tsx';
import { useTerms } from '../terms/terms-context.ts';
import { useTargetWords } from './reference-details.tsx';
import { REFERENCE_STATUS_WORDS, referenceStatus } from './reference-status.ts';
import './references.css';

function* pidsIn(node: RedlineNode): Generator<Pid> {
  yield node.provision.pid;
  for (const child of node.children) yield* pidsIn(child);
}

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly act: () => void;
}

/** The references and terms of a section as a menu. The marks in the text are not tab stops. */
function List({ node, original, name }: SectionReferencesProps) {
  const { dispatch } = useBench();
  const { openTerm } = useTerms();
  const { ignored } = useChecks();
  const { pointers, meanings } = useReading(original, (reading) => reading);
  const wordsOf = useTargetWords(original);
  const items = useMemo(() => {
    const listed = new Map<string, Listed>();
    for (const pid of new Set(pidsIn(node))) {
      const { references = [], terms = [] } = pointers.get(pid) ?? {};
      for (const reference of references) {
        const { status } = referenceStatus(reference, ignored);
        const [target] = reference.targets;
        const id = `${target ?? reference.key} ${status}`;
        if (status === 'other-act' || listed.has(id)) continue;
        const words = target === undefined ? null : wordsOf(target);
        const firstWords = [words?.heading, words?.lines[0]?.replace('\t', ' ')].filter(Boolean).join(': ');
        const leads = status === 'valid' && target !== undefined;
        listed.set(id, {
          id,
          name: reference.names,
          about: leads ? firstWords : `${REFERENCE_STATUS_WORDS[status]}: ${reference.reason ?? firstWords}`,
          act: () =>
            leads
              ? dispatch({ do: 'go', pid: target })
              : document
                  .querySelector<HTMLElement>(`[data-reference="${CSS.escape(reference.key)}"]`)
                  ?.click(),
        });
      }
      for (const { definition } of terms) {
        const meaning = meanings.get(definition);
        if (!meaning || listed.has(definition)) continue;
        listed.set(definition, {
          id: definition,
          name: `“${meaning.term}”`,
          about: `defined for ${meaning.scopeWords}`,
          // Opened after the menu has closed, since it holds the focus until then.
          act: () => requestAnimationFrame(() => openTerm(definition)),
        });
      }
    }
    return [...listed.values()];
  }, [node, pointers, meanings, ignored, wordsOf, dispatch, openTerm]);
  return (
    <Menu
      aria-label={`References and terms in ${name}`}
      className="references-list"
      items={items}
      onAction={(key) => items.find(({ id }) => id === key)?.act()}
    >
      {({ id, name: label, about }) => (
        <MenuItem id={id} textValue={`${label}: ${about}`.slice(0, 200)}>
          <Text slot="label">{label}</Text>
          <Text slot="description">{about}</Text>
        </MenuItem>
      )}
    </Menu>
  );
}

interface SectionReferencesProps {
  readonly node: RedlineNode;
  /** Whether the base text is shown, not the text as amended. */
  readonly original: boolean;
  /** The name of the section. */
  readonly name: string;
}

/** The button that opens a section’s references and terms, for the keyboard. */
export function SectionReferences(props: SectionReferencesProps) {
  const { node, original, name } = props;
  const [isOpen, setOpen] = useState(false);
  const pids = useMemo(() => [...pidsIn(node)], [node]);
  const any = useReading(original, ({ pointers }) => pids.some((pid) => pointers.has(pid)));
  if (!any) return null;
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button look="icon" aria-label={`References in ${name}`}>
        <Link2 aria-hidden="true" />
      </Button>
      <Popover className="popover">{isOpen && <List {...props} />}</Popover>
    </MenuTrigger>
  );
}
