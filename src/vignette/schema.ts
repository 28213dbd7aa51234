/**
 * Vignettes, as written: small made-up cases that say in plain words what a scheme must do. A case has acts with dates
 * and what is expected of the score; it has no field for anybody's name, number or place.
 */
import { z } from 'zod'
import { date, points } from '../scenario/language/quantity.js'
import { category, id, text } from '../scenario/schema/common.js'
import { severities } from '../scenario/schema/words.js'

/** A file is a set of cases that somebody reads, not a register; more than this is refused. */
export const mostVignettes = 60
export const mostEvents = 30

const yesOrNo = () => z.enum(['yes', 'no'])

/** What a door does, in the words of the scenario; `untouched`: the scheme has no say there. */
export const doorWords = ['priority', 'normal', 'vetting', 'barred', 'untouched'] as const

export const event = z.strictObject({
  on: date().meta({ description: 'Day of the act; it stands for the step of time in which it falls' }),
  does: id().optional().meta({ description: 'Behaviour of the scenario that the subject shows' }),
  charged_with: id().optional().meta({
    description: 'Instead of does: behaviour of somebody else, or of nobody, that is charged to the subject by mistake',
  }),
  severity: z.enum(severities).optional().meta({ description: 'How bad; without it ordinary' }),
  filed: yesOrNo().optional().meta({ description: 'no: nobody saw it, or its record was lost; without it yes' }),
  seen_by: id().optional().meta({ description: 'Sensor that reports it; without it the first that can' }),
  appeal: z.enum(['upheld', 'refused', 'late']).optional().meta({
    description:
      'The subject is told, appeals, and this is decided; late: files after the deadline; without it there is no appeal',
  }),
  finds: yesOrNo().optional().meta({
    description:
      'yes: the subject is not told, and finds the charge in their own file a step of time after it is filed; without it no',
  }),
  repairs: yesOrNo()
    .optional()
    .meta({ description: 'Whether the subject earns points back where the scheme allows it; without it no' }),
  met: id().optional().meta({
    description:
      'Where people rate each other: grade of the one who is met and rates; without it one whose rating counts once',
  }),
  watched_by: id().optional().meta({
    description:
      'Where people rate each other: grade of somebody who sees whom the subject is kind to; without it nobody',
  }),
  performed: date()
    .optional()
    .meta({ description: 'Day on which the subject, being listed for it, does what is owed; without it never' }),
  extended: yesOrNo().optional().meta({ description: 'Whether the listing is lengthened; without it no' }),
})
export type VignetteEvent = z.output<typeof event>

export const expectation = z.strictObject({
  on: date().meta({ description: 'Day; what is expected holds at the end of the step of time in which it falls' }),
  score: points({ setting: true }).optional().meta({ description: 'Score on file' }),
  true_score: points({ setting: true })
    .optional()
    .meta({ description: 'What the same rules would give if every act were seen and every record were right' }),
  grade: text('Letter grade, or none before the first grading').optional(),
  true_grade: text('Letter grade of the true score, set on the same day as the letter').optional(),
  listed: z.array(id()).optional().meta({ description: 'All lists that the subject is on, in any order; [] for none' }),
  truly_listed: z
    .array(id())
    .optional()
    .meta({ description: 'All lists that the subject would be on if every act were seen and every record were right' }),
  because: z.array(id()).optional().meta({
    description:
      'All rules that make the score what it is, or for which the subject is on a list, each once, in any order; [] for none',
  }),
  doors: z.record(id(), z.enum(doorWords)).optional().meta({ description: 'What doors do with the subject' }),
})
export type Expectation = z.output<typeof expectation>

export const vignette = z.strictObject({
  title: text('The case in one sentence'),
  note: text('Why it is worth a case').optional(),
  subject: z
    .record(id(), category())
    .optional()
    .meta({ description: 'Categories of the made-up subject; what is not said does not matter' }),
  guardian: id().optional().meta({
    description:
      'Name of another case of this file: the adult of whose household the subject is a child is the subject of that case',
  }),
  holds: z.array(id()).min(1).optional().meta({
    description:
      'Lists that the subject is on when the case begins, each listing with its whole term ahead; without it none',
  }),
  consents: yesOrNo()
    .optional()
    .meta({ description: 'Whether the subject agrees to be graded where that is asked; without it yes' }),
  member: yesOrNo()
    .optional()
    .meta({ description: 'Whether the subject is a member where having a score is a choice; without it yes' }),
  letters_dropped: date()
    .optional()
    .meta({ description: 'Day on which the scheme drops its letter grades; without it never' }),
  repealed: date().optional().meta({ description: 'Day on which the scheme ends; without it never' }),
  events: z.array(event).max(mostEvents).meta({ description: 'What happens; [] for nothing' }),
  expect: z.array(expectation).min(1).max(mostEvents).meta({ description: 'What must be true, and when' }),
})
export type Vignette = z.output<typeof vignette>

export const vignetteSchema = z.strictObject({
  'glasshouse-vignettes': z.literal(1).meta({ description: 'Version of the format' }),
  scenario: id().meta({ description: 'Name of the scenario whose rules are tried' }),
  vignettes: z.record(id(), vignette).meta({ description: 'Cases by name' }),
})
export type VignetteFile = z.output<typeof vignetteSchema>
