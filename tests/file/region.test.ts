/** What a region does stands in a file at the day, and in the words, in which the report has it. */
import { beforeAll, expect, test } from 'vitest'
import { addressOf } from '../../src/file/address.js'
import { entriesOf } from '../../src/file/entries.js'
import { openFile, type ResidentFile } from '../../src/file/file.js'
import { sayFor } from '../../src/file/say.js'
import { rowAt, rowCount } from '../../src/measure/types.js'
import { en } from '../../src/report/words/en.js'
import { everything, type Lived, lived } from './support.js'

const words = { outcry: 'outcry', drop_grades: 'letters dropped', repeal: 'repealed' } as const

let run: Lived
beforeAll(async () => {
  run = await lived((written) => {
    everything(written)
    written.reactions.over = { title: 'The end', when: 'outcry', after: '11 months', does: 'repeal' }
  })
}, 120_000)

/** What happened in the region of a file, by the table of events. */
function eventsOf({ region }: ResidentFile) {
  const table = run.tables.get('events')!
  return Array.from({ length: rowCount(table) }, (_, i) => rowAt(table, i))
    .filter((row) => row.region === region.id && (row.event as string) in words)
    .map(({ tick, date, event }) => ({ tick, date, event: event as keyof typeof words }))
}

test('an outcry, the end of letters and of the scheme are dated alike in the file and in the events of the run', () => {
  for (const community of [0, 1]) {
    const file = openFile(run.input, addressOf(run.blueprint.plan, community * 1024 + 5))
    const expected = eventsOf(file)
    expect(expected.map(({ event }) => event)).toEqual(expect.arrayContaining(['outcry', 'drop_grades', 'repeal']))
    const lettered = file.events.some((event) => event.what === 'graded')
    expect(lettered).toBe(true)
    for (const { tick, date, event } of expected) {
      const told = file.events.filter(({ what }) => what === words[event]).map((each) => [each.tick, each.date])
      expect(told, event).toContainEqual([tick, date])
    }
    const [outcry] = expected.filter(({ event }) => event === 'outcry')
    const heads = entriesOf(file, sayFor(file))
      .filter((entry) => entry.tick === outcry.tick)
      .map(({ head }) => head)
    expect(heads.map((head) => head.toLowerCase())).toContain(en.events.outcry)
    // events stand in the order of time
    const ticks = file.events.map((event) => event.tick)
    expect(ticks).toEqual(ticks.toSorted((a, b) => a - b))
  }
})
