/** Lists of names: what a scheme prints about those whom it charges. */
import { z } from 'zod'
import { share } from '../language/quantity.js'
import { provenance, text } from './common.js'

export const publication = z.strictObject({
  title: text('Where names are printed, for a reader'),
  named: share().meta({ description: 'Share of charges that are printed with the name of the one charged' }),
  strain: share().meta({ description: 'Added strain (shame) of somebody whose name is printed, told or not, as a share of the full scale' }),
  ...provenance,
})
export type Publication = z.output<typeof publication>
