/** Numbers as people write them on a command line: `100000`, `100,000`, `100k`, `1.1M`. */
import { InvalidArgumentError } from 'commander'
import { readQuantity } from '../../scenario/language/readQuantity.js'

/**
 * A reader of whole numbers for commander.
 *
 * @param least the smallest number allowed
 * @param most the largest number allowed
 */
export function whole(least: number, most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const read = readQuantity('count', text)
    if (/^[-\u2212]\d/.test(text.trim())) throw new InvalidArgumentError(`It must be at least ${least}.`)
    if ('message' in read && read.code === 'out-of-range') {
      throw new InvalidArgumentError(`It must be ${read.allowed?.replace(' residents', '')}.`)
    }
    if ('message' in read || /resident/.test(text)) {
      throw new InvalidArgumentError('Write a whole number, for example 60, 100k or 1.1M.')
    }
    if (read.value < least) throw new InvalidArgumentError(`It must be at least ${least}.`)
    if (read.value > most) throw new InvalidArgumentError(`It must be at most ${most}.`)
    return read.value
  }
}

/** Seeds have 64 bits, more than a JavaScript number can tell apart; so they stay texts. */
const LARGEST_SEED = 2n ** 64n - 1n

/** Reads a seed: a whole number from 0 to 18,446,744,073,709,551,615, without leading zeros. */
export function seed(text: string): string {
  if (!/^[0-9]+$/.test(text) || BigInt(text) > LARGEST_SEED) {
    throw new InvalidArgumentError(`Write a whole number from 0 to ${LARGEST_SEED}.`)
  }
  return String(BigInt(text))
}

/** Reads the number of a resident, or `random`. Which numbers there are is said once the run is open. */
export function resident(text: string): number | 'random' {
  if (text === 'random') return text
  if (/^[0-9][0-9,]*$/.test(text)) return Number(text.replaceAll(',', ''))
  throw new InvalidArgumentError('Write the number of a resident, for example 4711, or random for any.')
}
