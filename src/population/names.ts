/**
 * Names for reading comfort, made from a resident's number and nothing else. The syllables are invented and belong
 * to no language; no list of real names went into them, and every name says that it is synthetic.
 */
const ONSETS = ['b', 'd', 'f', 'g', 'h', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'w', 'x', 'z']
const VOWELS = ['ae', 'ea', 'io', 'oa', 'ue']
const MARK = 'synthetic'

const SYLLABLES = ONSETS.length * VOWELS.length
/** Syllables of a name; 85^5 is more than 2^32, so no two residents of a population share a name. */
const PARTS = 5
/** Syllables of the first word. */
const FIRST = 2

/**
 * @param resident number of the resident in the population, below 2^32
 * @returns for example `Vaekio Tionaebue (synthetic)`
 */
export function syntheticName(resident: number): string {
  let rest = scrambled(resident)
  const syllables = Array.from({ length: PARTS }, () => {
    const k = rest % SYLLABLES
    rest = Math.floor(rest / SYLLABLES)
    return ONSETS[k % ONSETS.length] + VOWELS[Math.floor(k / ONSETS.length)]
  })
  const first = syllables.slice(0, FIRST).join('')
  const second = syllables.slice(FIRST).join('')
  return `${capital(first)} ${capital(second)} (${MARK})`
}

/**
 * Takes neighbouring numbers far apart; every step can be undone, so different numbers stay different. Constants of
 * Wellons, "Prospecting for hash functions" (2018).
 */
function scrambled(n: number): number {
  let x = n >>> 0
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d)
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b)
  return (x ^ (x >>> 16)) >>> 0
}

function capital(word: string): string {
  return word[0].toUpperCase() + word.slice(1)
}
