import { holdTable } from './hold-table.ts';
import { colleagues, wordFile } from './others-work.ts';
import { TABLE } from './table.ts';

holdTable('a package', colleagues, TABLE.colleagues);
holdTable('a Word file', wordFile, TABLE.wordFile);
