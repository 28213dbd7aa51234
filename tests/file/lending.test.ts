/** Files of a society with a bank: what it asked, what became of the loan, and who was refused and would have repaid. */
import { beforeAll, expect, test } from 'vitest'
import { addressOf } from '../../src/file/address.js'
import { entriesOf } from '../../src/file/entries.js'
import type { FileEvent } from '../../src/file/events.js'
import { openFile, type ResidentFile } from '../../src/file/file.js'
import { sayFor } from '../../src/file/say.js'
import { withBank } from '../support/lending.js'
import { everything, lived } from './support.js'

let files: ResidentFile[]

beforeAll(async () => {
  const { input } = await lived((written) => {
    everything(written)
    withBank(written)
    written.scores.points.starts = { sex: { male: '900 points' } }
  }, 400)
  files = Array.from({ length: 100 }, (_, id) => openFile(input, addressOf(input.blueprint.plan, id)))
}, 60_000)

const all = <W extends FileEvent['what']>(what: W) =>
  files.flatMap((file) => file.events.filter((event) => event.what === what).map((event) => ({ file, event }))) as {
    file: ResidentFile
    event: Extract<FileEvent, { what: W }>
  }[]
const bank = () => all('door').filter(({ event }) => event.door === 'bank')

test('every file comes to the state of the run, and begins where the resident began', () => {
  expect(files.filter(({ matchesRun }) => !matchesRun)).toEqual([])
  for (const { base, traits } of files) expect(base).toBe(traits.sex === 'male' ? 900 : 1000)
})

test('a loan tells what was asked and when it is due, and is followed by what came of it', () => {
  const granted = bank().filter(({ event }) => !event.refused)
  expect(granted.length).toBeGreaterThan(100)
  for (const { event, file } of granted) {
    const letter = event.letter ?? 'none'
    const interest = { A: 400, B: 600, C: 1250, none: 600 }[letter]
    expect(event.asked).toEqual([
      { what: 'interest', asked: interest, anyway: 600 },
      { what: 'wait', asked: letter === 'A' ? 1 : 10, anyway: 10 },
    ])
    if (event.tick + 3 > 23) continue
    const outcomes = file.events.filter(
      (each) => each.what === 'act' && each.loan === 'bank' && each.date === event.dueOn,
    )
    expect(outcomes.length).toBeGreaterThan(0)
  }
  const outcomes = all('act').filter(({ event }) => event.loan)
  const due = granted.filter(({ event }) => event.tick + 3 <= 23)
  expect(outcomes).toHaveLength(due.length)
  for (const { event } of outcomes) expect(['repays', 'defaults']).toContain(event.behaviour)
  expect(all('act').filter(({ event }) => event.behaviour === 'repays' && !event.loan)).toEqual([])
})

test('somebody refused may have been sound, and the page says so', () => {
  const refused = bank().filter(({ event }) => event.refused)
  const sound = refused.filter(({ event }) => event.soundRefused)
  expect(sound.length).toBeGreaterThan(0)
  expect(sound.length).toBeLessThan(refused.length)
  const { file, event } = sound[0]
  const lines = entriesOf(file, sayFor(file)).flatMap(({ tick, details }) => (tick === event.tick ? details : []))
  expect(lines).toContain('This person would have kept their word.')
})

test('the page says amounts in words', () => {
  const texts = files.flatMap((file) => entriesOf(file, sayFor(file)).flatMap(({ details }) => details))
  const said = (words: RegExp) => texts.some((text) => words.test(text))
  expect(said(/^Asked for interest of 4.*%; without the scheme 6.*%\.$/)).toBe(true)
  expect(said(/^Asked for a wait of 1 day; without the scheme 10 days\.$/)).toBe(true)
  expect(said(/^Asked for a wait of 10 days; the same without the scheme\.$/)).toBe(true)
  expect(said(/^What comes of it shows in [A-Z][a-z]+ 201\d\.$/)).toBe(true)
  expect(said(/^It is what came of being let through at: Bank\.$/)).toBe(true)
})
