/** What a run folder says about itself; see the table of fields in each schema's description. */
import { z } from 'zod'
import type { Catalogue } from '../compile/catalogue.js'
import { FORMAT } from './format.js'
import { bibliographySchema } from '../scenario/bibliography.js'
import { evidenceLevels } from '../scenario/schema/words.js'

const whole = z.number().int().nonnegative()
const seconds = z.number().nonnegative()
const hash = z.string().regex(/^[0-9a-f]{64}$/)

export const tableEntry = z.object({
  name: z.string().regex(/^[a-z_]+$/),
  file: z.string().regex(/^tables\/[a-z_]+\.parquet$/),
  title: z.string(),
  rows: whole,
  columns: whole,
  bytes: whole,
  sha256: hash,
})
export type TableEntry = z.output<typeof tableEntry>

/** Some of the subjects as they stood at the end. */
export const keptPart = z.object({
  file: z.string().regex(/^subjects-\d+\.parquet$/),
  region: whole.meta({ description: 'Position of the region' }),
  first: whole.meta({ description: 'Number of the subject in the first row' }),
  rows: whole,
  bytes: whole,
  sha256: hash,
})

export const manifestSchema = z.object({
  format: z.literal(FORMAT).meta({ description: 'Version of this folder' }),
  glasshouse: z.string().meta({ description: 'Version of glasshouse that made the run' }),
  scenario: z.object({
    name: z.string(),
    title: z.string(),
    file: z.literal('scenario.yaml'),
    sha256: hash.meta({ description: 'Of the scenario as resolved, scenario.yaml in this folder' }),
    overrides: z.array(z.string()).meta({ description: 'Changes made on the command line, PATH=VALUE' }),
  }),
  former: z
    .array(
      z.object({
        name: z.string(),
        title: z.string(),
        file: z.string().regex(/^scenario-until-\d+\.yaml$/),
        sha256: hash.meta({ description: 'Of the scenario as resolved, in that file' }),
        overrides: z.array(z.string()),
        until: whole.meta({ description: 'Ticks that were over when the next scheme took over' }),
        date: z.string().meta({ description: 'First day of the scheme that took over' }),
        run: z.string().meta({ description: 'The run from which this one goes on there, as its folder was named' }),
        digest: hash.nullable().meta({ description: 'Digest of that run; null if it was not finished' }),
      }),
    )
    .optional()
    .meta({ description: 'Schemes that were in force before that of the scenario took over, oldest first' }),
  population: z.object({
    name: z.string(),
    file: z.literal('population.yaml'),
    sha256: hash,
  }),
  sources: z.object({ file: z.literal('sources.yaml'), sha256: hash }),
  seed: z.string().regex(/^\d+$/).meta({ description: 'A whole number of up to 64 bits, as text' }),
  residents: whole,
  ticks: whole,
  start: z.string().meta({ description: 'First day' }),
  end: z.string().meta({ description: 'First day of the last tick' }),
  tick: z.string().meta({ description: 'Length of a tick, for example "1 month"' }),
  threads: whole,
  digest: hash.meta({ description: 'Fingerprint of all states; the same for any number of threads' }),
  environment: z.object({ node: z.string(), os: z.string(), arch: z.string(), cpus: whole, memory_bytes: whole }),
  timings: z.object({
    compile_seconds: seconds,
    build_seconds: seconds,
    ticks_seconds: seconds,
    write_seconds: seconds,
  }),
  resident_ticks_per_second: z.number().nonnegative(),
  bytes_per_resident: z
    .number()
    .nonnegative()
    .meta({ description: 'State of the society alone at the end, with what is on its way to the files' }),
  peak_rss_bytes: whole.meta({ description: 'Most memory that the whole process held' }),
  estimate: z.object({ seconds, bytes: whole }).meta({ description: 'What was expected before the start' }),
  tables: z.array(tableEntry),
  subjects: z
    .array(keptPart)
    .optional()
    .meta({ description: 'State of all subjects at the end, in files under subjects/, if it was kept' }),
  measures: z.record(z.string(), z.unknown()).meta({ description: 'Headline figures, worked out from the tables' }),
  warnings: z.array(z.string()),
  evidence: z
    .partialRecord(z.enum(evidenceLevels), whole)
    .meta({ description: 'How many figures of the scenario and the population rest on what' }),
  bibliography: bibliographySchema.shape.sources.meta({
    description: 'Sources that the scenario and the population name',
  }),
  citation: z.string(),
  catalogue: z
    .custom<Catalogue>((value) => typeof value === 'object' && value !== null)
    .meta({
      description: 'Names and titles of regions, groups, behaviours, doors, grades, sensors, databases and reactions',
    }),
})

export type Manifest = z.output<typeof manifestSchema>
