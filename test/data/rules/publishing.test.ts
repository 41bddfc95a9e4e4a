import { holdTable } from './hold-table.ts';
import { packText, paper, question } from './publishing.ts';
import { TABLE } from './table.ts';

holdTable('a question', question, TABLE.question);
holdTable('a text of the paper', packText, TABLE.packText);
holdTable('the paper', paper, TABLE.paper);
