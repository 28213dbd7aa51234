/** Hearing of a charge, and seeing it printed; see `score/hear.ts` and `score/publish.ts` of the engine. */
import { count } from '../measure/count'
import { draw, word0 } from '../draw/draw'
import { addRisk, addStrain, responds } from '../respond/feelings'
import { subject } from '../place'
import { speakOut } from '../respond/protest'

/** Chances of speaking out, times 2^32, and what a charge leaves behind in the one charged. */
export let protestOfCharge: f64 = 0
export let protestOfWrongCharge: f64 = 0
export let strainOfCharge: i32 = 0
export let strainOfWrongCharge: i32 = 0
export let riskOfCharge: i32 = 0
/** Whether names are printed, the chance of it, and what it leaves behind. */
export let publishes: i32 = 0
export let publishedNamed: f64 = 0
export let publishedStrain: i32 = 0
export let purposePublication: u32 = 0
/** Numbers of flow metrics. */
export let metricTold: i32 = 0
export let metricToldWrong: i32 = 0
export let metricPublished: i32 = 0
export let metricPublishedWrong: i32 = 0

/** The one charged is told, and is not the same afterwards. */
export function hear(local: i32, points: i32, wrong: bool, luck: u32): void {
  count(local, metricTold, 1)
  if (points >= 0) return
  if (wrong) count(local, metricToldWrong, 1)
  if (responds === 0) return
  speakOut(local, wrong ? protestOfWrongCharge : protestOfCharge, luck)
  addStrain(local, wrong ? strainOfWrongCharge : strainOfCharge)
  addRisk(local, riskOfCharge)
}

/** A charge that has just reached the file is printed with the name of the one charged, or is not. */
export function publish(local: i32, wrong: bool, luck: u32): void {
  if (publishes === 0) return
  draw(subject + <u32>local, purposePublication, luck)
  if (<f64>word0 >= publishedNamed) return
  count(local, metricPublished, 1)
  if (wrong) count(local, metricPublishedWrong, 1)
  if (responds !== 0) addStrain(local, publishedStrain)
}
