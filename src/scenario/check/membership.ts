/** Joining by choice: doors that ask for membership only where there is one, and numbers that can be chances. */
import { entriesOf, type Examined } from './context.js'
import { membershipMessages as say } from './messages/composite.js'

/** Doors and members fit each other. */
export function checkMembership({ draft, desk }: Examined): void {
  const { membership, doors } = draft
  if (!desk.has('membership')) {
    for (const [id, { outsiders }] of entriesOf(doors))
      if (outsiders) desk.problemAtKey(['doors', id, 'outsiders'], say.nobodyOutside())
  }
  if (!membership) return
  const { held_at_start: held, joins, pull } = membership
  if ((held?.value ?? 0) === 0 && joins.value === 0) desk.warn(['membership'], say.nobodyJoins((pull?.value ?? 0) > 0))
}
