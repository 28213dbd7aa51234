import { beforeAll, describe, expect, test } from 'vitest'
import { addressOf } from '../../src/file/address.js'
import { type FileInput, openFile, type ResidentFile } from '../../src/file/file.js'
import { filePage } from '../../src/file/page.js'
import { replay } from '../../src/relive/replay.js'
import { tell } from '../../src/file/telling.js'
import { whatIf } from '../../src/file/whatIf.js'
import { behaviourMetrics, doorMetrics, fileMetrics } from '../../src/engine/counters.js'
import type { FileEvent } from '../../src/file/events.js'
import { rowCount, valuesOf } from '../../src/measure/types.js'
import { type Lived, lived } from './support.js'

let society: Lived
let files: ResidentFile[]

const open = (input: FileInput, id: number) => openFile(input, addressOf(input.blueprint.plan, id))

/** Numbers of all residents of a community. */
const members = ({ blueprint }: Lived, community: number) => {
  const { world } = replay(blueprint, society.input.recorded, community)
  return Array.from(world.score.keys(), (local) => community * 1024 + local)
}

beforeAll(async () => {
  society = await lived()
  files = members(society, 1).map((id) => open(society.input, id))
}, 180_000)

const all = <W extends FileEvent['what']>(what: W) =>
  files.flatMap(({ events }) => events.filter((event) => event.what === what)) as Extract<FileEvent, { what: W }>[]

