/**
 * Writes down one life while the engine lives the community. The journal looks at the lists and at the state between
 * two turns of the tick; it decides nothing, and of points it knows only by how much the scores have moved.
 */
import type { Blueprint } from '../compile/compile.js'
import type { Former } from '../compile/turnover.js'
import { behaviourMetrics, fileMetric } from '../engine/counters.js'
import type { Place } from '../engine/place.js'
import { turnEntry } from '../engine/turn.js'
import { STAGE, type Turn, type Watch } from '../engine/watch.js'
import { entryField } from '../engine/entries.js'
import { isScored } from '../engine/respond/membership.js'
import { noteProtest, meetDoor, meetGrade, meetSettled } from './account.js'
import {
  fallsElsewhere,
  mayMisfile,
  meetAccusation,
  meetActs,
  meetInvented,
  meetObservation,
  meetRecord,
  withhold,
} from './deeds.js'
import { meetRating } from './meetings.js'
import { meetList } from './listed.js'
import { Pen } from './pen.js'
import type { Recorded } from '../relive/recorded.js'
import type { Schemes } from './schemes.js'
import { decisionNow } from './why/draws.js'

export class Journal implements Watch {
  readonly pen: Pen
  /** [tick] scores at its end. */
  readonly scores: number[] = []
  readonly trueScores: number[] = []
  readonly #recorded: Recorded
  readonly #schemes: Schemes
  /** Listens to what is counted; there only while that can concern the resident, so that all else costs next to nothing. */
  counted: Watch['counted'] = (resident, metric, amount) => this.#note(resident, metric, amount)
  readonly #hear = this.counted
  #to: Turn = 'measure'
  #entry = STAGE
  #listens = true
  #provoked: boolean[] = []
  #decided: ReturnType<typeof decisionNow>[] = []
  readonly #victims = new Map<number, number>()
  /** Observations from the first on are of what nobody did, those from the second on were made up by sensors. */
  #acted = 0
  #accused = 0

  /** @param me place of the resident in the only community of the world */
  constructor(place: Place, me: number, schemes: Schemes, recorded: Recorded) {
    this.pen = new Pen(place, me, schemes.namesAt(0))
    this.#schemes = schemes
    this.#recorded = recorded
  }

  /** A tick begins. */
  tick(tick: number): void {
    const { pen } = this
    if (tick > 0) this.#close(tick - 1)
    pen.acts.clear()
    pen.concerns.clear()
    this.#victims.clear()
    this.#provoked = []
    this.#decided = []
    this.#to = 'measure'
  }

  /** Another scheme takes over, before anything else happens in the tick. */
  turned(place: Place, { catalogue, former }: Blueprint & { former: Former }): void {
    const { pen } = this
    pen.goTo(place)
    pen.names = this.#schemes.namesAt(former.until)
    pen.owners.turn((entry) => turnEntry(entry, former.turnover))
    if (!former.turnover.keepsScore) this.#forgetSums()
    pen.write({
      what: 'scheme',
      scenario: catalogue.scenario,
      title: catalogue.title,
      anew: !former.turnover.keepsScore,
    })
    pen.begin()
  }

  /** The last tick is over. */
  end(): void {
    this.#close(this.pen.place.tables.ticks - 1)
  }

  /** A tick is over, and the region has made up its mind: what it did belongs to that tick, as in the events of the run. */
  #close(tick: number): void {
    const { pen } = this
    const { world, region, tables } = pen.place
    this.scores.push(world.score[pen.me])
    this.trueScores.push(world.truth[pen.me])
    const [before, after] = [tick, tick + 1].map((t) => this.#recorded.before(t)[region])
    const at = { tick, date: pen.names.date(tick) }
    const write = (what: 'outcry' | 'letters dropped' | 'repealed') => Object.assign(pen.write({ what }), at)
    if (after.outcry && !before.outcry) write('outcry')
    // the letter itself goes in the next tick
    if (after.dropped && !before.dropped && world.grade[pen.me] < tables.grade.count) write('letters dropped')
    if (after.repealed && !before.repealed) write('repealed')
  }

