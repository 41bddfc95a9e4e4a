import { holdTable } from './hold-table.ts';
import { deed, finding, instruction, thread, version, wholeReview } from './review.ts';
import { TABLE } from './table.ts';

holdTable('a comment', thread, TABLE.thread);
holdTable('an instruction of a Bill', instruction, TABLE.instruction);
holdTable('a version', version, TABLE.version);
holdTable('a finding', finding, TABLE.finding);
holdTable('what somebody did', deed, TABLE.deed);
holdTable('the review', wholeReview, TABLE.wholeReview);
