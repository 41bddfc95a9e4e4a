import { UserPlus } from 'lucide-react';
import { useRef, useState } from 'react';
import type { TeamCallOutput } from '../../../core/api.ts';
import { ROLES, type Role } from '../../../core/roles.ts';
import { useKnownPeople, useMembers, useSetRole } from '../../state/others/people.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button } from '../../ui/controls.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { Chooser } from '../../ui/select.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import './people.css';

type Members = TeamCallOutput<'members'>;
type MemberHere = Members['members'][number];

const ROLE_NAMES: Readonly<Record<Role, string>> = {
  reader: 'Reader',
  drafter: 'Drafter',
  reviewer: 'Reviewer',
  publisher: 'Publisher',
  owner: 'Owner',
};

/** What each role adds to the roles before it. */
const ROLE_RIGHTS: Readonly<Record<Role, string>> = {
  reader: 'Can read everything in the review.',
  drafter: 'Can also draft, comment, and import responses and Word files.',
  reviewer: 'Can also agree and return amendments.',
  publisher: 'Can also export the consultation pack and other papers.',
  owner: 'Can also rename the review, change its base text, take copies, and decide who is in it.',
};

const ROLE_OPTIONS = ROLES.map((role) => ({
  id: role,
  words: ROLE_NAMES[role],
  detail: <span className="soft small select-option-more">{ROLE_RIGHTS[role]}</span>,
}));

const asRole = (id: string): Role => ROLES.find((role) => role === id) ?? 'reader';

const nameAndPost = ({ who: name, post }: Pick<MemberHere, 'who' | 'post'>): string =>
  post === '' ? name : `${name}, ${post}`;

interface MembersProps {
  readonly review: string;
  readonly members: Members;
}

/** The form that gives another person access to the review. */
function AddPerson({ review, members }: Pick<MembersProps, 'review'> & Pick<Members, 'members'>) {
  const knownPeople = useKnownPeople(review, true);
  const setRole = useSetRole(review);
  const { announce, fault } = useAnnounce();
  const [person, setPerson] = useState<string | null>(null);
  const [role, setChosenRole] = useState<Role>('drafter');
  const [isBusy, setBusy] = useState(false);
  const outsiders = (knownPeople.data ?? []).filter(({ id }) => !members.some((one) => one.id === id));
  const chosen = outsiders.find(({ id }) => id === person);
  return (
    <form
      className="let-in"
      onSubmit={(event) => {
        event.preventDefault();
        if (!chosen) return;
        setBusy(true);
        setRole({ person: chosen.id, role })
          .then(() => {
            announce(`${chosen.who} can now open this review.`);
            setPerson(null);
          }, fault)
          .finally(() => setBusy(false));
      }}
    >
      <h3>Add a person</h3>
      {knownPeople.isError && <Trouble thrown={knownPeople.error} />}
      {knownPeople.data && outsiders.length === 0 ? (
        <p>Everybody who has signed on is in this review.</p>
      ) : (
        <div className="pair">
          <Chooser
            label="Person"
            options={outsiders.map((one) => ({ id: one.id, words: nameAndPost(one) }))}
            value={chosen ? person : null}
            onChange={setPerson}
            isDisabled={isBusy}
          />
          <Chooser
            label="Role"
            options={ROLE_OPTIONS}
            value={role}
            onChange={(id) => setChosenRole(asRole(id))}
          />
          <Button type="submit" look="primary" whyNot={chosen ? null : 'Choose a person.'} isBusy={isBusy}>
            <UserPlus aria-hidden="true" /> Add
          </Button>
        </div>
      )}
      <p className="soft small">
        People are listed once they have signed on here. Ask anyone who is missing to open {location.origin}{' '}
        once.
      </p>
    </form>
  );
}

