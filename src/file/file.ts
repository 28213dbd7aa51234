/** The file of one resident: a document of plain values, the same from the library, as JSON and behind every page. */
import { type FileList, listsOf } from './listed.js'
import type { Blueprint } from '../compile/compile.js'
import { FULL } from '../engine/respond/feelings.js'
import { namesakeOf } from '../engine/link/namesake.js'
import { percentileOf } from '../engine/grade/rank.js'
import type { Place } from '../engine/place.js'
import { isScored } from '../engine/respond/membership.js'
import { startOf } from '../engine/score/start.js'
import { scoreNow, truthNow } from '../engine/score/composite.js'
import { describeCell } from '../population/community.js'
import { NOBODY, type World } from '../engine/world.js'
import { syntheticFirm, syntheticName } from '../population/names.js'
import type { Bibliography } from '../scenario/bibliography.js'
import type { Scenario } from '../scenario/schema/scenario.js'
import type { Address } from './address.js'
import { differenceOf, type Ends, type Part } from './difference.js'
import type { FileEvent, Throw } from './events.js'
import { Journal } from './journal.js'
import { coverage } from './looks.js'
import type { Recorded } from '../relive/recorded.js'
import { peopleOnce, replay } from '../relive/replay.js'
import { rulesTold, sourcesTold, type ToldRule, type ToldSource } from './rules.js'
import { type Titles, titlesOf } from './titles.js'
import { type FormerScenario, schemesOf } from './schemes.js'
import { FILE_VERSION } from './version.js'
import type { WhatIf } from './whatIf.js'
import type { Figure } from './why/figures.js'
import { explain } from './why/why.js'

/** All that a file is made from. */
export interface FileInput {
  scenario: Scenario
  /** Schemes that were in force before, oldest first. */
  earlier?: readonly FormerScenario[]
  bibliography: Bibliography
  blueprint: Blueprint
  recorded: Recorded
  /** The two recorded words of a community. */
  digestOf(community: number): readonly [number, number]
  /** Digest of the run. */
  digest: string
}

export interface ResidentFile {
  glasshouseFile: typeof FILE_VERSION
  /** Always: there is no file of a real person. */
  synthetic: true
  run: {
    scenario: string
    title: string
    seed: string
    residents: number
    start: string
    /** First day of the last step of time. */
    end: string
    /** Length of a step of time, as written. */
    tick: string
    digest: string
  }
  id: number
  /** Made from the number for reading comfort. */
  name: string
  community: number
  region: { id: string; title: string }
  /** Category by trait. */
  traits: Record<string, string>
  official: boolean
  /** What kind of subject it is; businesses have owner and staff, residents may own, work and hold a district. */
  subject: 'resident' | 'business'
  /** Numbers from this one on are businesses in this community; null where there are none. */
  businessesFrom: number | null
  ties?: FileTies
  /** Whether the scheme has a score at all. */
  hasScore: boolean
  /** The lists of the scheme; none without lists. */
  lists: FileList[]
  /** Others of the household. */
  household: number[]
  /** The resident whose file is taken for this one's; null where a registry finds out by comparing, or nothing is misfiled. */
  namesake: number | null
  /** Sensors, and whether they work in the community. */
  sensors: { id: string; works: boolean; covers: Throw }[]
  base: number
  events: FileEvent[]
  /** At the end of each step of time. */
  scores: number[]
  trueScores: number[]
  score: number
  trueScore: number
  /** Letters, null for none. */
  /** Whether the resident has a score at the end; where that is no choice, everybody has. */
  scored: boolean
  /** Share of all who have a score, in whole per cent, that stand below at the end; null where scores are not put in order. */
  percentile: number | null
  grade: string | null
  trueGrade: string | null
  /** Between 0 and 1. */
  strain: number
  hardship: number
  perceivedRisk: number
  /** Why the score is not the true score; the points add up to the difference. */
  difference: Part[]
  /** Whether living the community again came to exactly the state that the run has recorded. */
  matchesRun: boolean
  /** Rules that the events name, with points, evidence and sources. */
  rules: Record<string, ToldRule>
  sources: Record<string, ToldSource>
  /** Parameters that the reasons of events name, by their paths in the scenario. */
  figures: Record<string, Figure>
  /** What the identifiers stand for. */
  titles: Titles
  /** What would have come out otherwise; only if it was asked for. */
  whatIf?: WhatIf
}

