/** Stages `observe` and `record`: who may see an act, how they err, and where the record goes. */
import { z } from 'zod'
import { date, duration, factor, money, rate, share } from '../language/quantity.js'
import { id, provenance, text } from './common.js'
import { identifier } from './registry.js'

export const sensorKinds = [
  'camera', 'patrol', 'neighbour', 'court', 'platform', 'employer', 'inspection', 'office', 'media', 'gatherer',
] as const

export const sensor = z.strictObject({
  title: text('Name for a reader'),
  kind: z.enum(sensorKinds).meta({ description: 'What kind of eye it is' }),
  coverage: z.union([share(), z.record(z.string(), share())]).meta({
    description: 'Share of communities where it works: one figure, or one by place, for example { urban: 80 %, rural: 20 % }',
  }),
  sees: z.record(id(), share()).meta({ description: 'Recall: share of acts of each behaviour that it sees where it works' }),
  false_alarms: z.record(id(), rate()).optional().meta({ description: 'Invented observations per covered resident, by behaviour' }),
  mistaken_person: share().optional().meta({ description: 'Share of its observations charged to somebody else of the same community' }),
  mistaken_factors: z
    .record(id(), z.record(z.string(), factor()))
    .optional()
    .meta({ description: 'Multipliers of mistaken_person by the trait of the one who acted' }),
  reports_to: id().meta({ description: 'Database that keeps its records' }),
  ...provenance,
})
export type Sensor = z.output<typeof sensor>

export const database = z.strictObject({
  title: text('Name for a reader'),
  delay: duration({ zero: true }).meta({ description: 'From observation to effect on the score' }),
  lost: share().optional().meta({ description: 'Share of records that never arrive' }),
  misfiled: share().optional().meta({ description: 'Share of records attached to the file of a namesake of the same community' }),
  cost_per_record: money().optional().meta({ description: 'Cost of keeping one record' }),
  identifiers: z.record(id(), identifier).optional().meta({
    description: 'Fields of the registry that its records carry, and how often they are wrong; with them a linker finds the file',
  }),
  joins: z.record(id(), date()).optional().meta({
    description: 'First day on which its records of a region reach the registry, by region; `default` for all others. Until then they wait',
  }),
  joining_cost: money().optional().meta({ description: 'Cost of joining one region, on the day it joins' }),
  ...provenance,
})
export type Database = z.output<typeof database>
