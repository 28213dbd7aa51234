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
/** Numbers are words of 32 bits. */
const WORDS = 4294967296
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
 * The number that a name was made from; upper and lower case are the same, and the mark that says it is synthetic may
 * be left out.
 *
 * @returns undefined if no number has that name
 */
export function numberOfName(name: string): number | undefined {
  const plain = name.toLowerCase().replace(`(${MARK})`, '').replaceAll(/\s+/g, '')
  const syllables = plain.match(/[a-z][aeiou]{2}/g) ?? []
  if (syllables.length !== PARTS || syllables.join('') !== plain) return undefined
  let scrambledNumber = 0
  for (const syllable of syllables.toReversed()) {
    const onset = ONSETS.indexOf(syllable[0])
    const vowel = VOWELS.indexOf(syllable.slice(1))
    if (onset < 0 || vowel < 0) return undefined
    scrambledNumber = scrambledNumber * SYLLABLES + vowel * ONSETS.length + onset
  }
  return scrambledNumber < WORDS ? unscrambled(scrambledNumber) : undefined
}

/** The same for a business, for example `Vaekio Works (synthetic)`; the number is in no other business's name either. */
export function syntheticFirm(business: number): string {
  const [first, second] = syntheticName(business).split(' ')
  return `${first}${second.toLowerCase()} Works (${MARK})`
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

/** {@link scrambled}, undone: the constants are the inverses of its own modulo 2^32. */
function unscrambled(n: number): number {
  let x = n ^ (n >>> 16)
  x = Math.imul(x, 0x43021123)
  x ^= (x >>> 15) ^ (x >>> 30)
  x = Math.imul(x, 0x1d69e2a5)
  return (x ^ (x >>> 16)) >>> 0
}

function capital(word: string): string {
  return word[0].toUpperCase() + word.slice(1)
}
