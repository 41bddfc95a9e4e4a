import type { CallName } from '../../../core/api.ts';

/**
 * What comes of each writing call in each state of what it touches. The cells of a row stand in the order of the states:
 *
 * - `done`: it is done, and the ledger says so
 * - `same`: it is so already, or it writes files alone, and nothing is written in the review
 * - else the kind of the refusal, with which nothing is written
 * - `-`: there is no such thing to be tried
 */
export interface SubjectTable {
  readonly states: readonly string[];
  /** By the call, and after it what is special of this row. */
  readonly rows: Readonly<Record<string, string>>;
}

const T = (states: readonly string[], rows: Readonly<Record<string, string>>): SubjectTable => ({
  states,
  rows,
});

// biome-ignore format: each cell stands under its state
export const TABLE = {
  amendment: T(
    ['draft', 'ready', 'in-legal-review', 'agreed', 'returned', 'withdrawn', 'deleted', 'absent'],
    {
      'amendment.revise':                       'done    done    done    refused done    refused refused not-found',
      'amendment.revise, as it was before':     'stale   stale   stale   stale   stale   stale   stale   not-found',
      'amendment.word':                         'done    done    done    refused done    refused refused not-found',
      'amendment.describe':                     'done    done    done    done    done    done    done    not-found',
      'amendment.setState to draft':            'refused done    refused refused done    done    done    not-found',
      'amendment.setState to ready':            'done    refused refused refused done    refused refused not-found',
      'amendment.setState to in-legal-review':  'refused done    refused done    refused refused refused not-found',
      'amendment.setState to agreed':           'refused refused done    refused refused refused refused not-found',
      'amendment.setState to returned':         'refused refused done    refused refused refused refused not-found',
      'amendment.setState to withdrawn':        'done    done    done    done    done    refused refused not-found',
      'amendment.decide agree':                 'refused refused done    refused refused refused refused not-found',
      'amendment.decide return':                'refused refused done    refused refused refused refused not-found',
      'amendment.decide return, without a comment': 'refused refused invalid refused refused refused refused not-found',
      'reviewed.mark':                          'done    done    done    done    done    refused refused not-found',
      'reviewed.mark one change':               'done    done    done    refused done    refused refused not-found',
      'reviewed.mark, taken back where it was not made': 'clash clash clash clash clash clash clash not-found',
      'thread.add':                             'done    done    done    done    done    done    not-found not-found',
      'thread.take':                            'done    done    done    refused done    clash   -       -',
      'link.add':                               'done    done    done    done    done    done    not-found not-found',
      'pack.ask':                               'done    done    done    done    done    done    not-found not-found',
      'pack.propose':                           'done    done    done    done    done    done    done      not-found',
      'overlay.add':                            'done    done    done    done    done    done    done    done',
      'wording.apply to its words':             'done    done    done    refused done    refused refused refused',
      'amendment.create':                       'done    done    done    done    done    done    done    done',
      'finding.ignore':                         'done    done    done    done    done    done    done    done',
    },
  ),
  ownAmendment: T(['draft', 'ready', 'in-legal-review', 'agreed', 'returned', 'withdrawn'], {
    'amendment.decide agree':       'refused refused refused refused refused refused',
    'amendment.decide return':      'refused refused done    refused refused refused',
    'amendment.setState to agreed': 'refused refused refused refused refused refused',
    'agreement.set':                'done    done    done    done    done    done',
    'agreement.set, as it is':      'same    same    same    same    same    same',
  }),
  markedAmendment: T(['draft', 'ready', 'in-legal-review', 'agreed', 'returned', 'withdrawn'], {
    'reviewed.mark, again':                 'same same same same    same refused',
    'reviewed.mark, taken back':            'done done done done    done done',
    'reviewed.mark one change, again':      'same same same refused same refused',
    'reviewed.mark one change, taken back': 'done done done refused done refused',
  }),
  carriedAmendment: T(['draft', 'ready', 'in-legal-review', 'agreed', 'returned', 'withdrawn'], {
    'amendment.settle':                       'done      done      done      done      done      done',
    'amendment.settle, of what is not there': 'not-found not-found not-found not-found not-found not-found',
  }),
  thread: T(['open', 'without a suggestion', 'resolved', 'taken', 'on words that are gone', 'absent'], {
    'thread.reply':                'done    done      done    done    done    not-found',
    'thread.reply, empty':         'invalid invalid   invalid invalid invalid not-found',
    'thread.resolve':              'done    done      clash   done    done    not-found',
    'thread.resolve, opened again': 'clash  clash     done    clash   clash   not-found',
    'thread.task':                 'done    done      done    done    done    not-found',
    'thread.take':                 'done    not-found done    clash   clash   not-found',
    'thread.place':                'done    done      done    done    done    not-found',
  }),
  instruction: T(
    ['open', 'skipped', 'applied', 'applied and agreed', 'applied, then withdrawn', 'reopened', 'of a list that was removed', 'absent'],
    {
      'overlay.apply':  'done      clash clash clash   done done      not-found not-found',
      'overlay.skip':   'done      same  clash clash   done done      not-found not-found',
      'overlay.reopen': 'not-found done  done  refused done not-found not-found not-found',
      'overlay.remove': 'done      done  done  done    done done      not-found done',
    },
  ),
  version: T(['saved by hand', 'saved by an export', 'of a round that is over', 'of a round under way', 'absent'], {
    'version.drop':                         'done  refused refused refused not-found',
    'version.keep, of its moment and name': 'clash done    done    done    not-found',
    'round.turn to start':                  'done  done    done    clash   done',
    'round.turn to finish':                 'clash clash   clash   done    clash',
  }),
  finding: T(['not ignored', 'ignored'], {
    'finding.ignore':                   'done      clash',
    'finding.ignore, without a reason': 'invalid   invalid',
    'finding.heed':                     'not-found done',
  }),
  deed: T(['by yourself', 'by another', 'that others built on', 'an import', 'absent'], {
    'history.undo': 'done refused clash refused not-found',
  }),
  wholeReview: T(['as it was previewed', 'changed since'], {
    'review.rename':                           'done      done',
    'review.rebase':                           'done      stale',
    'review.rebase to the text that it has':   'refused   stale',
    'scope.set':                               'done      same',
    'scope.set to what is not there':          'not-found not-found',
    'amendment.settle':                        'not-found not-found',
  }),
  link: T(['sound', 'to check', 'confirmed', 'with a comment', 'of a deleted amendment', 'absent'], {
    'link.add, the same again': 'clash   clash   clash   clash   not-found done',
    'link.look':                'refused done    refused refused refused   not-found',
    'link.unlook':              'refused refused done    refused refused   not-found',
    'link.remove':              'done    done    done    done    done      not-found',
    'thread.add on it':         'done    done    done    done    done      not-found',
  }),
  recommendation: T(['open', 'decided on', 'absent'], {
    'decision.add':                   'done      clash   not-found',
    'decision.add, without a reason': 'invalid   invalid invalid',
    'decision.remove':                'not-found done    not-found',
    'recommendation.add':             'done      done    done',
    'tracker.import':                 'done      done    done',
    'source.add':                     'done      done    done',
    'note.add':                       'done      done    done',
  }),
  source: T(['plain', 'quoted', 'replaced since', 'a tracker', 'a tracker that work depends on', 'absent'], {
    'source.revise':  'done      done    stale   done    done    not-found',
    'response.add':   'done      done    stale   done    done    not-found',
    'response.add to what was not asked': 'not-found not-found not-found not-found not-found not-found',
    'tracker.remove': 'invalid   invalid invalid done    clash   not-found',
    'commitment.add': 'not-found done    stale   done    done    not-found',
  }),
  note: T(
    ['plain', 'redacted', 'changed since', 'read by another', 'read by yourself', 'read by yourself, checked by another', 'read and checked by others', 'absent'],
    {
      'coding.read as read':     'done    done    done    done    same    same    done    not-found',
      'coding.read as not read': 'same    same    same    same    done    clash   same    not-found',
      'coding.read as checked':  'refused refused refused done    refused refused done    not-found',
      'note.revise':             'done    refused stale   done    done    done    done    not-found',
      'redaction.add':           'done    done    stale   done    done    done    done    not-found',
      'coding.addExcerpt':       'done    done    stale   done    done    done    done    not-found',
    },
  ),
  theme: T(
    ['not used', 'used', 'used by yourself', 'linked', 'decided on', 'with a part', 'absent'],
    {
      'coding.addTheme, of its name':              'clash     clash   clash   clash   clash   clash   done',
      'coding.changeTheme':                        'done      done    done    done    done    done    not-found',
      'coding.mergeThemes':                        'done      done    done    clash   clash   done    not-found',
      'coding.splitTheme':                         'not-found done    done    done    done    done    not-found',
      'coding.removeTheme':                        'done      clash   clash   clash   clash   clash   not-found',
      'coding.changeExcerpt':                      'not-found done    done    done    done    done    not-found',
      'coding.placeExcerpt':                       'not-found done    done    done    done    done    not-found',
      'coding.removeExcerpt':                      'not-found done    done    clash   done    done    not-found',
      'coding.addExcerpt, of the same passage':    'done      done    clash   done    done    done    not-found',
      'redaction.remove':                          'done      done    done    done    done    done    not-found',
    },
  ),
  question: T(['asked', 'linked', 'answered', 'asked no more', 'absent'], {
    'pack.askAgain':                'done    done    not-found not-found not-found',
    'pack.askAgain, without words': 'invalid invalid not-found not-found not-found',
    'pack.orderAsks':               'same    same    stale     stale     stale',
    'pack.unask':                   'done    done    not-found not-found not-found',
  }),
  packText: T(['not written', 'written', 'written since'], {
    'pack.write':   'stale     done stale',
    'pack.restore': 'not-found done done',
    'pack.keep':    'not-found done done',
  }),
  paper: T(['as it was read', 'with one thing more than was read', 'signed off', 'consulted on'], {
    'pack.signOff':                   'done    stale   done    done',
    'pack.signOff, without a reason': 'invalid invalid invalid invalid',
    'pack.export':                    'refused refused done    refused',
    'pack.export, as a draft':        'done    done    done    done',
    'pack.consulted':                 'done    done    done    done',
    'pack.consulted, taken back':     'same    same    same    done',
    'pack.describe':                  'done    done    done    done',
    'pack.showFrom':                  'done    done    done    done',
    'pack.arrange':                   'done    done    done    done',
    'word.export':                    'done    done    done    done',
    'schedule.export':                'done    done    done    done',
    'bill.export':                    'done    done    done    done',
    'coverage.export':                'same    same    same    same',
    'package.make':                   'same    same    same    same',
  }),
  answer: T(['plain', 'coded', 'redacted', 'corrected since', 'with suggestions on', 'absent'], {
    'answer.revise':                          'done    done    refused stale   done    not-found',
    'consultation.removeImport':              'done    clash   clash   done    done    not-found',
    'consultation.import, of the same file':  'same    same    same    same    same    done',
    'consultation.dictionary':                'done    done    done    done    done    same',
    'coding.giveTheme':                       'done    done    done    done    done    not-found',
    'suggest.set':                            'done    done    done    done    same    done',
    'suggest.find':                           'refused refused refused refused same    refused',
    'suggest.dismiss':                        'refused refused refused refused done    refused',
    'tallies.export':                         'same    same    same    same    same    same',
    'responses.export':                       'same    same    same    same    same    same',
  }),
  campaign: T(['kept', 'without one of its answers', 'removed', 'absent'], {
    'campaign.rename':                   'done    done      not-found not-found',
    'campaign.takeOut':                  'done    not-found not-found not-found',
    'campaign.takeOut, of its own text': 'refused refused   not-found not-found',
    'campaign.remove':                   'done    done      not-found not-found',
    'campaign.keep':                     'same    same      done      done',
    'campaign.keep, found by another':   'same    same      stale     stale',
  }),
  colleagues: T(['that nobody changed here', 'that was changed here', 'merged already'], {
    'package.merge':                      'done  done  same',
    'package.merge, as it was previewed': 'done  stale stale',
    'package.choose':                     'stale stale done',
  }),
  wordFile: T(['as it was sent', 'changed since'], {
    'word.take':                               'done      stale',
    'word.take, of an item that is not there': 'not-found stale',
    'word.settle':                             'not-found not-found',
  }),
} as const satisfies Readonly<Record<string, SubjectTable>>;

/** Who may make a writing call where a server holds the review, where that is not whoever drafts: somebody in this role or a higher one. */
export const ROLES_OF: Readonly<Partial<Record<CallName, string>>> = {
  'agreement.set': 'owner',
  'package.make': 'owner',
  'package.merge': 'owner',
  'review.rebase': 'owner',
  'review.rename': 'owner',
  'scope.set': 'owner',
  'amendment.decide': 'reviewer',
  'reviewed.mark': 'reviewer',
  'bill.export': 'publisher',
  'pack.signOff': 'publisher',
  'redaction.remove': 'publisher',
  'responses.export': 'publisher',
  'schedule.export': 'publisher',
  'tallies.export': 'publisher',
};
