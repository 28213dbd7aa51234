import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { commandAgain } from '../../src/report/again.js'
import { inputOf } from './fixture.js'

const again = (more: Partial<ReturnType<typeof inputOf>['manifest']> = {}) => {
  const input = inputOf()
  return commandAgain({ ...input, manifest: { ...input.manifest, ...more } })
}

describe('the command that lives a run again with other luck', () => {
  it('has the size and the length of the run, and the next seed', () => {
    expect(again({ residents: 1_400_000_000, ticks: 60 })).toBe(
      'glasshouse run small-town --residents 1400000000 --ticks 60 --seed 8',
    )
  })

  it('has a seed that a run takes', () => {
    const seedOf = (seed: string) => again({ seed }).split(' ').at(-1)
    expect(['0', '18446744073709551615', 'x'].map(seedOf)).toEqual(['1', '0', '2'])
  })

  it('has every change that was made, as a shell takes it', () => {
    const overrides = ['scheme.start=1000', 'response.chill.strength=0 times', "title=it's $HOME; echo"]
    const words = execFileSync('sh', ['-c', `printf '%s\\n' ${again({ overrides })}`], { encoding: 'utf8' })
    expect(words.trim().split('\n').slice(7, -2)).toEqual(overrides.flatMap((each) => ['--set', each]))
  })
})
