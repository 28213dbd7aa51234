/** Which doors shut on whom, and in which field of life. */
import type { Context } from '../context.js'
import { barsFigure } from '../figures/bars.js'
import { mirrorFigure } from '../figures/mirror.js'
import { html, type Markup } from '../html.js'
import { doorRows, fieldRows, type DoorRow, type FieldRow } from '../numbers/doors.js'
import { under, type Parameter } from '../numbers/parameters.js'
import { FEW, part, rate } from '../numbers/rates.js'
import { colours, gradeColour } from '../svg.js'
import { bare, chapter, figureBlock } from './figure.js'
import { numeric, table } from './table.js'

interface DoorSum {
  title: string
  rows: DoorRow[]
  shut: number
  opened: number
}

/** The chapter on doors, by grade and by field of life. */
export function doorsSection(context: Context, parameters: readonly Parameter[]): Markup {
  const words = context.words.figures.doors
  const rows = doorRows(context)
  const doors = byDoor(rows)
  const sum = doors.reduce((total, door) => total + door.shut + door.opened, 0)
  if (sum < FEW) return chapter('doors', words.topic, bare(words.titleFew, context.words.fewCases))
  const behind = under(parameters, 'doors')
  return chapter(
    'doors',
    words.topic,
    doorsBlock(context, doors, rows, behind),
    fieldsBlock(context, under(parameters, 'doors.*.treatment', 'grades')),
  )
}

function byDoor(rows: readonly DoorRow[]): DoorSum[] {
  const doors = new Map<string, DoorSum>()
  for (const row of rows) {
    const door = doors.get(row.door) ?? { title: row.title, rows: [], shut: 0, opened: 0 }
    door.rows.push(row)
    door.shut += row.shut
    door.opened += row.opened
    doors.set(row.door, door)
  }
  return [...doors.values()].toSorted((a, b) => b.shut + b.opened - a.shut - a.opened)
}

function doorsBlock(
  context: Context,
  doors: readonly DoorSum[],
  rows: readonly DoorRow[],
  parameters: readonly Parameter[],
): Markup {
  const { f, words: all, grades } = context
  const words = all.figures.doors
  const shut = doors.reduce((total, door) => total + door.shut, 0)
  const opened = doors.reduce((total, door) => total + door.opened, 0)
  const hardest = doors.reduce((a, b) => (b.shut > a.shut ? b : a))
  const label = (events: number, attempts: number): string => {
    if (events === 0) return ''
    const { value } = rate(events, attempts, 1000)
    return value === null ? all.few : f.rate(value)
  }
  const sets = doors.flatMap((door) => {
    const known = door.rows.filter((row) => row.shut >= FEW || row.opened >= FEW)
    if (known.length === 0) return []
    return [
      {
        title: door.title,
        rows: known.map((row) => ({
          title: row.gradeTitle,
          left: rate(row.shut, row.attempts, 1000).value ?? 0,
          right: rate(row.opened, row.attempts, 1000).value ?? 0,
          leftLabel: label(row.shut, row.attempts),
          rightLabel: label(row.opened, row.attempts),
          colour: gradeColour(row.gradeIndex, grades.length),
        })),
      },
    ]
  })
  const byGrade = sets.length > 0
  return figureBlock(context, {
    id: 'shut',
    title: opened > 0 ? words.title(f.count(shut), f.count(opened)) : words.titleShut(f.count(shut)),
    lead: hardest.shut > 0 && words.lead(hardest.title, f.count(hardest.shut)),
    caption: byGrade ? words.caption : words.captionCounts,
    description: words.alternative(
      doors.map((door) => words.item(door.title, f.count(door.shut), f.count(door.opened))).join(' '),
    ),
    draw: (about, size) =>
      mirrorFigure(
        {
          leftTitle: byGrade ? words.left : words.leftCount,
          rightTitle: byGrade ? words.right : words.rightCount,
          leftColour: byGrade ? 'currentColor' : colours.accent,
          rightColour: byGrade ? 'currentColor' : colours.slate,
          sets: byGrade ? sets : [{ rows: doors.map((door) => countRow(context, door)) }],
        },
        about,
        size,
      ),
    table: doorsTable(context, rows),
    parameters,
  })
}

function countRow(context: Context, { title, shut, opened }: DoorSum) {
  const write = (count: number): string => (count > 0 ? context.f.count(count) : '')
  return { title, left: shut, right: opened, leftLabel: write(shut), rightLabel: write(opened) }
}

function doorsTable(context: Context, rows: readonly DoorRow[]): Markup {
  const { f, words } = context
  const { columns, tableCaption } = words.figures.doors
  return table(
    tableCaption,
    [
      { title: columns.door },
      { title: columns.field },
      { title: columns.grade },
      ...numeric([columns.attempts, columns.refused, columns.shut, columns.opened]),
    ],
    rows.map((row) => [
      row.title,
      words.fields[row.context],
      row.gradeTitle,
      f.count(row.attempts),
      f.count(row.refused),
      f.count(row.shut),
      f.count(row.opened),
    ]),
  )
}

function fieldsBlock(context: Context, parameters: readonly Parameter[]): Markup {
  const { f, words: all } = context
  const words = all.figures.doors
  const rows = fieldRows(context)
  const sum = (of: 'charges' | 'shut' | 'crossed'): number => rows.reduce((total, row) => total + row[of], 0)
  const [charges, shut, crossed] = [sum('charges'), sum('shut'), sum('crossed')]
  if (charges < FEW || shut < FEW) return html``
  const bar = (row: FieldRow, parts: number[], of: number, label: string) => ({
    title: all.fields[row.field],
    parts: parts.map((value) => part(value, of)),
    label,
  })
  const text = (count: number, of: number): string => words.shareOf(f.share(part(count, of)), f.count(count))
  return figureBlock(context, {
    id: 'fields',
    title: words.crossTitle(f.shareOf(part(crossed, shut))),
    lead: words.crossLead,
    caption: words.crossCaption,
    description: words.crossAlternative(
      rows
        .map((row) =>
          words.crossItem(
            all.fields[row.field],
            f.share(part(row.charges, charges)),
            f.count(row.shut),
            f.count(row.crossed),
          ),
        )
        .join(' '),
    ),
    draw: (about, size) =>
      barsFigure(
        {
          parts: [
            { title: words.crossCharges, fill: colours.slateSoft },
            { title: words.crossOwn, fill: colours.slate },
            { title: words.crossOther, fill: colours.accent },
          ],
          most: 1,
          sets: [
            {
              title: words.crossCharges,
              rows: rows.map((row) => bar(row, [row.charges, 0, 0], charges, text(row.charges, charges))),
            },
            {
              title: words.crossShut,
              rows: rows.map((row) => bar(row, [0, row.shut - row.crossed, row.crossed], shut, text(row.shut, shut))),
            },
          ],
        },
        about,
        size,
      ),
    table: table(
      words.crossTable,
      [{ title: words.field }, ...numeric([words.crossCharges, words.crossShut, words.crossOther])],
      rows.map((row) => [all.fields[row.field], f.count(row.charges), f.count(row.shut), f.count(row.crossed)]),
    ),
    parameters,
  })
}
