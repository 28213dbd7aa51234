/** "Did you mean": the nearest of some known words. */
import { distance } from 'fastest-levenshtein'

/**
 * The candidate that is most likely meant by a mistyped word, or nothing if none is near.
 *
 * Two words are near when at most one letter in three differs, or two if there are four or more (so that
 * two letters may change places); letters of the other case and `_` for `-` do not count. The first of several equally near candidates wins, so the answer depends
 * on nothing but the arguments.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = fold(word)
  let best: string | undefined
  let least = Math.max(wanted.length < 4 ? 1 : 2, Math.floor(wanted.length / 3)) + 1
  for (const candidate of candidates) {
    const other = fold(candidate)
    const away = wanted === other ? 0 : distance(wanted, other)
    if (away < least) {
      best = candidate
      least = away
    }
  }
  return best
}

/** Some words for a message: `a, b or c`; of many only the first, and how many there are in all. */
export function listed(words: Iterable<string>, joiner: 'or' | 'and' = 'or', most = 12): string {
  const all = [...words]
  if (all.length === 0) return 'none'
  if (all.length === 1) return all[0]
  if (all.length > most) return `${all.slice(0, most).join(', ')} and ${all.length - most} more`
  return `${all.slice(0, -1).join(', ')} ${joiner} ${all[all.length - 1]}`
}

function fold(word: string): string {
  return word.toLowerCase().replaceAll('_', '-')
}
