/**
 * What would have come out otherwise: the community is lived again with one thing changed, under the same luck. The
 * regions (opinion, outcries, what is publicly known) stay as the run has recorded them: one change for everybody
 * would have moved them too, and that is what a comparison of two whole worlds is for.
 */
import { doorMetrics } from '../engine/counters.js'
import type { Address } from './address.js'
import { changesFor } from './changes.js'
import type { FileInput, ResidentFile } from './file.js'
import { namesOf } from './names.js'
import { peopleOnce, replay } from './replay.js'

/** What one change would have come to for the resident. */
export interface Otherwise {
  /** Short name: `every act is seen`, `without rule SU-10`. */
  change: string
  /** What exactly was changed. */
  means: string
  score: number
  grade: string | null
  trueScore: number
  trueGrade: string | null
  /** Doors that the scheme shut. */
  refusedByScheme: number
  /** Whether the score or the letter at the end differ from how it was, or how many doors were shut. */
  differs: boolean
}

const BY_SCHEME = doorMetrics.indexOf('refused_by_scheme')

/** Tries the nearest changes, one at a time, each in a life of its own. */
export function whatIf(input: FileInput, { community, local }: Address, file: ResidentFile): Otherwise[] {
  const { scenario, blueprint, recorded } = input
  const names = namesOf(scenario, blueprint)
  const people = peopleOnce(blueprint, community)
  const shut = file.events.filter((event) => event.what === 'door' && event.refused && !event.refusedAnyway).length
  return changesFor(scenario, blueprint, file).map(({ change, means, of }) => {
    let refusedByScheme = 0
    const { world } = replay(blueprint, recorded, community, {
      changed: of(blueprint.tables),
      people,
      watch: ({ layout }) => ({
        counted(resident, metric) {
          const { doorOffset, fileOffset } = layout
          const isDoor = metric >= doorOffset && metric < fileOffset
          if (resident === local && isDoor && (metric - doorOffset) % doorMetrics.length === BY_SCHEME)
            refusedByScheme++
        },
      }),
    })
    const grade = names.letter(world.grade[local])
    const score = world.score[local]
    return {
      change,
      means,
      score,
      grade,
      trueScore: world.truth[local],
      trueGrade: names.letter(world.trueGrade[local]),
      refusedByScheme,
      differs: score !== file.score || grade !== file.grade || refusedByScheme !== shut,
    }
  })
}
