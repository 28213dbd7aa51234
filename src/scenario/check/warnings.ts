/** What is allowed but probably not meant. */
import { entriesOf, type Examined } from './context.js'
import { warningMessages as say } from './messages/warning.js'

/** Blind sensors, rules nobody can be charged under, harm without a victim, and the like. */
export function checkIntent({ draft, desk }: Examined): void {
  const seen = new Set<string>()
  for (const [id, sensor] of entriesOf(draft.sensors)) {
    const noticed = [...Object.entries(sensor.sees), ...Object.entries(sensor.false_alarms ?? {})]
      .filter(([, quantity]) => quantity.value > 0)
      .map(([behaviour]) => behaviour)
    for (const behaviour of noticed) seen.add(behaviour)
    if (noticed.length === 0) desk.warn(['sensors', id], say.seesNothing(id))
  }
  for (const [, { accuses }] of entriesOf(draft.behaviours)) if (accuses) seen.add(accuses.of)
  // a sensor with a mistake in it may be the one that sees
  const allRead = entriesOf(draft.sensors).length === desk.keys('sensors').length
  for (const [id, rule] of entriesOf(draft.rules)) {
    const exists = desk.has('behaviours', rule.behaviour)
    if (allRead && exists && !rule.rates && !seen.has(rule.behaviour))
      desk.warn(['rules', id], say.nobodySees(id, rule.behaviour))
  }
  for (const [id, behaviour] of entriesOf(draft.behaviours)) {
    if (behaviour.harm && !behaviour.victim) desk.warn(['behaviours', id, 'harm'], say.harmWithoutVictim())
    if (behaviour.public && behaviour.kind !== 'voice')
      desk.warn(['behaviours', id, 'public'], say.publicNotVoice(behaviour.kind))
  }
  for (const [id, reaction] of entriesOf(draft.reactions)) {
    if (reaction.does === 'drop_grades' && !desk.has('grades'))
      desk.warn(['reactions', id, 'does'], say.nothingToDrop())
  }
}
