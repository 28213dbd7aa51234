import { beforeAll, describe, expect, test } from 'vitest'
import { addressOf } from '../../src/file/address.js'
import type { Act, Charge, FileEvent, Finding } from '../../src/file/events.js'
import { openFile, type ResidentFile } from '../../src/file/file.js'
import { tell } from '../../src/file/telling.js'
import { whatIf } from '../../src/file/whatIf.js'
import { withCarelessOffice } from '../support/registry.js'
import { type Written } from '../support/small.js'
import { everything, type Lived, lived } from './support.js'

let society: Lived
let files: ResidentFile[]

const messy = (written: Written) => {
  everything(written)
  delete written.databases.office.misfiled
  withCarelessOffice(written)
  // clerks decide much, and badly
  Object.assign(written.registry, { link_above: '20 bits', review_above: '3 bits' })
  written.registry.review.right = '60 %'
  written.databases.office.lost = '2 %'
}

beforeAll(async () => {
  society = await lived(messy)
  const ids = Array.from({ length: 120 }, (_, local) => 1024 + local)
  files = ids.map((id) => openFile(society.input, addressOf(society.blueprint.plan, id)))
}, 180_000)

const isCase = (event: FileEvent): event is (Act | Charge) & FileEvent =>
  event.what === 'act' || event.what === 'charge'
const findings = () =>
  files.flatMap((file) => file.events.filter(isCase).flatMap(({ finding }) => (finding ? [{ file, finding }] : [])))
const strayed = ({ fate, file, charged }: Finding) => fate === 'lost' || (file !== null && file !== charged)

describe('files say how records were linked', () => {
  test('and every file comes to the state that the run has recorded', () => {
    expect(files.filter(({ matchesRun }) => !matchesRun)).toEqual([])
  })

  test('with the fields that were wrong or empty and with weights in bits', () => {
    const linked = findings().flatMap(({ finding }) => finding.linked ?? [])
    expect(linked.length).toBeGreaterThan(60)
    const wrong = new Set(linked.flatMap((each) => each.wrong))
    const empty = new Set(linked.flatMap((each) => each.empty))
    expect([...wrong].toSorted()).toEqual(['family', 'given', 'home', 'sex'])
    expect([...empty].toSorted()).toEqual(['family', 'given', 'home'])
    for (const { right, best } of linked) {
      expect(Math.abs(right)).toBeLessThan(60)
      if (best !== null) expect(best).toBeGreaterThanOrEqual(3)
    }
  })

  test('and nobody goes astray without a reason', () => {
    const lost = findings().filter(({ finding }) => finding.linked && strayed(finding))
    expect(lost.length).toBeGreaterThan(8)
    for (const { finding } of lost) {
      const { wrong, empty, byClerk, best } = finding.linked!
      expect(wrong.length + empty.length > 0 || byClerk || best !== null).toBe(true)
    }
  })

  test('in words that name the field, the weights and the clerk', () => {
    const lines = files.flatMap((file) =>
      tell(file).life.flatMap(({ entries }) => entries.flatMap(({ details }) => details)),
    )
    const some = (pattern: RegExp) => expect(lines.some((line) => pattern.test(line))).toBe(true)
    some(/^The record had something else in: .*Address/)
    some(/^The record had nothing in: .*Address/)
    some(/^Compared with the right file it weighed .*bits, the best of all others .*bits\.$/)
    some(/^Compared with the right file it weighed .*bits, and nobody else came near\.$/)
    some(/^A clerk decided\.$/)
    some(/^No file was found for it/)
    some(/took this file for theirs\.$/)
    expect(lines.filter((line) => /undefined|NaN|Infinity/.test(line))).toEqual([])
  })

  test('and no namesake, where the registry compares', () => {
    for (const file of files) expect(file.namesake).toBeNull()
  })

  test('a what-if lets every record find its file', () => {
    const wronged = files.find(({ events }) => events.some((e) => e.what === 'charge' && e.because === 'misfiled'))!
    const tried = whatIf(society.input, addressOf(society.blueprint.plan, wronged.id), wronged)
    expect(tried.otherwise.map(({ change }) => change)).toContain('every record finds its file')
  })
})