  #note(resident: number, metric: number, amount: number): void {
    const { pen } = this
    // while a stage works on everybody, others are not listened to
    if (this.#entry !== STAGE || resident === pen.me) pen.heard.push({ resident, metric, amount })
    if (this.#to !== 'act' || resident !== pen.me || metric >= pen.place.layout.doorOffset) return
    const word = behaviourMetrics[metric % behaviourMetrics.length]
    if (word === 'withheld') withhold(pen, metric)
    if (word === 'done') {
      this.#provoked.push(false)
      this.#decided.push(decisionNow(pen.place, resident, Math.floor(metric / behaviourMetrics.length)))
    }
    if (word === 'provoked') this.#provoked[this.#provoked.length - 1] = true
  }

  listed(resident: number, list: number, metric: number): void {
    if (resident === this.pen.me) meetList(this.pen, list, metric)
  }

  turn(to: Turn, entry: number): void {
    const { pen } = this
    if (this.#listens) this.#finish()
    else if (this.#to === 'observe') this.#lookUp()
    this.#to = to
    this.#entry = entry
    const listens = this.#canConcern(to, entry)
    if (listens !== this.#listens) this.#attend(listens)
    if (!listens) {
      if (to === 'observe') pen.before.observations = pen.place.scratch.observations.count
      return
    }
    pen.begin()
    // what stood before matters neither to who suffers nor to where records go
    if (to !== 'harm' && to !== 'record') pen.look(pen.before)
    if (to === 'observe' && entry === STAGE)
      meetActs(pen, { provoked: this.#provoked, decided: this.#decided, victims: this.#victims })
    if (to === 'accuse' && entry === STAGE) this.#acted = pen.place.scratch.observations.count
    if (to === 'invent') this.#accused = pen.place.scratch.observations.count
  }

  #attend(listens: boolean): void {
    this.#listens = listens
    this.counted = listens ? this.#hear : undefined
    this.pen.attend(listens)
  }

  /**
   * Gradings, attempts, settlements and ratings of others do nothing to the resident; nor do their acts, unless somebody
   * takes the one for the other, which is looked up afterwards, nor their records, unless files are mixed up. Of any other
   * turn something may come.
   */
  #canConcern(to: Turn, entry: number): boolean {
    const { pen } = this
    const { me, place } = pen
    if (entry === STAGE) return true
    if (to === 'grade') return entry === me
    if (to === 'doors' || to === 'rate') return place.scratch.acts.who[entry] === me
    if (to === 'observe') return place.scratch.acts.who[entry] === me || fallsElsewhere(pen, entry)
    if (to === 'record') return pen.concerns.has(entry) || mayMisfile(place, entry)
    return to !== 'score' || place.scratch.due[entry + entryField.who] === me
  }

  /** Sensors have looked at an act of somebody else: the resident has been charged with it, or has nothing to do with it. */
  #lookUp(): void {
    const { pen } = this
    const { observations } = pen.place.scratch
    const o = pen.before.observations
    if (observations.count > o && observations.who[o] === pen.me) meetObservation(pen, this.#entry)
  }

  /** What has just been worked on is over. */
  #finish(): void {
    const { pen } = this
    const { scratch, tables, now } = pen.place
    const entry = this.#entry
    if (this.#to === 'year' && tables.score.resets[now.tick]) this.#startAnew()
    if (this.#to === 'join' && this.#moved()) this.#change()
    if (this.#to === 'invent') meetInvented(pen, this.#accused)
    if (this.#to === 'bystanders') noteProtest(pen, 'news of the scheme')
    if (entry === STAGE) return
    if (this.#to === 'harm') this.#harm(entry)
    else if (this.#to === 'observe') meetObservation(pen, entry)
    else if (this.#to === 'accuse') meetAccusation(pen, entry)
    else if (this.#to === 'rate') meetRating(pen, entry)
    else if (this.#to === 'record') meetRecord(pen, entry, this.#acted)
    else if (this.#to === 'score' && scratch.due[entry + entryField.who] === pen.me) meetSettled(pen, entry)
    else if (this.#to === 'grade' && entry === pen.me) meetGrade(pen)
    else if (this.#to === 'doors' && scratch.acts.who[entry] === pen.me) meetDoor(pen, entry)
  }

  /** Whether the resident has just joined or left. */
  #moved(): boolean {
    const { pen } = this
    const word = (name: 'joined' | 'left') => fileMetric(pen.place.layout, name)
    return pen.heard.some(
      ({ resident, metric }) => resident === pen.me && [word('joined'), word('left')].includes(metric),
    )
  }

  #change(): void {
    const { pen } = this
    const { place, me } = pen
    const byPull = fileMetric(place.layout, 'joined_by_pull')
    if (isScored(place.world, me)) {
      pen.write({ what: 'joined', byPull: pen.heard.some((each) => each.resident === me && each.metric === byPull) })
      return
    }
    pen.owners.forget()
    this.#forgetSums()
    pen.write({ what: 'left' })
  }

  #startAnew(): void {
    const { pen } = this
    pen.owners.startAnew()
    this.#forgetSums()
    pen.write({ what: 'anew' })
  }

  /** What acts and charges have moved counts no more. */
  #forgetSums(): void {
    for (const sum of this.pen.cases.values()) Object.assign(sum, { file: 0, truth: 0 })
  }

  #harm(a: number): void {
    const { pen } = this
    const { acts } = pen.place.scratch
    const victim = pen.heardOf('victims')
    if (victim === undefined) return
    this.#victims.set(a, victim)
    if (victim !== pen.me) return
    pen.write({ what: 'harmed', behaviour: pen.names.behaviour(acts.what[a]), by: pen.number(acts.who[a]) })
  }
}