describe('the files of a whole community', () => {
  test('each come to the state that the run has recorded', () => {
    expect(files.length).toBeGreaterThan(400)
    expect(files.filter((file) => !file.matchesRun)).toEqual([])
  })

  test('show all there is', () => {
    const whats = new Set(files.flatMap(({ events }) => events.map(({ what }) => what)))
    expect([...whats].toSorted()).toEqual(
      [
        'act appeal charge door expired graded harmed outcry protest record repaired withheld'.split(' '),
        'letters dropped',
      ]
        .flat()
        .toSorted(),
    )
  })

  test('explain every difference between score and truth, to the point', () => {
    for (const { score, trueScore, difference } of files)
      expect(difference.reduce((sum, { points }) => sum + points, 0)).toBe(score - trueScore)
    expect(files.filter(({ score, trueScore }) => score !== trueScore).length).toBeGreaterThan(100)
    const why = new Set(files.flatMap(({ difference }) => difference.map(({ because }) => because)))
    for (const because of ['not seen', 'lost', 'mistaken', 'misfiled', 'filed under somebody else', 'on its way'])
      expect(why).toContain(because)
  })

  test('tell each point: scores are the base and all that moved them', () => {
    for (const { base, score, trueScore, events } of files) {
      let [onFile, truth] = [base, base]
      for (const event of events) {
        if (event.what === 'act') truth += event.trueMoved
        if (event.what === 'record' || event.what === 'appeal') onFile += event.moved
        if (event.what !== 'repaired' && event.what !== 'expired') continue
        if (event.ledger === 'file') onFile += event.moved
        else truth += event.moved
      }
      expect([onFile, truth]).toEqual([score, trueScore])
    }
  })

  test('tell wrong charges from both sides', () => {
    const ids = new Set(files.map(({ id }) => id))
    const mistaken = all('charge').filter(({ because }) => because === 'mistaken')
    const elsewhere = files.flatMap(({ id, events }) =>
      events.flatMap((event) => (event.what === 'act' && event.finding && event.finding.charged !== id ? [event] : [])),
    )
    expect(mistaken.length).toBe(elsewhere.length)
    expect(mistaken.length).toBeGreaterThan(5)
    for (const { doneBy } of mistaken) expect(ids).toContain(doneBy)
    for (const { because, doneBy } of all('charge')) if (because === 'invented') expect(doneBy).toBeNull()
  })

  test('give the draws that decided', () => {
    for (const { looks, finding, mistaken, rule } of all('act')) {
      for (const { chance, drew, saw } of looks) expect(drew < chance).toBe(saw)
      expect(looks.at(-1)?.saw ?? false).toBe(finding !== null)
      if (rule === null) expect(looks).toEqual([])
      if (mistaken) expect(finding).not.toBeNull()
    }
    for (const { refused, refusedAnyway, chance, chanceAnyway, drew } of all('door')) {
      expect(drew < chance).toBe(refused)
      expect(drew < chanceAnyway).toBe(refusedAnyway)
    }
  })

  test('hold the scores of every step of time, up to the last', () => {
    for (const { scores, trueScores, score, trueScore, events } of files) {
      expect(scores).toHaveLength(24)
      expect([scores.at(-1), trueScores.at(-1)]).toEqual([score, trueScore])
      expect(events.map(({ tick }) => tick)).toEqual(events.map(({ tick }) => tick).toSorted((a, b) => a - b))
    }
  })

  test('add up to what the engine counts', () => {
    const { blueprint, input } = society
    const sums = new Map<string, number>()
    replay(blueprint, input.recorded, 1, {
      watch: ({ layout }) => ({
        counted(_resident, metric, amount) {
          const name =
            metric < layout.doorOffset
              ? behaviourMetrics[metric % behaviourMetrics.length]
              : metric < layout.fileOffset
                ? `door ${doorMetrics[(metric - layout.doorOffset) % doorMetrics.length]}`
                : fileMetrics[metric - layout.fileOffset]
          sums.set(name, (sums.get(name) ?? 0) + amount)
        },
      }),
    })
    const acts = all('act')
    const charges = all('charge')
    const because = (wanted: string) => charges.filter((each) => each.because === wanted).length
    expect({
      done: acts.length,
      provoked: acts.filter(({ provoked }) => provoked).length,
      missed: acts.filter(({ rule, finding }) => rule !== null && finding === null).length,
      withheld: all('withheld').length,
      victims: all('harmed').length,
      harmed: acts.filter(({ victim }) => victim !== null).length,
      mistaken: because('mistaken'),
      invented: because('invented'),
      misfiled: because('misfiled'),
      records: all('record').length,
      told: all('record').filter(({ told }) => told).length,
      appeals: all('appeal').length,
      protests: all('protest').filter(({ spoke }) => spoke).length,
      silenced: all('protest').filter(({ spoke }) => !spoke).length,
      attempts: all('door').length,
      shut: all('door').filter(({ refused, refusedAnyway }) => refused && !refusedAnyway).length,
    }).toEqual({
      done: sums.get('done'),
      provoked: sums.get('provoked'),
      missed: sums.get('missed'),
      withheld: sums.get('withheld'),
      victims: sums.get('victims'),
      harmed: sums.get('victims'),
      mistaken: sums.get('mistaken'),
      invented: sums.get('invented'),
      misfiled: sums.get('misfiled'),
      records: sums.get('records'),
      told: sums.get('told'),
      appeals: sums.get('appeals'),
      protests: sums.get('protests') ?? 0,
      silenced: sums.get('protests_silenced') ?? 0,
      attempts: sums.get('door attempts'),
      shut: sums.get('door refused_by_scheme'),
    })
  })

  test('survive being sent: a file is plain JSON, with what it must have', () => {
    const sent = JSON.parse(JSON.stringify(files[7]))
    expect(sent).toEqual(files[7])
    expect(sent).toMatchObject({ glasshouseFile: 1, synthetic: true, id: 1031, matchesRun: true })
    expect(sent.name).toMatch(/\(synthetic\)$/)
  })
})

describe('a file that does not match', () => {
  test('says so: other recorded words, or another series of regions', () => {
    const { input } = society
    const forged = open({ ...input, digestOf: () => [1, 2] }, 5)
    expect(forged.matchesRun).toBe(false)
    expect(tell(forged).proof).toContain('did NOT come')
    const calm = { ...input.recorded, now: (tick: number, region: number) => input.recorded.now(tick, region) }
    expect(open({ ...input, recorded: calm }, 5).matchesRun).toBe(true)
    const upset = { ...calm, now: (tick: number, region: number) => ({ ...calm.now(tick, region), regrades: 0 }) }
    expect(open({ ...input, recorded: upset }, 5).matchesRun).toBe(false)
  })

  test('the tables hold what is needed and no person', () => {
    const { tables, blueprint } = society
    expect(rowCount(tables.get('regions')!)).toBe(24 * 2)
    expect(rowCount(tables.get('communities')!)).toBe(blueprint.tables.communities)
    const residents = valuesOf(tables.get('communities')!, 'residents') as Int32Array
    expect(residents.reduce((a, b) => a + b, 0)).toBe(3000)
  })
})

