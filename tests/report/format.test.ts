import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFormat } from '../../src/report/format.js'
import { en } from '../../src/report/words/en.js'

const f = createFormat(en.numbers)

describe('counts', () => {
  it('are written whole, large ones in words', () => {
    expect([0, 7, 999, 1000, 1234567, 12345678, 2.5e9].map(f.count)).toEqual([
      '0',
      '7',
      '999',
      '1,000',
      '1.23 million',
      '12.3 million',
      '2.5 billion',
    ])
  })

  it('have a proper minus and no minus zero', () => {
    expect(f.decimal(-50, 0)).toBe('\u221250')
    expect(f.decimal(-0.01, 1)).toBe('0')
  })

  it('show a dash where there is no number', () => {
    expect(
      [Number.NaN, Infinity].map((value) => f.count(value) + f.share(value) + f.decimal(value) + f.span(value)),
    ).toEqual(['––––', '––––'])
  })
})

describe('shares', () => {
  it('become cases where they are below one per cent', () => {
    expect([1, 0.995, 0.5, 0.123, 0.034, 0.01, 0].map(f.share)).toEqual([
      '100%',
      '99.5%',
      '50%',
      '12%',
      '3.4%',
      '1%',
      '0%',
    ])
    expect([0.003, 0.00137, 0.0098, 0.00048, 0.0000021].map(f.share)).toEqual([
      '3 in 1,000',
      '14 in 10,000',
      '98 in 10,000',
      '48 in 100,000',
      '2 in a million',
    ])
    expect(f.share(1e-9)).toBe('less than 1 in a million')
    expect(f.share(-0.25)).toBe('\u221225%')
  })

  it('lead on to what they are a part of', () => {
    expect(`${f.shareOf(0.12)} residents`).toBe('12% of residents')
    expect(`${f.shareOf(0.003)} residents`).toBe('3 in 1,000 residents')
  })

  it('are never a fraction of a person', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-7, max: 0.0099, noNaN: true }), (value) => {
        expect(f.share(value)).toMatch(/^(?:\d+ in (?:[\d,]+|a million)|less than 1 in a million)$/)
      }),
    )
  })
})

describe('rates, money, dates and spans', () => {
  it('keep three figures', () => {
    expect([123.4, 12.34, 1.234, 0.1234, 0.01234, 0].map(f.rate)).toEqual(['123', '12.3', '1.23', '0.12', '0.012', '0'])
  })

  it('are written as people do', () => {
    expect([f.money(2.5), f.money(800_000), f.money(3_000_000)]).toEqual(['2.5 yuan', '800,000 yuan', '3 million yuan'])
    expect([f.day('2010-03-01'), f.month('2010-03-01'), f.year('2010-03-01')]).toEqual([
      '1 March 2010',
      'March 2010',
      '2010',
    ])
    expect([4, 1, 0.5, 1 / 12, 10 / 365.25, 1.5].map(f.span)).toEqual([
      '4 years',
      '1 year',
      '6 months',
      '1 month',
      '10 days',
      '18 months',
    ])
  })

  it('never show an exponent or an impossible number', () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        for (const write of [f.count, f.decimal, f.share, f.rate, f.money, f.span])
          expect(write(value)).not.toMatch(/NaN|Infinity|e[+-]?\d/)
      }),
    )
  })
})
