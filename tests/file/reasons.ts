/** What must hold of the reasons in any file: each draw says what happened, and the parts make up the whole. */
import { expect } from 'vitest'
import type { FileEvent, Throw } from '../../src/file/events.js'
import type { ResidentFile } from '../../src/file/file.js'
import { Standing } from '../../src/file/why/standing.js'

const fell = ({ drew, chance }: Throw) => drew < chance

/** @returns how many draws were looked at */
export function checkReasons(file: ResidentFile): number {
  let looked = 0
  const says = (draw: Throw | null | undefined, happened: boolean, what: string) => {
    if (!draw) return
    looked++
    expect(fell(draw), `${what} of ${file.id}: ${JSON.stringify(draw)}`).toBe(happened)
  }
  for (const { works, covers, id } of file.sensors) says(covers, works, `coverage of ${id}`)
  for (const event of file.events) {
    for (const figure of (event.why ?? []).flatMap(({ figures = [] }) => figures))
      expect(file.figures, `${event.what} names ${figure}`).toHaveProperty([figure])
    for (const link of event.why ?? []) expect(link.says).toMatch(/^[^a-z].*\.$/u)
    if (event.what === 'act') {
      says(event.drawn?.moment, true, 'an act')
      if (event.drawn?.moment)
        expect(event.provoked, `an act of ${file.id}`).toBe(event.drawn.moment.drew >= event.drawn.usual!)
    }
    if ((event.what === 'act' || event.what === 'borne') && !('rated' in event)) {
      for (const { saw, ...draw } of event.looks) says(draw, saw, 'a look')
      if (event.finding && event.what === 'act')
        says(event.mistaken, event.finding.charged !== file.id && !event.fallsOn, event.fallsOn ? 'skip' : 'a mistake')
    }
    if (event.what === 'charge') says(event.mistaken, true, 'a mistaken person')
    if (event.what === 'act' || event.what === 'borne' || event.what === 'charge') way(event)
    if (event.what === 'door') says(event, event.refused, 'a door')
    if (event.what === 'record' || event.what === 'appeal') {
      const origin = file.events.find(
        (each) => (each.what === 'act' || each.what === 'borne' || each.what === 'charge') && each.case === event.case,
      )
      const drawn = origin && 'finding' in origin ? origin.finding?.drawn : undefined
      if (event.what === 'appeal') says(drawn?.upheld, event.upheld, 'an appeal')
      else {
        if (event.full < 0) says(drawn?.told, event.told, 'a notice')
        if (event.full < 0 && event.told && !event.late && file.lists.length === 0)
          says(drawn?.appeals, event.appeals, 'an objection')
      }
    }
  }
  return looked

  function way(event: Extract<FileEvent, { what: 'act' | 'borne' | 'charge' }>) {
    const { finding } = event
    if (!finding?.drawn) return
    const { fate, linked, file: into, charged, drawn } = finding
    if (!linked) says(drawn.lost, fate === 'lost', 'a loss')
    if (fate === 'filed' && drawn.misfiled) says(drawn.misfiled, into !== charged, 'a misfiling')
  }
}

/** What the score is made of adds up to the score, where it is one of points whose scale has no ends in the way. */
export function checkStanding(file: ResidentFile): void {
  const sum = [...new Standing(file.events).after(file.events.length - 1).values()].reduce((a, b) => a + b, 0)
  expect(sum, `what the score of ${file.id} is made of`).toBe(file.score - file.base)
}