function MemberRow({
  member,
  self,
  isOwner,
  onSet,
}: {
  readonly member: MemberHere;
  readonly self: string;
  readonly isOwner: boolean;
  readonly onSet: (member: MemberHere, role: Role | null) => void;
}) {
  const { who: name, post, role, id } = member;
  return (
    <li>
      <span>
        <strong>{name}</strong>
        {id === self && ' (you)'}
        {post !== '' && <span className="soft">, {post}</span>}
      </span>
      {isOwner ? (
        <span className="member-actions">
          <Chooser
            label={`Role of ${name}`}
            hideLabel
            options={ROLE_OPTIONS}
            value={role}
            onChange={(next) => onSet(member, asRole(next))}
          />
          <Button look="quiet" aria-label={`Remove ${name}`} onPress={() => onSet(member, null)}>
            Remove
          </Button>
        </span>
      ) : (
        <span className="soft" title={ROLE_RIGHTS[role]}>
          {ROLE_NAMES[role]}
        </span>
      )}
    </li>
  );
}

/** A change of role that needs confirmation, because the person could not undo it for themselves. */
interface RoleChange {
  readonly member: MemberHere;
  readonly role: Role | null;
}

function ConfirmRoleChange({
  roleChange: { member, role },
  self,
  onYes,
  onNo,
}: {
  readonly roleChange: RoleChange;
  readonly self: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}) {
  const isSelf = member.id === self;
  return (
    <div className="trouble" role="alert">
      <div>
        <p>
          {role === null
            ? `Remove ${isSelf ? 'yourself' : member.who} from this review? ${isSelf ? 'You' : 'They'} will not be able to open it. What ${isSelf ? 'you' : 'they'} wrote stays.`
            : 'If you are no longer an owner, only another owner can make you one again.'}
        </p>
        <div className="actions">
          <Button look="primary" onPress={onYes} autoFocus>
            {role === null ? 'Remove' : 'Change my role'}
          </Button>
          <Button onPress={onNo}>Cancel</Button>
        </div>
      </div>
    </div>
  );
}

function Members({ review, members: { members, self } }: MembersProps) {
  const setRole = useSetRole(review);
  const { announce, fault } = useAnnounce();
  const [roleChange, setRoleChange] = useState<RoleChange | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const isOwner = members.find(({ id }) => id === self)?.role === 'owner';
  const applyChange = ({ member, role }: RoleChange) => {
    setRoleChange(null);
    // The focused button may disappear with its row, so the list takes the focus.
    list.current?.focus();
    setRole({ person: member.id, role }).then(
      () =>
        announce(role === null ? `${member.who} is removed.` : `${member.who} is now: ${ROLE_NAMES[role]}.`),
      fault,
    );
  };
  const requestChange = (member: MemberHere, role: Role | null) => {
    if (role === member.role) return;
    if (role === null || member.id === self) setRoleChange({ member, role });
    else applyChange({ member, role });
  };
  return (
    <>
      {roleChange && (
        <ConfirmRoleChange
          roleChange={roleChange}
          self={self}
          onYes={() => applyChange(roleChange)}
          onNo={() => setRoleChange(null)}
        />
      )}
      <ul ref={list} className="members" aria-label="People in this review" tabIndex={-1}>
        {members.map((member) => (
          <MemberRow key={member.id} member={member} self={self} isOwner={isOwner} onSet={requestChange} />
        ))}
      </ul>
      {isOwner ? (
        <AddPerson review={review} members={members} />
      ) : (
        <p className="soft">Only an owner can add or remove people.</p>
      )}
    </>
  );
}

/** The dialog that lists who has access to a review on a server, and their roles. Owners can change both here. */
export function PeopleSheet({
  review,
  title,
  isOpen,
  onOpenChange,
}: {
  /** The review's path or id. */
  readonly review: string;
  readonly title: string;
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
}) {
  const members = useMembers(isOpen ? review : null);
  return (
    <Sheet title={`People in ${title}`} isOpen={isOpen} onOpenChange={onOpenChange}>
      {(close) => (
        <div className="people-sheet">
          {members.isError && <Trouble thrown={members.error} />}
          {members.data && <Members review={review} members={members.data} />}
          <div className="actions">
            <Button onPress={close}>Close</Button>
          </div>
        </div>
      )}
    </Sheet>
  );
}
