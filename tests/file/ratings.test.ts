import { beforeAll, describe, expect, test } from 'vitest'
import { openFile, type ResidentFile } from '../../src/file/file.js'
import { addressOf } from '../../src/file/address.js'
import { tell } from '../../src/file/telling.js'
import { ratedScenario } from '../support/rated.js'
import type { Written } from '../support/small.js'
import { type Lived, lived } from './support.js'

/** The small society, rating each other often, with all that status does. */
function rating(written: Written): void {
  const { scores, rules, grades, sensors, databases } = structuredClone(writtenRated())
  Object.assign(written, { scores, rules, grades, sensors, databases })
  for (const each of Object.values<Written>(written.behaviours)) each.rate = '8 per year'
  written.doors.school.treatment = { low: { kind: 'barred', refused: '100 %' } }
}

function writtenRated(): Written {
  let copy: Written = {}
  ratedScenario((stars, written) => {
    Object.assign(stars, { deference: '40 %', moods: '300 points', weights: { high: '2 times' } })
    stars.contagion = { near: ['low'], seen: '80 %', rating: '500 points' }
    written.rules.litter.penalty = { takes: '500 points', lasts: '2 months', low_ratings_count: '2 times' }
    copy = structuredClone(written)
  })
  return copy
}

let society: Lived
let files: ResidentFile[]
beforeAll(async () => {
  society = await lived(rating, 1500)
  files = Array.from({ length: 12 }, (_, i) => openFile(society.input, addressOf(society.blueprint.plan, i * 7)))
})
const rated = () => files.flatMap(({ events }) => events.filter((event) => event.what === 'rated'))

describe('the file of somebody who is rated', () => {
  test('is what the run came to', () => {
    expect(files.map(({ matchesRun }) => matchesRun)).not.toContain(false)
  })

  test('says who rated each act, what they gave, and what conduct alone would have made of it', () => {
    expect(rated().length).toBeGreaterThan(300)
    for (const event of rated()) {
      expect(event.by).not.toBeNull()
      expect(event.given).toBeGreaterThanOrEqual(0)
      expect(event.given).toBeLessThanOrEqual(5000)
      expect(['litter', 'help', 'petition']).toContain(event.rule)
    }
    expect(rated().some(({ onlookers }) => onlookers > 0)).toBe(true)
    expect(rated().some(({ penalty }) => penalty)).toBe(true)
  })

  test('moves the score by what its events say, down to the last point', () => {
    for (const { events, score, trueScore } of files) {
      let [file, truth] = [3500, 3500]
      for (const event of events) {
        if (event.what === 'rated') [file, truth] = [file + event.moved, truth + event.trueMoved]
        if (event.what === 'expired') {
          if (event.ledger === 'truth') truth += event.moved
          else file += event.moved
        }
      }
      expect([file, truth]).toEqual([score, trueScore])
    }
  })

  test('takes the difference from the true score apart as status', () => {
    const apart = files.filter(({ score, trueScore }) => score !== trueScore)
    expect(apart.length).toBeGreaterThan(5)
    for (const { difference, score, trueScore } of apart) {
      expect(difference.map(({ because }) => because)).toContain('status')
      expect(difference.reduce((sum, { points }) => sum + points, 0)).toBe(score - trueScore)
    }
  })

  test('is told in words', () => {
    const told = files.map((file) => tell(file))
    const text = JSON.stringify(told)
    expect(text).toMatch(/Was rated \d+ times by those met/)
    expect(text).toMatch(/Rated by resident [\d,]+/)
    expect(text).toContain('Somebody looked on and rated the company')
    expect(text).toContain('A penalty on the spot')
    expect(text).not.toContain('No rule scores it')
    expect(text).toContain('what raters added to, or took from')
  })
})
