import { z } from 'zod';
import { opaqueSchema } from './opaque.ts';
import { FIELDS, KINDS, type Provision, SECTION_UNITS, STATUSES } from './tree.ts';

const text = z.string().max(1_000_000);

/** The schema of a provision in a file or call. */
export const provisionSchema: z.ZodType<Provision> = z.lazy(() =>
  z.object({
    pid: z.string().min(1).max(200),
    kind: z.enum(KINDS),
    num: text,
    heading: text,
    intro: text,
    content: text,
    wrapUp: text,
    children: z.array(provisionSchema),
    eid: z.string().max(1000).optional(),
    unit: z.enum(SECTION_UNITS).optional(),
    opaque: opaqueSchema.optional(),
    layout: z
      .object({
        part: z.enum(['head', 'foot']).optional(),
        header: z.literal(true).optional(),
        across: z.number().int().min(2).max(1000).optional(),
        down: z.number().int().min(2).max(10_000).optional(),
        frame: z
          .object({ format: z.enum(['akn', 'clml', 'html']), markup: z.string().max(1_000_000) })
          .optional(),
        looks: z.record(z.string().max(200), z.string().max(2000)).optional(),
      })
      .optional(),
    quote: z.object({ start: z.string().max(4), end: z.string().max(4) }).optional(),
    extent: z.string().max(40).optional(),
    status: z.enum(STATUSES).optional(),
    spans: z
      .array(
        z.object({
          field: z.enum(FIELDS),
          from: z.number().int().min(0),
          to: z.number().int().min(0),
          status: z.enum(STATUSES),
        }),
      )
      .optional(),
    sources: z.array(text).optional(),
    versionDate: text.optional(),
    remark: text.optional(),
    repealed: z.boolean().optional(),
    missing: z.boolean().optional(),
  }),
);
