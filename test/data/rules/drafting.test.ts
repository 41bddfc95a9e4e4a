import { amendment } from './drafting.ts';
import { holdTable } from './hold-table.ts';
import { TABLE } from './table.ts';

holdTable('an amendment, by a lawyer', amendment, TABLE.amendment);
