import { cite } from '../../act/citation.ts';
import { capital } from '../../base/english.ts';
import { changedField, insertionAt, statusChanger } from './changed.ts';
import type { CheckContext } from './context.ts';
import { newDivisions, referencesUnder, sectionsHeaded } from './extent.ts';
import type { Check, UnkeyedFinding } from './finding.ts';

/**
 * D21. Reports how new sections come into force. A draft has no commencement clause of its own here. So this check can only
 * say what the Act's own provision does: it doesn't cover the section, or covers it by position as if it were old.
 */
export const D21: Check = {
  id: 'D21',
  run: (context: CheckContext) => {
    const inserted = newDivisions(context);
    if (inserted.length === 0) return [];
    const sections = sectionsHeaded(context.amended, /^Commencement\b/i);
    const references = sections.flatMap((section) => referencesUnder(context, section));
    return inserted.flatMap((node): UnkeyedFinding[] => {
      const { pid } = node.provision;
      const amendment = statusChanger(node);
      const covering = references.find(({ range, targets }) => (range?.takesIn ?? targets).includes(pid));
      const name = cite(context.amended, pid);
      if (!covering) {
        const [section] = sections;
        const where = section
          ? `${capital(cite(context.amended, section.pid))} does not bring`
          : 'Nothing in the Act brings';
        const message = `${where} new ${name} into force: the Act that inserts it must`;
        return [{ severity: 'information', pid, amendment, detail: 'none', message }];
      }
      const change = changedField(context.nodes.get(covering.pid), covering.field);
      // The draft's own words name the new section, so this is intended.
      if (change && insertionAt(change, covering.from, covering.to)) return [];
      const message = `A range in ${cite(context.amended, covering.pid)} covers new ${name} by its place, as if it came into force with the others: the Act that inserts it must say when it does`;
      return [{ severity: 'warning', pid, amendment, detail: 'range', message }];
    });
  },
};
