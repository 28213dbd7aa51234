/** Where findings go, and charges for what the resident did not do. */
import type { Finding, Linked, Of, Wrong } from '../events.js'
import type { ResidentFile } from '../file.js'
import { capital, type Say } from '../say.js'
import type { Told } from './words.js'

/** Where a finding goes. */
export function onward(finding: Finding, id: number, say: Say): string[] {
  const { charged, fate, file, reaches, reviewed } = finding
  const lines: string[] = []
  if (finding.linked) lines.push(...linkedLines(finding, finding.linked, say))
  if (fate === 'lost' && !finding.linked)
    lines.push(`The record was lost on its way to: ${say.database(finding.database)}.`)
  else if (fate === 'lost') lines.push(`No file was found for it: it is lost to ${say.database(finding.database)}.`)
  else if (fate === 'not kept')
    lines.push('Nothing is kept: the one whose file it would reach is no member, or has not agreed.')
  else if (fate === 'dropped by review')
    lines.push('Somebody looked at the finding before it was filed, and dropped it.')
  else {
    if (reviewed) lines.push('Somebody looked at the finding before it was filed, and let it pass.')
    const misfiled = file !== charged ? `, ${finding.linked ? 'taken for' : 'a namesake of'} ${say.who(charged)}` : ''
    const whose = file === id ? `this file${misfiled}` : `the file of ${say.who(file!)}${misfiled}`
    lines.push(`${say.database(finding.database)}: the record reaches ${whose} in ${say.when(reaches!)}.`)
  }
  return lines
}

/** What the record said, and how it was weighed; nothing where all was right and nobody else came into question. */
function linkedLines({ fate, file, charged }: Finding, linked: Linked, say: Say): string[] {
  const { wrong, empty, right, best, byClerk } = linked
  const fields = (ids: string[]) => ids.map((id) => say.field(id)).join(', ')
  const lines: string[] = []
  if (wrong.length > 0) lines.push(`The record had something else in: ${fields(wrong)}.`)
  if (empty.length > 0) lines.push(`The record had nothing in: ${fields(empty)}.`)
  const strayed = fate === 'lost' || (file !== null && file !== charged)
  if (strayed || byClerk) {
    const others = best === null ? 'and nobody else came near' : `the best of all others ${bitsOf(best, say)}`
    lines.push(`Compared with the right file it weighed ${bitsOf(right, say)}, ${others}.`)
  }
  if (byClerk) lines.push('A clerk decided.')
  return lines
}

const bitsOf = (weight: number, say: Say) => `${say.decimal(weight)} bits`

/** Who was taken for whom, by what the charge falls on the resident. */
const taken = {
  actor: 'this resident for them',
  owner: 'a firm of this resident for it',
  official: 'the district of this resident for theirs',
}
const alarm = { actor: '', owner: ' against a firm of this resident', official: ' against somebody of the district' }

/** A charge for what the resident did not do, or not so. */
export function tellCharge(event: Of<'charge'>, say: Say, file: ResidentFile): Told {
  const { because, doneBy, finding } = event
  const what = say.behaviour(event.behaviour)
  const sensor = say.sensor(finding.sensor)
  const details: Record<Wrong, string> = {
    mistaken: `${capital(say.who(doneBy!))} did it. ${sensor} took ${taken[event.as ?? 'actor']}.`,
    invented: `Nobody did it: a false alarm${alarm[event.as ?? 'actor']}. ${sensor} reported it all the same.`,
    accused: `Nobody did it. ${capital(say.who(event.accuser ?? 0))} made it up, and ${sensor} took it for true.`,
    misfiled: `${finding.charged === doneBy ? `${capital(say.who(finding.charged))} did it` : `It was about ${say.who(finding.charged)}`}. ${say.database(finding.database)} took this file for theirs${finding.linked ? '' : ', as of a namesake'}.`,
  }
  const lines = [details[because], ...onward(finding, file.id, say)]
  return { tone: 'wrong', head: `Never did, but is charged with: ${what}`, details: lines }
}
