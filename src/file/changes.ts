/** The changes that a file is tried with, as tables of the engine: each takes the scheme as it is and changes one thing. */
import type { Calendar } from '../compile/calendar.js'
import type { Blueprint } from '../compile/compile.js'
import { ticksInForce } from '../compile/calendar.js'
import { CERTAIN, type SafeguardTables, type Tables } from '../engine/tables.js'
import type { SensorTable } from '../engine/observe/tables.js'
import type { Scenario } from '../scenario/schema/scenario.js'
import type { ResidentFile } from './file.js'

export interface Change {
  change: string
  means: string
  of(tables: Tables): Tables
}

/** All changes of a scheme that could have mattered to a file, nearest first; what an earlier scheme alone had is not among them. */
export function changesFor(scenario: Scenario, { catalogue }: Blueprint, file: ResidentFile): Change[] {
  const works = file.sensors.map((sensor) => sensor.works)
  return [
    {
      change: 'every act is seen',
      means: 'every sensor works here and sees every act that it is made for',
      of: (tables) => withSensors(tables, (sensor, s) => seesAll(sensor, works[s])),
    },
    {
      change: 'nobody is mistaken for another',
      means: 'no sensor charges a bystander for what somebody else did',
      of: (tables) => withSensors(tables, (sensor) => ({ ...sensor, mistaken: blank(sensor.mistaken) })),
    },
    {
      change: 'no false alarms',
      means: 'no sensor charges anybody for what nobody did',
      of: (tables) => withSensors(tables, (sensor) => ({ ...sensor, invents: [] })),
    },
    {
      change: 'nothing is misfiled',
      means: 'no record goes to the file of a namesake',
      of: (tables) => ({ ...tables, databases: tables.databases.map((each) => ({ ...each, misfiled: 0 })) }),
    },
    ...malice(scenario),
    ...(scenario.registry ? [everyRecordIsLinked] : []),
    {
      change: 'perfect sensors and databases',
      means: 'every act is seen, nobody is mistaken, nothing is invented, lost or misfiled',
      of: (tables) => perfect(tables, works),
    },
    ...evasion(scenario),
    ...rulesThatTook(scenario, file)
      .filter((rule) => scenario.rules[rule])
      .map((rule) => withoutRule(scenario, catalogue.calendar, rule)),
    ...forBusiness(file),
    ...doorsThatShut(file)
      .filter((door) => scenario.doors[door])
      .map((door) => withoutDoor(scenario, door)),
    ...safeguards(scenario),
  ]
}

const everyRecordIsLinked: Change = {
  change: 'every record finds its file',
  means: 'the registry always knows whose a record is',
  of: (tables) => ({ ...tables, databases: tables.databases.map((each) => ({ ...each, link: null })) }),
}

function withSensors(tables: Tables, change: (sensor: SensorTable, s: number) => SensorTable): Tables {
  return { ...tables, sensors: tables.sensors.map(change) }
}

const blank = (thresholds: Float64Array) => new Float64Array(thresholds.length)

/** Sees all, everywhere; where it does not work now it makes up nothing either, so that only seeing is changed. */
function seesAll(sensor: SensorTable, works: boolean): SensorTable {
  return {
    ...sensor,
    coverage: new Float64Array(sensor.coverage.length).fill(CERTAIN),
    recall: sensor.recall.map((chance) => (chance > 0 ? CERTAIN : 0)),
    invents: works ? sensor.invents : [],
  }
}

function perfect(tables: Tables, works: readonly boolean[]): Tables {
  return {
    ...withSensors(tables, (sensor, s) => ({
      ...seesAll(sensor, works[s]),
      mistaken: blank(sensor.mistaken),
      invents: [],
    })),
    accusations: unbelieved(tables),
    databases: tables.databases.map((database) => ({ ...database, lost: 0, misfiled: 0, link: null })),
  }
}

function unbelieved({ accusations }: Tables): Tables['accusations'] {
  return accusations.map((each) => ({ ...each, believed: 0 }))
}

function rulesThatTook({ rules }: Scenario, { events }: ResidentFile): string[] {
  const took = events.flatMap((event) => (event.what === 'record' && event.moved < 0 ? (event.rule ?? []) : []))
  const reached = events.flatMap((event) => (event.what === 'list' && event.forBusiness ? [event.list] : []))
  const ofFirms = Object.keys(rules).filter((id) =>
    [rules[id].lists ?? []].flat().some((list) => reached.includes(list)),
  )
  return [...new Set([...took, ...rulesThatListed(events), ...ofFirms])]
}