describe('what would have come out otherwise', () => {
  const tried = (file: ResidentFile) => whatIf(society.input, addressOf(society.blueprint.plan, file.id), file)

  test('begins with how it was', () => {
    for (const file of files.slice(0, 5)) {
      const { asItWas } = tried(file)
      const { score, grade, trueScore, trueGrade } = file
      expect(asItWas).toMatchObject({ score, grade, trueScore, trueGrade, lowest: Math.min(...file.scores) })
    }
  })

  test('finds what a mistake did: without mistaken persons, the charge is gone', () => {
    const of = (file: ResidentFile) =>
      file.events.filter((event) => event.what === 'record').every((event) => event.because === 'mistaken')
    const wronged = files.filter(
      (file) => of(file) && file.events.some((event) => event.what === 'record' && event.moved < 0),
    )
    expect(wronged.length).toBeGreaterThan(1)
    for (const file of wronged.slice(0, 3)) {
      const found = tried(file).otherwise.find(({ change }) => change === 'nobody is mistaken for another')!
      expect(found.differs).toBe(true)
      expect(found.lowest).toBeGreaterThan(Math.min(...file.scores))
    }
  })

  test('with perfect sensors and databases, without delay, appeal or review, the score is the true score', async () => {
    const plain = await lived((written) => {
      written.sensors.patrol.sees = { littering: '30 %', helping: '30 %', petition: '30 %' }
      written.sensors.patrol.mistaken_person = '10 %'
      written.databases.office.lost = '10 %'
    }, 1200)
    const file = open(plain.input, 11)
    const { otherwise } = whatIf(plain.input, addressOf(plain.blueprint.plan, 11), file)
    const perfect = otherwise.find(({ change }) => change === 'perfect sensors and databases')!
    expect(perfect.score).toBe(perfect.trueScore)
    expect(perfect.trueScore).toBe(file.trueScore)
  })

  test('without a rule nothing is taken by it, on file or in truth', () => {
    const file = files.find(({ events }) =>
      events.some((e) => e.what === 'record' && e.rule === 'litter' && e.moved < 0),
    )!
    const found = tried(file).otherwise.find(({ change }) => change === 'without rule litter')!
    expect(found.lowest).toBeGreaterThanOrEqual(Math.min(...file.scores))
    expect(found.trueScore).toBeGreaterThanOrEqual(file.trueScore)
  })
})

describe('in words and as a page', () => {
  test('every file can be told, with no gap in a sentence', () => {
    for (const file of files) {
      const text = JSON.stringify(tell(file))
      expect(text).not.toMatch(/undefined|NaN|\[object|null,"what/)
      expect(text).toContain('Nobody here is real')
    }
  })

  test('the page stands alone, says that nobody is real, and lets no text of a scenario become markup', () => {
    const file = {
      ...files[3],
      titles: { ...files[3].titles, behaviours: { littering: '<img src=x onerror=alert(1)>' } },
    }
    const figures = Object.assign({}, ...files.map((each) => each.figures)) as ResidentFile['figures']
    const acted = { ...file, events: all('act').slice(0, 3), figures }
    const page = filePage(acted)
    expect(page).toMatch(/^<!doctype html>/)
    expect(page).toContain('nobody here is real')
    expect(page).toContain('&lt;img src=x')
    expect(page).not.toMatch(/<img|<script|https?:\/\//)
    expect(filePage(acted)).toBe(page)
  })

  test('what would have been stands on both', () => {
    const file = files.find(({ score, trueScore }) => score < trueScore)!
    const tried = { ...file, whatIf: whatIf(society.input, addressOf(society.blueprint.plan, file.id), file) }
    expect(tell(tried).whatIf!.rows.some(({ differs }) => differs)).toBe(true)
    expect(filePage(tried)).toContain('without appeal')
    expect(filePage(file)).not.toContain('without appeal')
  })
})
