/** Stage `grade`: bands of the number. Grades are set on the scheme's own dates and hold until the next. */
import { fileMetric } from '../counters.js'
import { downgradeWord, purpose } from '../draw/purposes.js'
import { type Place, count } from '../place.js'
import { agrees } from '../record/consent.js'
import type { Bands } from '../respond/now.js'
import { addStrain } from '../respond/feelings.js'
import { speakOut } from '../respond/protest.js'
import { isScored } from '../respond/membership.js'
import { startOf } from '../score/start.js'
import { withFieldGrade } from './fields.js'
import { CONTEXTS } from '../tables.js'
import type { World } from '../world.js'
import { changes } from '../measure/before.js'

/** Grade of a score; 0 is the best. */
export function gradeOf(grade: Bands, score: number): number {
  let g = 0
  while (g < grade.count - 1 && score < grade.from[g]) g++
  return g
}

/** Sets grades anew where that is due, takes letters away where the scheme dropped them, and counts moves and spells. */
export function regrade(place: Place): void {
  const { tables, world, now, watch } = place
  const { grade, covers } = tables
  if (grade.count === 0) return
  const none = grade.count
  const { composite } = tables.score
  const dropped = now.dropped[place.region]
  const { bands, trueBands } = now
  if (!dropped && (!now.regrades || !bands || !trueBands)) return
  if (dropped && watch === undefined && !holdsLetters(place)) return
  const end = place.first + place.size
  for (let i = place.first; i < end; i++) {
    watch?.turn?.('grade', i)
    const before = world.grade[i]
    if (dropped || (covers && !covers[world.cell[i]]) || !isScored(world, i) || !agrees(place, i)) {
      if (before !== none) move(place, i, before, none)
      setTruly(world, i, none)
    } else {
      // letters are by rank at the earliest a tick after the first scores, and dropped ones need no bands
      const next = gradeOf(bands!, world.score[i])
      const start = composite ? world.began[i] : startOf(tables.score, world.cell[i])
      // whoever has had no letter yet compares the first with the one that the points of the start would have brought
      if (next > (before === none ? gradeOf(bands!, start) : before)) resent(place, i)
      move(place, i, before, next)
      setTruly(world, i, gradeOf(trueBands!, world.truth[i]))
      setWithinFields(world, i, bands!, start)
    }
  }
}

/** Sets the letters that the points of each field of life alone would give. */
function setWithinFields({ subscore, fieldGrades }: World, resident: number, bands: Bands, start: number): void {
  const ofStart = gradeOf(bands, start)
  let letters = 0
  for (let c = 0; c < CONTEXTS; c++) {
    const points = subscore[resident * CONTEXTS + c]
    letters = withFieldGrade(fieldGrades, letters, c, points === 0 ? ofStart : gradeOf(bands, start + points))
  }
  fieldGrades[resident] = letters
}

/** Whether anybody of the community has a letter left, on file or in truth. */
function holdsLetters({ world, first, size, tables }: Place): boolean {
  const none = tables.grade.count
  const { grade, trueGrade } = world
  const end = first + size
  let i = first
  // four at a time, without asking after each: mostly nobody has
  for (; i + 4 <= end; i += 4) {
    const onFile = (grade[i] ^ none) | (grade[i + 1] ^ none) | (grade[i + 2] ^ none) | (grade[i + 3] ^ none)
    const truly =
      (trueGrade[i] ^ none) | (trueGrade[i + 1] ^ none) | (trueGrade[i + 2] ^ none) | (trueGrade[i + 3] ^ none)
    if ((onFile | truly) !== 0) return true
  }
  for (; i < end; i++) if (grade[i] !== none || trueGrade[i] !== none) return true
  return false
}

/** Somebody is graded down; whoever is not told of it feels and says nothing, until a door refuses them. */
function resent(place: Place, resident: number): void {
  const { tables, world, now, scratch, layout } = place
  const { words } = scratch
  count(place, resident, fileMetric(layout, 'graded_down'))
  place.draw(place.subject + resident - place.first, now.tick, purpose.downgrade, 0, words)
  if (words[downgradeWord.told] >= tables.safeguard.toldLower) {
    count(place, resident, fileMetric(layout, 'graded_down_untold'))
    return
  }
  if (!tables.response.on) return
  speakOut(place, resident, tables.opinion.speaksOut.afterLowerGrade, words[downgradeWord.speaksOut])
  addStrain(world, resident, tables.response.strainOfLowerGrade)
}

function setTruly(world: World, resident: number, letter: number): void {
  if (world.trueGrade[resident] === letter) return
  changes(world, resident)
  world.trueGrade[resident] = letter
}

function move(place: Place, resident: number, before: number, next: number): void {
  const { tables, world, now, counters, gradings } = place
  if (!counters.idle) {
    const sort = tables.group.classOfCell[world.cell[resident]]
    gradings.move(sort, before, next)
    if (next !== before && before !== tables.grade.count)
      gradings.endSpell(sort, before, Math.floor((now.tick - world.since[resident]) / tables.grade.interval + 0.5))
  }
  if (next === before) return
  changes(world, resident)
  world.grade[resident] = next
  world.since[resident] = now.tick
}
