/**
 * What would have come out otherwise: the community is lived again with one thing changed, under the same luck. The
 * regions (opinion, outcries, what is publicly known) stay as the run has recorded them: one change for everybody
 * would have moved them too, and that is what a comparison of two whole worlds is for.
 */
import { doorMetrics } from '../engine/counters.js'
import type { Place } from '../engine/place.js'
import type { Tables } from '../engine/tables.js'
import type { World } from '../engine/world.js'
import type { Address } from './address.js'
import { changesFor } from './changes.js'
import type { FileInput, ResidentFile } from './file.js'
import type { Names } from './names.js'
import { type Onlooker, peopleOnce, replay } from '../relive/replay.js'
import { type Schemes, schemesOf } from './schemes.js'

/** How a life under the scheme, or under one with a change, went and ended. */
export interface Course {
  score: number
  /** The lowest score at the end of any step of time. */
  lowest: number
  /** Steps of time that ended with a score below the true score. */
  ticksBelowTruth: number
  grade: string | null
  /** Letters held, one after the other; a letter that was kept stands once. */
  letters: string[]
  trueScore: number
  trueGrade: string | null
  /** Doors that the scheme shut. */
  refusedByScheme: number
}

/** What one change would have come to for the resident. */
export interface Otherwise extends Course {
  /** Short name: `every act is seen`, `without rule SU-10`. */
  change: string
  /** What exactly was changed. */
  means: string
  /** Whether scores, letters or doors came out otherwise than they did; the true score is not looked at. */
  differs: boolean
}

/** How it was, and the nearest changes, one at a time, each in a life of its own. */
export interface WhatIf {
  asItWas: Course
  otherwise: Otherwise[]
}

const BY_SCHEME = doorMetrics.indexOf('refused_by_scheme')

/** Tries the nearest changes to what happened to a resident: changes of the last scheme, where one took over from another. */
export function whatIf(input: FileInput, address: Address, file: ResidentFile): WhatIf {
  const { scenario, blueprint } = input
  const schemes = schemesOf(scenario, blueprint, input.earlier)
  const people = peopleOnce(blueprint, address.community)
  const live = (changed?: Tables) => {
    const watch = new Passer(address.local, schemes)
    const { world } = replay(blueprint, input.recorded, address.community, {
      changed,
      people,
      watch: (place) => watch.in(place),
    })
    return watch.course(world)
  }
  const asItWas = live()
  const otherwise = changesFor(scenario, blueprint, file).map(({ change, means, of }): Otherwise => {
    const course = live(of(blueprint.tables))
    return { change, means, ...course, differs: differs(course, asItWas) }
  })
  return { asItWas, otherwise }
}

function differs(a: Course, b: Course): boolean {
  const felt = ({ score, lowest, ticksBelowTruth, grade, letters, refusedByScheme }: Course) =>
    JSON.stringify([score, lowest, ticksBelowTruth, grade, letters, refusedByScheme])
  return felt(a) !== felt(b)
}

/** Somebody who sees only scores, letters and shut doors of one resident. */
class Passer {
  readonly #me: number
  readonly #schemes: Schemes
  #names: Names
  readonly #letters: string[] = []
  #lowest = Infinity
  #shut = 0
  #below = 0

  constructor(me: number, schemes: Schemes) {
    this.#me = me
    this.#schemes = schemes
    this.#names = schemes.namesAt(0)
  }

  in(first: Place): Onlooker {
    let place = first
    return {
      tick: () => this.#look(place.world),
      turned: (next, { former }) => {
        place = next
        this.#names = this.#schemes.namesAt(former.until)
      },
      end: () => this.#look(place.world),
      counted: (resident: number, metric: number) => {
        const { doorOffset, fileOffset } = place.layout
        if (resident !== this.#me || metric < doorOffset || metric >= fileOffset) return
        if ((metric - doorOffset) % doorMetrics.length === BY_SCHEME) this.#shut++
      },
    }
  }

  #look(world: World): void {
    this.#lowest = Math.min(this.#lowest, world.score[this.#me])
    if (world.score[this.#me] < world.truth[this.#me]) this.#below++
    const letter = this.#names.letter(world.grade[this.#me])
    if (letter !== null && letter !== this.#letters.at(-1)) this.#letters.push(letter)
  }

  course({ score, truth, grade, trueGrade }: World): Course {
    const me = this.#me
    return {
      score: score[me],
      lowest: this.#lowest,
      ticksBelowTruth: this.#below,
      grade: this.#names.letter(grade[me]),
      letters: this.#letters,
      trueScore: truth[me],
      trueGrade: this.#names.letter(trueGrade[me]),
      refusedByScheme: this.#shut,
    }
  }
}
