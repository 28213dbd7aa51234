/** What a comparison came to, in a few plain sentences. */
import type { Comparison } from './compare.js'
import type { GroupDifference } from './groups.js'

/** Fewer residents than this are too few to say anything about. */
export const LEAST = 10

/** Begins with how many lives differ; ends with what one seed cannot say. */
export function comparisonSentences(comparison: Comparison): string[] {
  const { touched, residents } = comparison
  if (touched === 0) return [`No life differs: 0 of ${grouped(residents)}.`, ...sameButSchemes(comparison)]
  const [all] = comparison.groups
  return [
    `${grouped(touched)} of ${grouped(residents)} lives differ (${percent(comparison.share_touched)}); ` +
      `the first in ${monthOf(comparison.first_date!)}.`,
    scoreSentence(all),
    ...gradeSentences(comparison, all),
    refusalSentence(all),
    ...mostTouched(comparison.groups),
    ...moved(comparison),
    `This is one history (seed ${comparison.seed}). Both worlds share their luck, which takes most of the noise out of the difference, ` +
      'but another seed is another, equally likely history: repeat it with --seed 2, --seed 3 and so on before you believe a small difference.',
  ]
}

function sameButSchemes({ scheme }: Comparison): string[] {
  return scheme.same
    ? ['Nothing that could make a life different differs between the two schemes.']
    : ['What differs between the two schemes never came to bear on anybody in this history.']
}

function scoreSentence(all: GroupDifference): string {
  const { higher, lower, gained, lost, mean_difference: mean } = all.differences.score
  if (higher + lower === 0) return 'At the end nobody has another score on file.'
  if (higher + lower < LEAST) return 'At the end the score on file differs for too few to say more.'
  return (
    `At the end the score on file is higher in the second world for ${few(higher)}${each(gained, higher)} and lower for ${few(lower)}${each(lost, lower)}: ` +
    `over everybody ${signed(mean)} points on average.`
  )
}

/** By how much each, where there are enough to say. */
function each(points: number, residents: number): string {
  return residents < LEAST ? '' : ` (by ${Math.round(points / residents)} points each on average)`
}

function gradeSentences({ same_letters: comparable }: Comparison, all: GroupDifference): string[] {
  if (!comparable)
    return ['The letters of the two schemes are not the same, so nobody is called graded better or worse.']
  const { ever_better: better, ever_worse: worse } = all
  if (better + worse === 0) return ['Nobody ever holds another letter.']
  if (better + worse < LEAST) return ['Too few ever hold another letter to say more.']
  return [`At some time the letter is better in the second world for ${few(better)} and worse for ${few(worse)}.`]
}

function refusalSentence(all: GroupDifference): string {
  const { higher, lower } = all.differences.refusals
  if (higher + lower === 0) return 'Nobody is refused at a door more often or less often.'
  if (higher + lower < LEAST) return 'Too few are refused at a door more often or less often to say more.'
  return `In the second world doors refuse ${few(higher)} more often and ${few(lower)} less often.`
}

/** The single category whose lives differ most often, and least, if that is more than a shade. */
function mostTouched(groups: readonly GroupDifference[]): string[] {
  const single = groups.filter(({ group_by: by, touched }) => by !== 'all' && !by.includes(' x ') && touched >= LEAST)
  if (single.length < 2) return []
  const sorted = single.toSorted((x, y) => (y.share_touched ?? 0) - (x.share_touched ?? 0))
  const [most, least] = [sorted[0], sorted[sorted.length - 1]]
  if ((most.share_touched ?? 0) < 1.1 * (least.share_touched ?? 0)) return []
  return [
    `Most often it is the lives of ${named(most)} that differ (${percent(most.share_touched!)}), ` +
      `least often those of ${named(least)} (${percent(least.share_touched!)}).`,
  ]
}

function named({ group_by: by, group }: GroupDifference): string {
  return `${by} ${group}`
}

function moved({ same_candidates: same }: Comparison): string[] {
  return same
    ? []
    : [
        'The change moves how often people would act or try a door at all, so part of their luck is not shared, and chance is in the difference.',
      ]
}

/** A count of residents, or that they are too few. */
export function few(count: number): string {
  if (count === 0) return 'nobody'
  return count < LEAST ? `too few to say (under ${LEAST})` : grouped(count)
}

/** `1140000` as `1,140,000`. */
export function grouped(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** With its sign and at most three digits behind the point. */
export function signed(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 1 ? 2 : 3
  const text = Math.abs(value).toFixed(digits)
  if (Number(text) === 0)
    return value === 0 ? '0' : `${value < 0 ? 'less than 0 but above -' : 'more than 0 but below '}0.001`
  return `${value < 0 ? '-' : '+'}${text}`
}

/** A share as `3.4 %`. */
export function percent(share: number): string {
  if (share > 0 && share < 0.0005) return 'less than 0.1 %'
  return `${Number((share * 100).toPrecision(share >= 0.1 ? 3 : 2))} %`
}

const months = 'January February March April May June July August September October November December'.split(' ')

function monthOf(date: string): string {
  const [year, month] = date.split('-')
  return `${months[Number(month) - 1]} ${year}`
}
