import { cite } from '../../act/citation.ts';
import { capital } from '../../base/english.ts';
import { changedFields, putAt } from './changed.ts';
import type { CheckContext } from './context.ts';
import { finalProvisions, newDivisions, referencesUnder } from './extent.ts';
import type { Check, UnkeyedFinding } from './finding.ts';

/**
 * What would bring new sections into force. A draft has no commencement clause of its own here, so this can only say
 * what the Act's own provision does: nothing, or take the new section in by position, as if it had long been in force.
 */
export const D21: Check = {
  id: 'D21',
  run: (context: CheckContext) => {
    const inserted = newDivisions(context);
    if (inserted.length === 0) return [];
    const sections = finalProvisions(context.amended, /^Commencement\b/i);
    const references = sections.flatMap((section) => referencesUnder(context, section));
    return inserted.flatMap((node): UnkeyedFinding[] => {
      const { pid } = node.provision;
      const amendment = node.changeStatus.state === 'kept' ? null : node.changeStatus.am;
      const takes = references.find(({ range, targets }) => (range?.takesIn ?? targets).includes(pid));
      const name = cite(context.amended, pid);
      if (!takes) {
        const [section] = sections;
        const where = section
          ? `${capital(cite(context.amended, section.pid))} does not bring`
          : 'Nothing in the Act brings';
        const message = `${where} new ${name} into force: the Act that inserts it must`;
        return [{ severity: 'information', pid, amendment, detail: 'none', message }];
      }
      const holder = context.nodes.get(takes.pid);
      const change = holder && changedFields(holder).find(({ field }) => field === takes.field);
      // Named on purpose, in words of the draft's own.
      if (change && putAt(change, takes.from, takes.to)) return [];
      const message = `A range in ${cite(context.amended, takes.pid)} covers new ${name} by its place, as if it came into force with the others: the Act that inserts it must say when it does`;
      return [{ severity: 'warning', pid, amendment, detail: 'range', message }];
    });
  },
};
