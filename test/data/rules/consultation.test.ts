import { answer, campaign } from './consultation.ts';
import { holdTable } from './hold-table.ts';
import { TABLE } from './table.ts';

holdTable('an answer', answer, TABLE.answer);
holdTable('a campaign', campaign, TABLE.campaign);
