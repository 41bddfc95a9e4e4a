import { link, note, recommendation, source, theme } from './evidence.ts';
import { holdTable } from './hold-table.ts';
import { TABLE } from './table.ts';

holdTable('a link', link, TABLE.link);
holdTable('a recommendation', recommendation, TABLE.recommendation);
holdTable('a source', source, TABLE.source);
holdTable('a note', note, TABLE.note);
holdTable('a theme', theme, TABLE.theme);
