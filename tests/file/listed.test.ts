/** Lists in a file: coming onto them and off them, how one stands in the end, and how a reader meets it. */
import { beforeAll, describe, expect, test } from 'vitest'
import { listMetrics } from '../../src/engine/list/counting.js'
import { addressOf } from '../../src/file/address.js'
import { entriesOf } from '../../src/file/entries.js'
import type { FileEvent } from '../../src/file/events.js'
import { openFile, type ResidentFile } from '../../src/file/file.js'
import { listsInWords, meetList, tellList } from '../../src/file/listed.js'
import type { Pen } from '../../src/file/pen.js'
import { replay } from '../../src/relive/replay.js'
import { sayFor } from '../../src/file/say.js'
import { tell } from '../../src/file/telling.js'
import { whatIf } from '../../src/file/whatIf.js'
import { type Written, smallPopulation } from '../support/small.js'
import { type Lived, lived } from './support.js'

function listing(written: Written): void {
  written.scores = {}
  delete written.grades
  written.calendar.length = '24 months'
  written.lists = {
    court: {
      title: 'Court list',
      kind: 'blacklist',
      context: 'justice',
      term: '10 months',
      performs: '0.5 per year',
      held_at_start: '3 %',
      spares: { alone: { title: 'Who live alone', who: { household: '1' }, evidence: 'assumed' } },
      evidence: 'assumed',
    },
  }
  written.rules = {
    litter: { behaviour: 'littering', lists: 'court', evidence: 'assumed' },
    help: { behaviour: 'helping', delists: 'court', evidence: 'assumed' },
  }
  written.behaviours.littering.rate = '0.15 per year'
  written.sensors.patrol.mistaken_person = '15 %'
  written.doors.school.treatment = {}
  written.doors.school.listed = { court: { kind: 'barred', refused: '100 %' } }
  written.safeguards = {
    notice: { on: true, told: '60 %' },
    appeal: {
      on: true,
      filed_if_wrong: '80 %',
      filed_if_right: '5 %',
      upheld_if_wrong: '70 %',
      upheld_if_right: '10 %',
      decided_after: '2 months',
    },
  }
}

let run: Lived
let files: ResidentFile[]
const counted = new Map<string, number>()

beforeAll(async () => {
  run = await lived(listing, 1024, smallPopulation())
  const { world } = replay(run.blueprint, run.input.recorded, 0, {
    watch: () => ({
      listed(_resident, _list, metric, amount) {
        counted.set(listMetrics[metric], (counted.get(listMetrics[metric]) ?? 0) + amount)
      },
    }),
  })
  files = Array.from({ length: 1024 }, (_, id) => id)
    .filter((id) => world.everListed[id] > 0 || id < 20)
    .map((id) => openFile(run.input, addressOf(run.blueprint.plan, id)))
}, 120_000)

const listed = () => files.flatMap(({ events }) => events.filter((event) => event.what === 'list'))

describe('lists in files', () => {
  test('are all comings and goings that the engine counts', () => {
    const told = (does: string) => listed().filter((event) => event.does === does).length
    expect(told('entered')).toBe(counted.get('entered'))
    expect(listed().filter(({ wrong }) => wrong).length).toBe(counted.get('entered_wrongly'))
    for (const [does, metric] of [
      ['term', 'left_term'],
      ['performed', 'left_performed'],
      ['appeal', 'left_appeal'],
    ]) {
      expect(told(does), does).toBe(counted.get(metric))
      expect(told(does), does).toBeGreaterThan(0)
    }
    // taken off once, whatever the number of cases
    expect(told('taken')).toBeLessThanOrEqual(counted.get('left_taken')!)
    expect(told('taken')).toBeGreaterThan(0)
    expect(files.every(({ matchesRun }) => matchesRun)).toBe(true)
  })

  test('end where the file says that one stands', () => {
    for (const { events, lists } of files) {
      const [{ on }] = lists
      const last = events.findLast((event) => event.what === 'list' && event.does !== 'spared')
      if (last?.what === 'list' && last.does === 'entered') expect(on).toBe(true)
      if (last?.what === 'list' && last.does === 'taken') expect(on).toBe(false)
    }
    expect(files.some(({ lists: [court] }) => court.on !== court.truly)).toBe(true)
  })

  test('are told in words, with what is wrong marked', () => {
    const lines = files.flatMap((file) =>
      entriesOf(file, sayFor(file)).flatMap(({ head, details, tone }) =>
        /list: /.test(head) ? [`${tone}: ${head}. ${details.join(' ')}`] : [],
      ),
    )
    for (const words of [
      'plain: Onto the list: Court list. As the rule says.',
      'wrong: Onto the list: Court list. For what somebody else did, or nobody.',
      'plain: Off the list: Court list. What was owed has been done.',
      'plain: Off the list: Court list. The time of the listing is over.',
      'plain: Off the list: Court list. An appeal has been upheld.',
      'plain: Off the list: Court list. A rule takes the resident off, or the list has come to an end.',
      'plain: Not put on the list: Court list. A safeguard keeps people like this one off the list.',
    ])
      expect(lines).toContain(words)
  })

  test('stand in the summary, and instead of a score at the end', () => {
    const on = files.find(({ lists: [court] }) => court.on && court.truly)!
    const wrongly = files.find(({ lists: [court] }) => court.on && !court.truly)!
    const off = files.find(({ lists: [court] }) => !court.on && !court.truly)!
    const line = (file: ResidentFile) => listsInWords(file, sayFor(file))
    expect(line(on)).toEqual([['On lists', 'Court list, as it should be']])
    expect(line(wrongly)).toEqual([['On lists', 'Court list; it should be none']])
    expect(line(off)).toEqual([['On lists', 'none, as it should be']])
    expect(tell(on).summary).toContain('In the end on lists: Court list, as it should be.')
    expect(tell(on).difference).toBe('The scheme has no score; what counts is who is on a list.')
    expect(tell(on).end.map(([what]) => what)).not.toContain('Score')
    expect(listsInWords({ ...on, lists: [] }, sayFor(on))).toEqual([])
  })

  test('can be tried without the rule that listed', () => {
    const file = files.find(({ events }) => events.some((event) => event.what === 'list' && event.does === 'entered'))!
    const { otherwise } = whatIf(run.input, addressOf(run.blueprint.plan, file.id), file)
    expect(otherwise.map(({ change }) => change)).toContain('without rule litter')
  })
})

test('a journal writes down what it knows, and marks the entry before it as wrong', () => {
  const events: FileEvent[] = []
  const pen = {
    events,
    names: { list: () => 'court' },
    write: (happening: FileEvent) => events.push(happening),
  } as unknown as Pen
  const meet = (word: (typeof listMetrics)[number]) => meetList(pen, 0, listMetrics.indexOf(word))
  meet('entered')
  meet('entered_wrongly')
  meet('entered_first')
  meet('left_taken')
  meet('entered_wrongly')
  expect(events.map((event) => event.what === 'list' && [event.does, event.wrong])).toEqual([
    ['entered', true],
    ['taken', true],
  ])
  const say = sayFor(files[0])
  expect(tellList(events[0] as Parameters<typeof tellList>[0], say).tone).toBe('wrong')
})
