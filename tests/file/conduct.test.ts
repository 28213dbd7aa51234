/** What a file tells of what people do to each other and to the scheme, and that it adds up to what the engine counts. */
import { beforeAll, describe, expect, test } from 'vitest'
import { behaviourMetrics, fileMetrics } from '../../src/engine/counters.js'
import { addressOf } from '../../src/file/address.js'
import { entriesOf } from '../../src/file/entries.js'
import type { FileEvent } from '../../src/file/events.js'
import { type ResidentFile, openFile } from '../../src/file/file.js'
import { replay } from '../../src/relive/replay.js'
import { sayFor } from '../../src/file/say.js'
import { tell } from '../../src/file/telling.js'
import { whatIf } from '../../src/file/whatIf.js'
import type { Written } from '../support/small.js'
import { type Lived, everything, lived } from './support.js'

function conduct(written: Written): void {
  everything(written)
  const common = { context: 'social', kind: 'merit' }
  written.behaviours.picking = {
    ...common,
    title: 'Picking up litter',
    follows: { behaviour: 'littering', share: '40 %', by: 'neighbour' },
  }
  written.behaviours.buying = { ...common, title: 'Giving a television', rate: '0.1 per year', price: '3000 yuan' }
  written.behaviours.spite = {
    ...common,
    kind: 'misconduct',
    title: 'Accusing a neighbour of nothing',
    rate: '0.3 per year',
    victim: 'neighbour',
    accuses: { of: 'littering', through: 'patrol', believed: '60 %' },
  }
  written.rules.pick = { behaviour: 'picking', points: { value: '2 points', evidence: 'assumed' } }
  written.sensors.patrol.sees.picking = '50 %'
  written.response.evasion = { strength: '20 times' }
  written.safeguards.notice.downgrades = '50 %'
  written.safeguards.access = { on: true, asked: '1 per year' }
  written.publication = { title: 'Lists', named: '50 %', strain: '20 %' }
  Object.assign(written.safeguards.appeal, { filed_after: '3 months', within: '2 months' })
}

let society: Lived
let files: ResidentFile[]
const counted = new Map<string, number>()

beforeAll(async () => {
  society = await lived(conduct)
  const { blueprint, input } = society
  const { world } = replay(blueprint, input.recorded, 1, {
    watch: ({ layout }) => ({
      counted(_resident, metric, amount) {
        if (metric >= layout.doorOffset && metric < layout.fileOffset) return
        const name =
          metric < layout.doorOffset
            ? behaviourMetrics[metric % behaviourMetrics.length]
            : fileMetrics[metric - layout.fileOffset]
        counted.set(name, (counted.get(name) ?? 0) + amount)
      },
    }),
  })
  files = Array.from(world.score.keys(), (local) => openFile(input, addressOf(blueprint.plan, 1024 + local)))
}, 240_000)

const all = <W extends FileEvent['what']>(what: W) =>
  files.flatMap(({ events }) => events.filter((event) => event.what === what)) as Extract<FileEvent, { what: W }>[]

describe('files of a society that answers, accuses, hides and looks', () => {
  test('come to the recorded state and explain every difference', () => {
    expect(files.filter((file) => !file.matchesRun)).toEqual([])
    for (const { score, trueScore, difference } of files)
      expect(difference.reduce((sum, { points }) => sum + points, 0)).toBe(score - trueScore)
    expect(files.flatMap(({ difference }) => difference.map(({ because }) => because))).toContain('accused')
  })

  test('add up to what the engine counts', () => {
    const told = all('record').filter((event) => event.told).length
    const late = [...all('record'), ...all('found')].filter((event) => event.late).length
    const downs = all('graded').filter(({ down }) => down)
    const here = {
      evaded: all('act').filter(({ looks, finding }) => !finding && looks.some(({ evaded }) => evaded)).length,
      accused: all('charge').filter(({ because }) => because === 'accused').length,
      spent: all('act').reduce((sum, { paid }) => sum + paid, 0),
      found_in_file: all('found').length,
      found_wrong: all('found').filter(({ because }) => because !== 'own act').length,
      told: told + all('found').length,
      graded_down: downs.length,
      graded_down_untold: downs.filter((event) => !event.told).length,
      appeals_late: late,
      published: all('record').filter(({ published }) => published).length,
      published_wrong: all('record').filter(({ published, because }) => published && because !== 'own act').length,
    }
    for (const [name, number] of Object.entries(here)) {
      expect(number, name).toBe(counted.get(name))
      expect(number, name).toBeGreaterThan(0)
    }
  })

  test('tell both sides of an answer and of an accusation', () => {
    const ids = new Set(files.map(({ id }) => id))
    const answers = all('act').filter(({ inAnswerTo }) => inAnswerTo !== null)
    expect(answers.length).toBeGreaterThan(50)
    for (const { behaviour, inAnswerTo } of answers) {
      expect(behaviour).toBe('picking')
      expect(ids).toContain(inAnswerTo)
    }
    expect(all('act').filter(({ behaviour }) => behaviour === 'picking').length).toBe(answers.length)
    const believed = all('act').filter((act) => act.believed)
    expect(believed.length).toBe(all('charge').filter(({ because }) => because === 'accused').length)
    for (const { because, accuser, doneBy } of all('charge')) {
      if (because === 'accused') expect([ids.has(accuser!), doneBy]).toEqual([true, null])
      else expect(accuser).toBeNull()
    }
  })

  test('say it in words', () => {
    const text = files.flatMap((file) => {
      const say = sayFor(file)
      return entriesOf(file, say).flatMap(({ head, details }) => [head, ...details])
    })
    const said = (words: RegExp) => text.some((line) => words.test(line))
    for (const words of [
      /^Done in answer to an act of resident \d+\.$/,
      /^It cost 3,000 yuan\.$/,
      /^It was hidden from Patrol, which would have seen it\.$/,
      /^Resident \d+ made it up, and Patrol took it for true\.|Nobody did it\. Resident \d+ made it up, and Patrol/,
      /^The charge was not believed\.$/,
      /^Asks for the own file and finds the wrong charge of Littering$/,
      /^An appeal would be filed too late\.$/,
      /^The resident is not told\.$/,
      /^The charge is printed with the name\.$/,
    ])
      expect(said(words), String(words)).toBe(true)
    for (const file of files.slice(0, 20)) expect(tell(file).difference).not.toMatch(/undefined/)
  })

  test('can be tried without what people do to the scheme', () => {
    const { scenario, blueprint, input } = society
    const accused = files.find(({ events }) => events.some((e) => e.what === 'charge' && e.because === 'accused'))!
    const { otherwise } = whatIf(input, addressOf(blueprint.plan, accused.id), accused)
    const changes = otherwise.map(({ change }) => change)
    for (const change of ['no accusation is believed', 'nobody hides anything', 'nobody sees their own file'])
      expect(changes).toContain(change)
    expect(scenario.behaviours.spite.accuses).toBeDefined()
    expect(blueprint.tables.accusations.length).toBe(1)
  })
})
