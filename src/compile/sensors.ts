/** Sensors: coverage, recall, mistaken persons and false alarms. */
import { skipFor } from '../engine/draw/gaps.js'
import { namedPurpose, purpose } from '../engine/draw/purposes.js'
import type { InventTable, SensorTable } from '../engine/observe/tables.js'
import type { PopulationPlan } from '../population/plan.js'
import type { Scenario } from '../scenario/schema/scenario.js'
import type { Sensor } from '../scenario/schema/sensors.js'
import { threshold } from './behaviours.js'
import type { Calendar } from './calendar.js'
import { factorOfCell, ofCells } from './select.js'

/** Chance that a sensor charges somebody else for an act by a resident of a cell. */
function mistakenByCell(scenario: Scenario, plan: PopulationPlan): ((cell: number) => number)[] {
  return Object.values(scenario.sensors).map((sensor) => {
    const factor = factorOfCell(plan, sensor.mistaken_factors)
    const share = sensor.mistaken_person?.value ?? 0
    return (cell) => Math.min(1, share * factor(cell))
  })
}

/**
 * Tables of all sensors, in the order of the scenario, which is the order in which they look.
 *
 * @param exampleCell [profile] a cell of that profile, from which its error rates are read
 * @throws Error if two names lead to the same stream of random numbers
 */
export function compileSensors(
  scenario: Scenario,
  plan: PopulationPlan,
  calendar: Calendar,
  exampleCell: number[],
): SensorTable[] {
  const behaviours = Object.keys(scenario.behaviours)
  const databases = Object.keys(scenario.databases)
  const mistaken = mistakenByCell(scenario, plan)
  const tables = Object.entries(scenario.sensors).map(([name, sensor], s): SensorTable => ({
    name,
    observePurpose: namedPurpose(purpose.observe, name),
    filePurpose: namedPurpose(purpose.file, name),
    fatePurpose: namedPurpose(purpose.fate, name),
    coveragePurpose: namedPurpose(purpose.coverage, name),
    coverage: Float64Array.from(coverageByPlace(sensor, plan), threshold),
    recall: Float64Array.from(behaviours, (b) => threshold(sensor.sees[b]?.value ?? 0)),
    mistaken: ofCells(exampleCell, (cell) => threshold(mistaken[s](cell))),
    database: databases.indexOf(sensor.reports_to),
    reviewed: scenario.safeguards.review?.of.includes(sensor.kind) ? 1 : 0,
    invents: inventsOf(name, sensor, behaviours, calendar),
  }))
  refuseEqualPurposes(tables, behaviours)
  return tables
}

function coverageByPlace(sensor: Sensor, plan: PopulationPlan): number[] {
  const places = plan.traits[plan.placeTrait].categories
  const { coverage } = sensor
  if (isQuantity(coverage)) return places.map(() => coverage.value)
  return places.map((place) => coverage[place]?.value ?? 0)
}

function isQuantity(coverage: Sensor['coverage']): coverage is Extract<Sensor['coverage'], { kind: 'share' }> {
  return (coverage as { kind?: unknown }).kind === 'share'
}

function inventsOf(name: string, sensor: Sensor, behaviours: string[], calendar: Calendar): InventTable[] {
  return Object.entries(sensor.false_alarms ?? {}).flatMap(([behaviour, rate]) => {
    const skip = skipFor(rate.value / calendar.ticksPerYear)
    if (!skip) return []
    const stream = `${name}/${behaviour}`
    return [
      {
        behaviour: behaviours.indexOf(behaviour),
        skip,
        gapPurpose: namedPurpose(purpose.inventGap, stream),
        filePurpose: namedPurpose(purpose.inventFile, stream),
        fatePurpose: namedPurpose(purpose.fate, stream),
      },
    ]
  })
}

/** Names are hashed to 24 bits; two streams that share a hash would share their luck. */
function refuseEqualPurposes(sensors: SensorTable[], behaviours: string[]): void {
  const seen = new Map<number, string>()
  const add = (word: number, name: string) => {
    const other = seen.get(word)
    if (other !== undefined && other !== name)
      throw new Error(
        `The names "${other}" and "${name}" lead to the same stream of random numbers. Rename one of them.`,
      )
    seen.set(word, name)
  }
  for (const sensor of sensors) {
    for (const word of [sensor.observePurpose, sensor.filePurpose, sensor.fatePurpose, sensor.coveragePurpose])
      add(word, sensor.name)
    for (const alarm of sensor.invents)
      for (const word of [alarm.gapPurpose, alarm.filePurpose, alarm.fatePurpose])
        add(word, `${sensor.name}/${behaviours[alarm.behaviour]}`)
  }
}
