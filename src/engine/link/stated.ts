/** What a record says of whom it is about: their marks, but for the errors of the database that took them down. */
import { purpose, samePurposeName } from '../draw/purposes.js'
import { type Place, somebodyElse } from '../place.js'
import { codeOf } from './identity.js'
import { type DatabaseLink, type FieldTable, MISSING, NOBODYS } from './tables.js'

/** Words of a field stand in the first block of its draw or in the second. */
const PER_BLOCK = 4

/**
 * Draws the luck of all fields of a record; it stays in `scratch.linking.words`, by field of the registry.
 *
 * @returns whether any field that the database holds came out missing or wrong
 */
export function drawErrors(place: Place, o: number, who: number, held: DatabaseLink): boolean {
  const { tables, world, now, scratch } = place
  const { observations, linking, more } = scratch
  const { words } = linking
  const subject = observations.drawSubject[o]
  const ordinal = observations.drawOrdinal[o]
  const name = observations.filePurpose[o]
  place.draw(subject, now.tick, samePurposeName(name, purpose.identifiers), ordinal, more)
  for (let i = 0; i < PER_BLOCK; i++) words[i] = more[i]
  if (tables.link!.fields.length > PER_BLOCK) {
    place.draw(subject, now.tick, samePurposeName(name, purpose.moreIdentifiers), ordinal, more)
    for (let i = 0; i < PER_BLOCK; i++) words[PER_BLOCK + i] = more[i]
  }
  const { fields, wrong } = held
  const row = tables.doing.profileOfCell[world.cell[place.first + who]] * fields.length
  for (let h = 0; h < fields.length; h++) if (words[fields[h]] < wrong[row + h]) return true
  return false
}

/** Writes down what the record says, field by field, into `scratch.linking.stated`. */
export function state(place: Place, who: number, held: DatabaseLink): void {
  const { tables, world, scratch } = place
  const { stated, words } = scratch.linking
  const { fields, missing, wrong } = held
  const resident = place.first + who
  const row = tables.doing.profileOfCell[world.cell[resident]] * fields.length
  for (let h = 0; h < fields.length; h++) {
    const f = fields[h]
    const word = words[f]
    const mark = world.identity!.marks[f][resident]
    if (word < missing[row + h]) stated[h] = MISSING
    else if (word >= wrong[row + h]) stated[h] = mark
    else {
      // below the threshold a word is again even over what lies below it
      const part = (word - missing[row + h]) / (wrong[row + h] - missing[row + h])
      stated[h] = wrongMark(place, who, tables.link!.fields[f], f, Math.floor(part * 4294967296))
    }
  }
}

/** What stands in a field that is wrong: mostly somebody else's mark, drawn as marks are; never one's own. */
function wrongMark(place: Place, who: number, field: FieldTable, f: number, word: number): number {
  const { world } = place
  const resident = place.first + who
  const { marks } = world.identity!
  const own = marks[f][resident]
  const cell = world.cell[resident]
  let mark: number
  switch (field.kind) {
    case 'codes':
      mark = field.offset[cell] + codeOf(field.cumulative, word)
      break
    case 'category': {
      if (field.categories < 2) return NOBODYS
      const other = Math.floor((word * (field.categories - 1)) / 4294967296)
      return other < own ? other : other + 1
    }
    case 'day':
      mark = field.offset[cell] + Math.floor((word * field.days[cell]) / 4294967296)
      break
    case 'household':
      mark = marks[f][place.first + somebodyElse(place, who, word)]
      break
    case 'own':
      return NOBODYS
  }
  return mark === own ? NOBODYS : mark
}
