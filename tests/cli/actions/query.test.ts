import { beforeEach, expect, test, vi } from 'vitest'
import { asCsv, query } from '../../../src/cli/actions/query.js'
import { queryRun, type QueryResult } from '../../../src/run/query.js'
import { fakeTerminal } from '../fakeTerminal.js'

vi.mock('../../../src/run/query.js', async (original) => ({
  ...(await original<typeof import('../../../src/run/query.js')>()),
  queryRun: vi.fn<typeof queryRun>(),
}))

const answer: QueryResult = {
  columns: ['grade', 'residents', 'residents'],
  rows: [
    ['A', 1200, null],
    ['a "good", one', 7, 0.5],
  ],
}
beforeEach(() => void vi.mocked(queryRun).mockResolvedValue(answer))

async function asked(sql: string | undefined, options: { json?: boolean; csv?: boolean }) {
  const terminal = fakeTerminal()
  await query('runs/x', sql, options, terminal)
  return { out: terminal.out.text, err: terminal.err.text }
}

test('a table for people, numbers on the right, nothing for nothing', async () => {
  const { out } = await asked('SELECT 1', {})
  expect(out).toBe(
    'grade          residents  residents\nA                   1200\na "good", one          7        0.5\n',
  )
  expect(queryRun).toHaveBeenLastCalledWith('runs/x', 'SELECT 1')
})

test('JSON loses no column, even if two have one name', async () => {
  const { out } = await asked('SELECT 1', { json: true })
  expect(JSON.parse(out)).toEqual([
    { grade: 'A', residents: 1200, residents_2: null },
    { grade: 'a "good", one', residents: 7, residents_2: 0.5 },
  ])
})

test('comma-separated values are quoted where they must be', () => {
  expect(asCsv(answer)).toBe('grade,residents,residents\nA,1200,\n"a ""good"", one",7,0.5\n')
  expect(
    asCsv({
      columns: ['x', 'y'],
      rows: [
        ['', [1, 2]],
        [true, 'two\nlines'],
      ],
    }),
  ).toBe('x,y\n"","[1,2]"\ntrue,"two\nlines"\n')
})

test('without a question: the dictionary', async () => {
  await asked(undefined, {})
  expect(vi.mocked(queryRun).mock.lastCall?.[1]).toContain('FROM dictionary')
})

test('a reader gets the first thousand rows and is told so; a machine gets them all', async () => {
  const rows = Array.from({ length: 1200 }, (_, i) => [i])
  vi.mocked(queryRun).mockResolvedValue({ columns: ['i'], rows })
  const { out, err } = await asked('SELECT 1', {})
  expect(out.split('\n')).toHaveLength(1002)
  expect(err).toContain('first 1000 of 1200 rows')
  expect((await asked('SELECT 1', { csv: true })).out.split('\n')).toHaveLength(1202)
})
