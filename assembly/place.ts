/**
 * Where the tick stands: one community, with the columns of its subjects. Columns of the world are set once, by the host;
 * those here without `Of` begin at the community at hand, so that all stages count subjects from 0.
 */

/** Subjects of a full community. */
export const COMMUNITY_SIZE: i32 = 1024
/** Fields of life. */
export const CONTEXTS: i32 = 4
/** Levels into which strain, hardship and perceived risk are sorted. */
export const LEVELS: i32 = 16
export const LEVEL_SHIFT: i32 = 4
export const Q12: f64 = 4096
export const Q16: f64 = 65536
/** Stands for nobody where a subject is named by its number within the community. */
export const NOBODY: i32 = 65535

/** Tick at hand. */
export let tick: i32 = 0

/** Community within the world, and its number in the whole society. */
export let k: i32 = 0
export let community: u32 = 0
export let region: i32 = 0
/** Subjects, residents among them, and the number of the first across the whole society. */
export let size: i32 = 0
export let residents: i32 = 0
export let subject: u32 = 0
/** Number of the first within the world. */
export let begin: i32 = 0

/** Columns of the world; 0 for those that the scheme does not use. */
export let cellOf: usize = 0
export let householdOf: usize = 0
export let ownerOf: usize = 0
export let employerOf: usize = 0
export let lineOf: usize = 0
export let scoreOf: usize = 0
export let truthOf: usize = 0
export let takenOf: usize = 0
export let givenOf: usize = 0
export let trueTakenOf: usize = 0
export let trueGivenOf: usize = 0
export let ruleGivenOf: usize = 0
export let trueRuleGivenOf: usize = 0
export let subscoreOf: usize = 0
export let fieldGradesOf: usize = 0
export let gradeOf: usize = 0
export let trueGradeOf: usize = 0
export let sinceOf: usize = 0
export let strainOf: usize = 0
export let hardshipOf: usize = 0
export let riskOf: usize = 0
export let friendsOf: usize = 0
export let friendsBeganOf: usize = 0
export let memberOf: usize = 0
export let listedOf: usize = 0
export let trulyListedOf: usize = 0
/** [communities x sensors] */
export let coveredOf: usize = 0

/** Bytes of a number in the columns that are as wide as the scheme needs. */
export let sinceBytes: i32 = 1
export let fieldGradesBytes: i32 = 2
/** Rules with a limit of their own, lists, and sensors. */
export let limited: i32 = 0
export let lists: i32 = 0
export let sensors: i32 = 0

export let cell: usize = 0
export let household: usize = 0
export let owner: usize = 0
export let employer: usize = 0
export let line: usize = 0
export let score: usize = 0
export let truth: usize = 0
export let taken: usize = 0
export let given: usize = 0
export let trueTaken: usize = 0
export let trueGiven: usize = 0
export let ruleGiven: usize = 0
export let trueRuleGiven: usize = 0
export let subscore: usize = 0
export let fieldGrades: usize = 0
export let grade: usize = 0
export let trueGrade: usize = 0
export let since: usize = 0
export let strain: usize = 0
export let hardship: usize = 0
export let risk: usize = 0
export let friends: usize = 0
export let friendsBegan: usize = 0
export let member: usize = 0
export let listed: usize = 0
export let trulyListed: usize = 0
export let covered: usize = 0

// @ts-ignore: decorators of AssemblyScript
@inline
function from(column: usize, at: i32): usize {
  return column === 0 ? 0 : column + <usize>at
}

/** A tick begins. */
export function beginTick(number: i32): void {
  tick = number
}

/** So that what is looked at is not taken for useless. */
let looked: i32 = 0

const LINE: usize = 64

/**
 * Looks at a column from end to end. Stages visit few subjects here and there, and would wait for each; one look after the other,
 * none of which depends on another, brings the whole community near in the time of a few such waits.
 */
function lookThrough(column: usize, bytes: i32): void {
  if (column === 0) return
  let sum = 0
  const end = column + <usize>bytes
  for (let at = column; at < end; at += LINE) sum += load<u8>(at)
  looked = sum
}

/** Moves on to a community; `first` is the number of its first subject within the world. */
export function enterCommunity(number: i32, whole: u32, where: i32, first: i32, subjects: i32, people: i32): void {
  k = number
  community = whole
  region = where
  begin = first
  size = subjects
  residents = people
  subject = whole * COMMUNITY_SIZE
  cell = from(cellOf, first << 1)
  household = from(householdOf, first << 1)
  owner = from(ownerOf, first << 1)
  employer = from(employerOf, first << 1)
  line = from(lineOf, first << 1)
  score = from(scoreOf, first << 1)
  truth = from(truthOf, first << 1)
  taken = from(takenOf, first << 1)
  given = from(givenOf, first << 1)
  trueTaken = from(trueTakenOf, first << 1)
  trueGiven = from(trueGivenOf, first << 1)
  ruleGiven = from(ruleGivenOf, (first * limited) << 1)
  trueRuleGiven = from(trueRuleGivenOf, (first * limited) << 1)
  subscore = from(subscoreOf, first << 3)
  fieldGrades = from(fieldGradesOf, first * fieldGradesBytes)
  grade = from(gradeOf, first)
  trueGrade = from(trueGradeOf, first)
  since = from(sinceOf, first * sinceBytes)
  strain = from(strainOf, first)
  hardship = from(hardshipOf, first)
  risk = from(riskOf, first)
  friends = from(friendsOf, first << 1)
  friendsBegan = from(friendsBeganOf, first << 1)
  member = from(memberOf, first)
  listed = from(listedOf, first * lists)
  trulyListed = from(trulyListedOf, first * lists)
  covered = from(coveredOf, number * sensors)
}

/**
 * Brings the community at hand near, if it lies among many others; but for the points of the fields of life, the longest column, of
 * which few are looked at in most ticks; see {@link lookAtFields}.
 */
export function lookNear(): void {
  lookThrough(cell, size << 1)
  lookThrough(line, size << 1)
  lookThrough(score, size << 1)
  lookThrough(truth, size << 1)
  lookThrough(grade, size)
  lookThrough(trueGrade, size)
  lookThrough(strain, size)
  lookThrough(hardship, size)
  lookThrough(risk, size)
}

/** Brings these near, for whoever will look at many. */
export function lookAtFields(): void {
  lookThrough(subscore, size << 3)
}

/** Another subject of the same kind, with equal chances; the same if there is no other. */
export function somebodyElse(local: i32, word: u32): i32 {
  const isResident = local < residents
  const kindFrom = isResident ? 0 : residents
  const kind = isResident ? residents : size - residents
  if (kind < 2) return local
  const other = kindFrom + oneOf(word, kind - 1)
  return other < local ? other : other + 1
}

/** One of 0 .. n-1 with equal chances. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function oneOf(word: u32, n: i32): i32 {
  return <i32>((<u64>word * <u64>n) >> 32)
}

/** Whether somebody has a file and a score: everybody, but where that is a choice. */
export function isScored(local: i32): bool {
  return member === 0 || load<u8>(member + <usize>local) === IS_MEMBER
}

/** `member.is` of the engine, set by the host. */
export let IS_MEMBER: u8 = 1
