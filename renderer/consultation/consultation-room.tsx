import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../shared/controls.tsx';
import { AddNote } from './add-note.tsx';
import { Notes } from './notes.tsx';
import './consultation-room.css';

/** What was said in consultation, by whom, and whether it may be published. */
export function ConsultationRoom() {
  const [adding, setAdding] = useState(false);
  return (
    <div className="room">
      <div className="room-body">
        <header className="room-head">
          <h2>Consultation</h2>
          <Button onPress={() => setAdding(true)}>
            <Plus aria-hidden="true" /> Add a note…
          </Button>
        </header>
        <Notes />
      </div>
      <AddNote isOpen={adding} onOpenChange={setAdding} />
    </div>
  );
}
