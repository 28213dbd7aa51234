/** A whole scenario, as written, after `extends` and overrides have been applied. */
import { z } from 'zod'
import { count, date, duration, money, points } from '../language/quantity.js'
import { behaviour } from './behaviours.js'
import { id, provenance, text } from './common.js'
import { door, safeguards } from './doors.js'
import { registry } from './registry.js'
import { list } from './lists.js'
import { membership } from './membership.js'
import { opinion, reaction, response } from './response.js'
import { publication } from './publication.js'
import { grades, rule, score } from './scores.js'
import { database, sensor } from './sensors.js'

export const population = z.strictObject({
  from: id().meta({ description: 'Name of the population file' }),
  residents: count().meta({ description: 'Residents who are scored' }),
  ...provenance,
})

export const calendar = z.strictObject({
  start: date().meta({ description: 'First day' }),
  tick: duration({ setting: true }).meta({ description: 'One step of time: days, weeks or months' }),
  length: duration({ setting: true }).meta({ description: 'How long the run lasts' }),
})

export const measures = z.strictObject({
  groups: z.array(id()).meta({ description: 'Traits by which every measure is broken down' }),
  cross: z.array(z.array(id()).min(2).max(3)).optional().meta({ description: 'Traits to be crossed with each other' }),
  score_bins: points({ setting: true }).meta({ description: 'Width of a bin of the score distribution' }),
})

export const scenarioSchema = z.strictObject({
  glasshouse: z.literal(1).meta({ description: 'Version of the scenario language' }),
  scenario: id().meta({ description: 'Name of the scenario' }),
  title: text('Title for a reader'),
  summary: text('What is simulated, in a few plain sentences'),
  limits: z.array(z.string().trim().min(1)).optional().meta({ description: 'What the scenario cannot say' }),
  population,
  calendar,
  behaviours: z.record(id(), behaviour),
  sensors: z.record(id(), sensor),
  databases: z.record(id(), database),
  registry: registry.optional(),
  scores: z.record(id(), score).meta({ description: 'The score; {} for a scheme of lists without a score' }),
  lists: z.record(id(), list).optional(),
  rules: z.record(id(), rule),
  grades: grades.optional(),
  membership: membership.optional(),
  doors: z.record(id(), door),
  safeguards,
  publication: publication.optional().meta({ description: 'Charges are printed with names, for everybody to read' }),
  response,
  opinion,
  reactions: z.record(id(), reaction),
  measures,
  setup_cost: z
    .strictObject({ title: text('What the money bought'), amount: money(), ...provenance })
    .optional(),
  ...provenance,
})

/** A scenario as resolved: defaults in place, every quantity a {@link Quantity} with its provenance filled in. */
export type Scenario = z.output<typeof scenarioSchema>
