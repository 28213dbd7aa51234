/** Stage `consequence`: what a door asks of those it lets through, and loans that come due. */
import { z } from 'zod'
import { duration, factor, money, share } from '../language/quantity.js'
import { factors, harm } from './behaviours.js'
import { id, provenance } from './common.js'

const asked = {
  deposit: money().optional().meta({ description: 'Money left as a deposit' }),
  fee: money().optional().meta({ description: 'Money paid and not given back' }),
  interest: share().optional().meta({ description: 'Interest by the year, as a share of the loan; counted in hundredths of a per cent' }),
  wait: duration({ zero: true }).optional().meta({ description: 'Time until one is served; counted in days' }),
}

export const asks = z.strictObject({ ...asked, ...provenance })
export type Asks = z.output<typeof asks>

export const terms = z.strictObject({
  ...asked,
  dearer: harm.optional().meta({ description: 'Lasting effect on somebody let through who is asked for more than without the scheme' }),
  ...provenance,
})

/** Lending, hiring, trusting: whoever is let through shows later whether they keep their word. */
export const granted = z.strictObject({
  after: duration().meta({ description: 'From being let through to the day on which it shows' }),
  kept: z
    .strictObject({
      behaviour: id().meta({ description: 'What those do who keep their word, for example repaying' }),
      share: share().meta({ description: 'Share of those let through who keep their word' }),
      by_grade: z
        .record(id(), share())
        .optional()
        .meta({ description: 'The same by the grade held when let through, where the grade tells what somebody can do' }),
      ...provenance,
    }),
  broken: z
    .strictObject({
      behaviour: id().meta({ description: 'What the others do, for example defaulting' }),
      factors: factors.optional(),
      strain_factor: factor().optional().meta({ description: 'Multiplier of the chance of breaking for somebody at full strain when it shows; in between it is linear' }),
      hardship_factor: factor().optional().meta({ description: 'Multiplier of the chance of breaking for somebody in full hardship when it shows; in between it is linear' }),
      ...provenance,
    })
    .meta({ description: 'What those do who do not keep their word; factors multiply the chance of it' }),
  lender: z
    .strictObject({
      amount: money().meta({ description: 'Amount of one loan' }),
      earns: share().meta({ description: 'Part of the amount that the lender earns if it is repaid' }),
      loses: share().meta({ description: 'Part of the amount that the lender loses if it is not' }),
      ...provenance,
    })
    .optional()
    .meta({ description: "What one loan is worth to the lender" }),
  ...provenance,
})
export type Granted = z.output<typeof granted>
