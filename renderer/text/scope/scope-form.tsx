import { X } from 'lucide-react';
import { useState } from 'react';
import { cite, parseCitation } from '../../../core/act/citation.ts';
import { indexTree, type Pid } from '../../../core/act/tree.ts';
import { ADDITIONS_WORDS, editsOutside, type ScopeFields } from '../../../core/amend/changes/scope.ts';
import { isLive } from '../../../core/amend/edits/states.ts';
import { count, listed, listedByNumber } from '../../../core/base/english.ts';
import { useWrite } from '../../state/host/queries.ts';
import { useReview } from '../../state/review/review.tsx';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button, Checkbox, Field } from '../../ui/controls.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import './scope.css';

interface ScopeFormProps {
  readonly scope: ScopeFields | null;
  readonly close: () => void;
}

/** Parses provision names separated by commas or “and”. Unknown names are returned as typed. */
function useNamed() {
  const { root } = useReview().instrument;
  return (typed: string) => {
    const names = typed.split(/[,;]|\band\b/).flatMap((name) => name.trim() || []);
    const citations = names.map((name) => [name, parseCitation(root, name)] as const);
    return {
      pids: citations.flatMap(([, pid]) => pid ?? []),
      unknown: citations.flatMap(([name, pid]) => (pid === null ? [name] : [])),
    };
  };
}

/** The amendments that already change something outside a scope. These changes stay. */
function Outside({ scope }: { readonly scope: ScopeFields }) {
  const { instrument, draft } = useReview();
  const ids = draft.amendments.flatMap(({ id, edits, state }) =>
    isLive({ state }) && editsOutside(instrument.root, scope, edits).length > 0 ? [id] : [],
  );
  if (ids.length === 0) return null;
  return (
    <p className="soft">
      {count(ids.length, 'amendment changes', 'amendments change')} provisions outside it:{' '}
      {listedByNumber(ids)}. What {ids.length === 1 ? 'it changes' : 'they change'} there stays, and you can
      still undo it.
    </p>
  );
}

/** The form for what the review may change. */
export function ScopeForm({ scope, close }: ScopeFormProps) {
  const { root } = useReview().instrument;
  const { byPid } = indexTree(root);
  const set = useWrite('scope.set');
  const { announce } = useAnnounce();
  const [provisions, setProvisions] = useState<readonly Pid[]>(scope?.provisions ?? []);
  const [additions, setAdditions] = useState(scope?.additions ?? true);
  const [typed, setTyped] = useState('');
  const [unknown, setUnknown] = useState<readonly string[]>([]);
  const parseNames = useNamed();
  const fields = { provisions, additions };
  /** Adds the provisions in the field, also when somebody saves without pressing Add. Null if a name is unknown. */
  const add = (): readonly Pid[] | null => {
    const parsed = parseNames(typed);
    const all = [...new Set([...provisions, ...parsed.pids])];
    setProvisions(all);
    setUnknown(parsed.unknown);
    setTyped(parsed.unknown.join(', '));
    return parsed.unknown.length === 0 ? all : null;
  };
  const save = (fields: ScopeFields | null) =>
    set.mutate(
      { scope: fields && { ...fields, provisions: [...fields.provisions] } },
      {
        onSuccess: () => {
          announce(
            fields ? 'What this review may change is saved.' : 'This review may now change everything.',
          );
          close();
        },
      },
    );
  return (
    <form
      className="scope-form"
      onSubmit={(event) => {
        event.preventDefault();
        const all = add();
        if (all && all.length > 0) save({ ...fields, provisions: all });
      }}
    >
      <p className="soft">
        Name the provisions that this review may change. You can read everything else, but not change it. A
        provision includes everything under it.
      </p>
      <div className="scope-add">
        <Field
          label="Provisions to add"
          value={typed}
          onChange={(words) => {
            setTyped(words);
            setUnknown([]);
          }}
          autoFocus
          maxLength={2000}
          placeholder="For example, section 2A, section 4A(1)"
          isInvalid={unknown.length > 0}
          help={unknown.length > 0 ? `This Act has no ${listed(unknown)}. Check the number.` : undefined}
        />
        <Button onPress={add} whyNot={typed.trim() === '' ? 'Enter a provision first.' : null}>
          Add
        </Button>
      </div>
      {provisions.length === 0 ? (
        <p>
          {scope
            ? 'No provision is named. To let this review change everything, remove the limit.'
            : 'There is no limit: this review may change everything.'}
        </p>
      ) : (
        <ul className="scope-list" aria-label="This review may change">
          {provisions.map((pid) => {
            const name = byPid.has(pid) ? cite(root, pid) : 'A provision that this text does not have';
            return (
              <li key={pid}>
                <span>
                  {name} {byPid.get(pid)?.heading && <span className="soft">{byPid.get(pid)?.heading}</span>}
                </span>
                <Button
                  look="icon"
                  aria-label={`Remove ${name}`}
                  onPress={() => setProvisions(provisions.filter((one) => one !== pid))}
                >
                  <X aria-hidden="true" />
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      <Checkbox isSelected={additions} onChange={setAdditions}>
        {ADDITIONS_WORDS}
      </Checkbox>
      {provisions.length > 0 && <Outside scope={fields} />}
      {scope && (
        <p>
          <Button call="scope.set" look="link" onPress={() => save(null)} isBusy={set.isPending}>
            Remove the limit
          </Button>
        </p>
      )}
      <FormEnd
        call="scope.set"
        writing={set}
        send="Save"
        whyNot={provisions.length > 0 || typed.trim() !== '' ? null : 'Enter a provision first.'}
        onCancel={close}
      />
    </form>
  );
}