/** Rules of records that came with a listing, which is told right after them. */
function rulesThatListed(events: ResidentFile['events']): string[] {
  return events.flatMap((event, i) =>
    event.what === 'list' && event.does === 'entered' && !event.forBusiness
      ? (events.slice(0, i).findLast((each) => each.what === 'record')?.rule ?? [])
      : [],
  )
}

function withoutRule(scenario: Scenario, calendar: Calendar, id: string): Change {
  const { behaviour, in_force, title } = scenario.rules[id]
  const b = Object.keys(scenario.behaviours).indexOf(behaviour)
  const [from, until] = ticksInForce(in_force, calendar)
  return {
    change: `without rule ${id}`,
    means: `there is no rule "${title ?? scenario.behaviours[behaviour].title}"`,
    of: (tables) => ({
      ...tables,
      phases: tables.phases.map((phase) => {
        if (phase.fromTick < from || phase.fromTick >= until) return phase
        const at = (numbers: Int16Array | Uint16Array) => numbers.map((each, i) => (Math.floor(i / 3) === b ? 0 : each))
        return {
          ...phase,
          ruled: phase.ruled.map((each, i) => (i === b ? 0 : each)),
          points: at(phase.points) as Int16Array,
          life: at(phase.life) as Uint16Array,
          listing: phase.listing?.map((each, i) => (i === b ? 0 : each)),
        }
      }),
    }),
  }
}

/** Lists reach nobody for what they own; tried where one did. */
function forBusiness({ events }: ResidentFile): Change[] {
  if (!events.some((event) => event.what === 'list' && event.forBusiness)) return []
  return [
    {
      change: 'owners do not answer for firms',
      means: 'whoever owns a business on a list does not come onto it for that',
      of: ({ lists, ...tables }) => ({
        ...tables,
        ...(lists && { lists: { ...lists, ownerUntil: lists.ownerUntil.map(() => 0) } }),
      }),
    },
  ]
}

/** Doors that refused where they would have let through without the scheme. */
function doorsThatShut({ events }: ResidentFile): string[] {
  const shut = events.flatMap((event) =>
    event.what === 'door' && event.refused && !event.refusedAnyway ? [event.door] : [],
  )
  return [...new Set(shut)]
}

function withoutDoor({ doors }: Scenario, id: string): Change {
  const d = Object.keys(doors).indexOf(id)
  return {
    change: `without the scheme at ${id}`,
    means: `"${doors[id].title}" looks at no score, letter or list`,
    of: (tables) => ({
      ...tables,
      phases: tables.phases.map((phase) => ({
        ...phase,
        treated: phase.treated.map((each, i) => (i === d ? 0 : each)),
      })),
    }),
  }
}

/** Schemes in which nobody can accuse, or hides anything, are not tried without it. */
function malice({ behaviours }: Scenario): Change[] {
  if (!Object.values(behaviours).some(({ accuses }) => accuses)) return []
  return [
    {
      change: 'no accusation is believed',
      means: 'nobody is charged with what a neighbour makes up',
      of: (tables) => ({ ...tables, accusations: unbelieved(tables) }),
    },
  ]
}

function evasion({ response }: Scenario): Change[] {
  if (!response.evasion) return []
  const hideNothing = (tables: Tables) => ({ ...tables.response, evasion: 0 })
  return [
    {
      change: 'nobody hides anything',
      means: 'fear of a charge makes nobody hide what is punished',
      of: (tables) => ({ ...tables, response: hideNothing(tables) }),
    },
  ]
}

/** With and without the safeguards that turn on being told. */
function safeguards({ safeguards: { appeal, access } }: Scenario): Change[] {
  const change = (change: string, means: string, how: Partial<SafeguardTables>): Change => ({
    change,
    means,
    of: (tables) => ({ ...tables, safeguard: { ...tables.safeguard, ...how } }),
  })
  const rights = { appeal: true, filedIfWrong: CERTAIN, upheldIfWrong: CERTAIN }
  return [
    change('everybody is told', 'whoever is charged is told of it', { told: CERTAIN }),
    ...(access?.on ? [change('nobody sees their own file', 'what was not told is never found', { access: null })] : []),
    ...(appeal?.on ? [change('without appeal', 'nobody can appeal', { appeal: false })] : []),
    change(
      'every wrong charge is appealed',
      'whoever is told of a wrong charge appeals, and the appeal is upheld',
      rights,
    ),
    change(
      'everybody is told, and every wrong charge is appealed',
      'both: whoever is charged is told of it, and every appeal against a wrong charge is upheld',
      { told: CERTAIN, ...rights },
    ),
  ]
}
