import { beforeAll, describe, expect, test } from 'vitest'
import { addressOf } from '../../src/file/address.js'
import type { FileEvent } from '../../src/file/events.js'
import { openFile, type ResidentFile } from '../../src/file/file.js'
import { filePage } from '../../src/file/page.js'
import { tell } from '../../src/file/telling.js'
import { restsOn } from '../../src/file/why/why.js'
import { checkReasons, checkStanding } from './reasons.js'
import { lived } from './support.js'

let files: ResidentFile[]

beforeAll(async () => {
  const { input, blueprint } = await lived(undefined, 2000)
  files = Array.from({ length: 300 }, (_, i) => openFile(input, addressOf(blueprint.plan, i * 3)))
}, 120_000)

type Of<W extends FileEvent['what']> = Extract<FileEvent, { what: W }>
function all<W extends FileEvent['what']>(what: W): { event: Of<W>; file: ResidentFile }[] {
  return files.flatMap((file) =>
    file.events.filter((event): event is Of<W> => event.what === what).map((event) => ({ event, file })),
  )
}

describe('why', () => {
  test('each draw says what happened, and each score is made of what the file says', () => {
    let draws = 0
    for (const file of files) {
      draws += checkReasons(file)
      checkStanding(file)
    }
    expect(draws).toBeGreaterThan(3000)
  })

  test('an act has its rate: the base, the factors of this one, and what changed it', () => {
    const own = all('act').filter(({ event }) => event.drawn?.how === 'own accord')
    expect(own.length).toBeGreaterThan(100)
    const { event, file } = own.find(({ event: { behaviour } }) => behaviour === 'littering')!
    const [link] = event.why!
    expect(link.stage).toBe('act')
    expect(link.says).toMatch(/times a year on average \(.*\).* the draw was/)
    expect(link.figures).toContain('behaviours.littering.rate')
    expect(file.figures['behaviours.littering.rate']).toMatchObject({ value: 0.6, text: '0.6 per year' })
  })

  test('every record that moved points names the figure of its rule, and leads back to what it is about', () => {
    const moved = all('record').filter(({ event }) => event.moved !== 0 && event.rule !== null)
    expect(moved.length).toBeGreaterThan(20)
    for (const { event, file } of moved) {
      const link = event.why!.find(({ stage }) => stage === 'score')!
      const [figure] = link.figures!
      expect(figure).toContain(`rules.${event.rule}.points`)
      expect(file.figures[figure].value).toBe(event.full)
      const [origin] = restsOn(event, file)
      expect(origin).toMatchObject({ case: event.case, behaviour: event.behaviour })
      expect(origin.why!.length).toBeGreaterThan(0)
    }
  })

  test('every answer of a door that the scheme moves names the chance, the draw and the letter, and the letter what it is made of', () => {
    const denied = all('door').filter(({ event }) => event.chance !== event.chanceAnyway)
    expect(denied.length).toBeGreaterThan(0)
    for (const { event, file } of denied) {
      const last = event.why!.at(-1)!
      expect(last).toMatchObject({ stage: 'consequence', draw: { chance: event.chance, drew: event.drew } })
      expect(last.figures!.some((path) => path.includes(`.treatment.${event.letter}.refused`))).toBe(true)
      expect(last.figures!.map((path) => file.figures[path].value)).toContainEqual(expect.closeTo(event.chance, 6))
    }
    const lower = all('graded').filter(({ event }) => event.to !== event.trueTo)
    for (const { event } of lower) expect(event.why![0].cases).toBeDefined()
  })

  test('it stands in the words, and folded away on the page', () => {
    const { file } = all('record').find(({ event }) => event.moved < 0)!
    const entries = tell(file).life.flatMap((date) => date.entries)
    expect(entries.some(({ why }) => why.some(({ figures }) => figures.some((line) => line.includes(' = '))))).toBe(
      true,
    )
    const page = filePage(file)
    expect(page.match(/<summary>Why<\/summary>/g)!.length).toBe(entries.filter(({ why }) => why.length > 0).length)
  })
})
