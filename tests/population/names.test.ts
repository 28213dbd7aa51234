import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberOfName, syntheticFirm, syntheticName } from '../../src/population/names.js'

describe('a synthetic name', () => {
  it('says that it is synthetic and reads as two words', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (resident) => {
        expect(syntheticName(resident)).toMatch(/^[A-Z][a-z]{5} [A-Z][a-z]{8} \(synthetic\)$/)
      }),
    )
  })

  it('is the same for the same number', () => {
    expect(syntheticName(1234)).toBe(syntheticName(1234))
  })

  it('is never shared', () => {
    const names = new Set(Array.from({ length: 200_000 }, (_, i) => syntheticName(i)))
    expect(names.size).toBe(200_000)
    fc.assert(
      fc.property(fc.nat(2 ** 32 - 1), fc.nat(2 ** 32 - 1), (a, b) => {
        fc.pre(a !== b)
        expect(syntheticName(a)).not.toBe(syntheticName(b))
      }),
    )
  })

  it('says which number it was made from, however it is typed', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 32 - 1), fc.boolean(), fc.boolean(), (resident, marked, loud) => {
        const name = syntheticName(resident)
        const plain = marked ? name : name.replace(' (synthetic)', '')
        expect(numberOfName(loud ? `  ${plain.toUpperCase().replace(' ', '   ')}` : plain)).toBe(resident)
      }),
    )
  })

  it('is refused if no number has it', () => {
    for (const name of ['', 'Li Wei', 'Baebae Baebae', 'Baebae Baebaebaebae', 'Zuezue Zuezuezue', 'Cabcab Cabcabcab'])
      expect(numberOfName(name)).toBeUndefined()
  })

  it('differs plainly between neighbours', () => {
    const firsts = new Set(Array.from({ length: 100 }, (_, i) => syntheticName(i).split(' ')[0]))
    expect(firsts.size).toBeGreaterThan(90)
  })
})

it('a business has a name of its own that says it is synthetic', () => {
  const names = Array.from({ length: 2000 }, (_, k) => syntheticFirm(k * 37))
  expect(new Set(names).size).toBe(2000)
  for (const name of names) expect(name).toMatch(/^[A-Z][a-z]+ Works \(synthetic\)$/)
})