/** Who belongs to whom, by number; left out where the population ties nobody. */
export interface FileTies {
  owner: number | null
  staff: number[]
  owns: number[]
  employer: number | null
  /** Whether the community is this resident's district. */
  holdsDistrict: boolean
}

function tiesOf({ owner, employer, official }: World, local: number, number: (other: number) => number): FileTies {
  const among = (column: Uint16Array) =>
    Array.from(column.keys())
      .filter((i) => column[i] === local)
      .map(number)
  const one = (other: number) => (other === NOBODY ? null : number(other))
  return {
    owner: one(owner[local]),
    staff: among(employer),
    owns: among(owner),
    employer: one(employer[local]),
    holdsDistrict: official[0] === local,
  }
}

/** Opens the file of a resident by living the community again. */
export function openFile(input: FileInput, { id, community, local }: Address): ResidentFile {
  const { scenario, blueprint, recorded } = input
  const { catalogue, plan, tables } = blueprint
  const schemes = schemesOf(scenario, blueprint, input.earlier)
  const names = schemes.namesAt(tables.ticks)
  let journal!: Journal
  let namesake = local
  let region = 0
  const { world, digest } = replay(blueprint, recorded, community, {
    people: peopleOnce(blueprint, community),
    watch(place: Place) {
      namesake = namesakeOf(place, local)
      region = place.region
      journal = new Journal(place, local, schemes, recorded)
      return journal
    },
  })
  const { pen } = journal
  const traits = describeCell(plan, world.cell[local])
  const [low, high] = input.digestOf(community)
  const number = (other: number) => id - local + other
  const rules = rulesTold(schemes, pen.events)
  const file: ResidentFile = {
    glasshouseFile: FILE_VERSION,
    synthetic: true,
    run: {
      scenario: catalogue.scenario,
      title: catalogue.title,
      seed: catalogue.seed,
      residents: tables.residents,
      start: names.date(0),
      end: names.date(tables.ticks - 1),
      tick: scenario.calendar.tick.text,
      digest: input.digest,
    },
    id,
    name: local < world.residents[0] ? syntheticName(id) : syntheticFirm(id),
    community,
    region: { id: plan.regions[region].id, title: plan.regions[region].title },
    traits,
    official: traits.occupation === 'official',
    subject: local < world.residents[0] ? 'resident' : 'business',
    businessesFrom: plan.businesses ? number(world.residents[0]) : null,
    ...(world.official.length > 0 && { ties: tiesOf(world, local, number) }),
    household: Array.from(world.household.keys())
      .filter(
        (other) => other !== local && other < world.residents[0] && world.household[other] === world.household[local],
      )
      .map(number),
    namesake: tables.databases.some(({ misfiled }) => misfiled > 0) ? number(namesake) : null,
    sensors: catalogue.sensors.map((sensor, s) => ({
      id: sensor.id,
      works: world.covered[s] === 1,
      covers: coverage(pen.place, s),
    })),
    base: tables.score.composite ? world.began[local] : startOf(tables.score, world.cell[local]),
    hasScore: Object.keys(scenario.scores).length > 0,
    lists: listsOf(pen.place, local, names),
    events: pen.events,
    scores: journal.scores,
    trueScores: journal.trueScores,
    score: world.score[local],
    trueScore: world.truth[local],
    scored: isScored(world, local),
    percentile: isScored(world, local)
      ? percentileOf(tables, recorded.before(tables.ticks)[region].standings ?? [], world.score[local])
      : null,
    grade: names.letter(world.grade[local]),
    trueGrade: names.letter(world.trueGrade[local]),
    strain: world.strain[local] / FULL,
    hardship: world.hardship[local] / FULL,
    perceivedRisk: world.risk[local] / FULL,
    difference: differenceOf(
      pen.cases.values(),
      pen.owners.open(),
      id,
      tables.score.composite && endsOf(pen.place, local),
    ),
    matchesRun: digest[0] === low && digest[1] === high,
    rules,
    sources: {},
    figures: {},
    titles: titlesOf(schemes.all.at(-1)!, blueprint),
  }
  const explained = explain(file, schemes)
  return { ...explained, sources: sourcesTold([rules, explained.figures], input.bibliography) }
}

function endsOf(place: Place, local: number): Ends {
  const { score, truth } = place.world
  return {
    score: score[local],
    truth: truth[local],
    scoreNow: scoreNow(place, local),
    truthNow: truthNow(place, local),
  }
}
