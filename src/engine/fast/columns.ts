/** Columns and lists that the module works on, named to it. */
import type { Place } from '../place.js'
import type { Scratch } from '../scratch.js'
import type { Tables } from '../tables.js'
import type { World } from '../world.js'
import type { Module } from './module.js'

/** Names the columns of a world, which lie in the memory of the module. */
export function nameColumns({ set }: Module, tables: Tables, world: World): void {
  set({
    cellOf: world.cell,
    householdOf: world.household,
    ownerOf: world.owner,
    employerOf: world.employer,
    lineOf: world.line,
    scoreOf: world.score,
    truthOf: world.truth,
    takenOf: world.taken,
    givenOf: world.given,
    trueTakenOf: world.trueTaken,
    trueGivenOf: world.trueGiven,
    ruleGivenOf: world.ruleGiven,
    trueRuleGivenOf: world.trueRuleGiven,
    subscoreOf: world.subscore,
    fieldGradesOf: world.fieldGrades,
    gradeOf: world.grade,
    trueGradeOf: world.trueGrade,
    sinceOf: world.since,
    strainOf: world.strain,
    hardshipOf: world.hardship,
    riskOf: world.risk,
    friendsOf: world.friends,
    friendsBeganOf: world.friendsBegan,
    memberOf: world.member,
    listedOf: world.listed,
    trulyListedOf: world.trulyListed,
    coveredOf: world.covered,
    officialOf: world.official,
    sinceBytes: world.since.BYTES_PER_ELEMENT,
    fieldGradesBytes: world.fieldGrades.BYTES_PER_ELEMENT,
    limited: tables.score.limited,
    lists: tables.lists?.count ?? 0,
    sensors: tables.sensors.length,
  })
}

/** Names the lists that stages fill, and lets both sides see how long they are. */
export function nameLists({ memory, set }: Module, { acts, observations, pool }: Scratch): void {
  set({
    actWho: acts.who,
    actOrdinal: acts.ordinal,
    actWhat: acts.what,
    actSeverity: acts.severity,
    actCountAt: shareCount(acts, memory.i32(1)),
    seenWho: observations.who,
    seenBehaviour: observations.behaviour,
    seenPoints: observations.points,
    seenLife: observations.life,
    seenSensor: observations.sensor,
    seenWrong: observations.wrong,
    seenInvented: observations.invented,
    seenRepairs: observations.repairs,
    seenDrawSubject: observations.drawSubject,
    seenDrawOrdinal: observations.drawOrdinal,
    seenFilePurpose: observations.filePurpose,
    seenFatePurpose: observations.fatePurpose,
    seenCountAt: shareCount(observations, memory.i32(1)),
    pool,
  })
}

function shareCount(list: { count: number }, cell: Int32Array): Int32Array {
  Object.defineProperty(list, 'count', {
    get: () => cell[0],
    set: (count: number) => {
      cell[0] = count
    },
  })
  return cell
}

/** Tells the module where the tick stands. */
export function enterWith({ call }: Module): (place: Place) => void {
  return ({ world, k, region, first, size, residents }) => {
    call.enterCommunity(k, world.firstCommunity + k, region, first, size, residents)
    // one that was just unpacked is at hand
    if (world.communities > 1) call.lookNear()
    call.enterRegion()
  }
}
