/** What the parts of a journal share: where they are, what they have heard since the last turn, and the page they write on. */
import { behaviourMetrics } from '../engine/counters.js'
import type { Place } from '../engine/place.js'
import { scoreNow, truthNow } from '../engine/score/composite.js'
import type { Act, Cause, FileEvent, Finding, Happening, Origin } from './events.js'
import type { Names } from './names.js'
import { Owners } from './owners.js'

/** What one act, own or borne, or one charge has come to since the beginning, or since everybody started anew. */
export interface CaseSum {
  because: Cause
  /** The act or charge itself. */
  event: Origin
  /** Points that it moved on file and in truth. */
  file: number
  truth: number
}

/** A finding of this tick that concerns the resident: as the one who did it, or as the one charged. */
export interface Concern {
  finding: Finding
  /** The case whose record it becomes, if it reaches the resident's file. */
  case: number
}

/** A counter that moved. */
export interface Heard {
  resident: number
  metric: number
  amount: number
}

/** The state as the last turn found it. */
export interface Before {
  score: number
  truth: number
  grade: number
  observations: number
}

const PER_BEHAVIOUR = behaviourMetrics.length

export class Pen {
  readonly events: FileEvent[] = []
  readonly cases = new Map<number, CaseSum>()
  readonly owners = new Owners()
  /** Own acts of this tick by their place in the list of acts, and concerns by their place in that of observations. */
  readonly acts = new Map<number, Act & FileEvent>()
  readonly concerns = new Map<number, Concern>()
  readonly heard: Heard[] = []
  /** Entries put on the way since the last turn, one after the other. */
  readonly made: number[] = []
  readonly before: Before
  /** These two change when another scheme takes over. */
  place: Place
  names: Names
  readonly me: number

  constructor(place: Place, me: number, names: Names) {
    this.place = place
    this.me = me
    this.names = names
    place.world.inFlight[place.k].made = this.made
    this.before = this.look()
  }

  /** The same community under another scheme. */
  goTo(place: Place): void {
    this.place = place
    place.world.inFlight[place.k].made = this.made
  }

  /** Forgets what was heard: what happens from now on happens in the turn that begins. */
  begin(): void {
    // in place: a life has a hundred thousand turns
    if (this.heard.length > 0) this.heard.length = 0
    if (this.made.length > 0) this.made.length = 0
  }

  /** Whether to write down what is put on the way from now on. */
  attend(made: boolean): void {
    const { world, k } = this.place
    world.inFlight[k].made = made ? this.made : null
  }

  /** How things stand, written into `into`. */
  look(into: Before = { score: 0, truth: 0, grade: 0, observations: 0 }): Before {
    const { world, scratch } = this.place
    // a composite is shown at its refresh; what moves it is felt in its factors at once
    into.score = scoreNow(this.place, this.me)
    into.truth = truthNow(this.place, this.me)
    into.grade = world.grade[this.me]
    into.observations = scratch.observations.count
    return into
  }

  /** Number of a resident of the community in the run. */
  number(local: number): number {
    return this.place.subject + local
  }

  write<H extends Happening>(happening: H): H & FileEvent {
    const { now } = this.place
    const { score, truth } = this.look()
    const event = {
      tick: now.tick,
      date: this.names.date(now.tick),
      ...happening,
      score,
      trueScore: truth,
    } as H & FileEvent
    this.events.push(event)
    return event
  }

  /** Begins a case; its event has been written. */
  open(event: Origin): number {
    const because = event.what === 'charge' ? event.because : event.what === 'act' ? 'own act' : 'borne'
    this.cases.set(event.case, { because, event, file: 0, truth: 0 })
    return event.case
  }

  nextCase(): number {
    return this.cases.size + 1
  }

  /** Whoever was counted under a word since the last turn; undefined if nobody was. */
  heardOf(word: (typeof behaviourMetrics)[number]): number | undefined {
    const { doorOffset } = this.place.layout
    if (this.heard.length === 0) return undefined
    const met = (metric: number) => metric < doorOffset && behaviourMetrics[metric % PER_BEHAVIOUR] === word
    return this.heard.find(({ metric }) => met(metric))?.resident
  }

  /** What was put on the way since the last turn belongs to a case. */
  adopt(of: number): void {
    this.owners.adopt(this.made, this.me, of)
  }
}
