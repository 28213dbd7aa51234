import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { diskReader } from '../../src/run/disk.js'
import { loadScenario } from '../../src/scenario/load.js'

const mine = `glasshouse: 1
extends: suining-2010
scenario: mine
title: Mine
summary: As suining-2010, with a source of my own.
rules:
  SU-10:
    points: { value: -60 points, source: my-archive-2011, evidence: reported, note: Read in an archive. }
`

/** A folder of a user's own, with a scenario and a bibliography. */
function folder(sources?: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'glasshouse-'))
  writeFileSync(join(dir, 'mine.yaml'), mine)
  if (sources) writeFileSync(join(dir, 'sources.yaml'), sources)
  return join(dir, 'mine.yaml')
}

const bibliography = (id: string) =>
  `glasshouse-sources: 1\nsources:\n  ${id}: { title: A report in an archive, publisher: County archive, read: full }\n`

describe("a user's own sources", () => {
  test('stand in sources.yaml beside the scenario, and are used with those of the laboratory', async () => {
    const { scenario, bibliography: all } = await loadScenario(folder(bibliography('my-archive-2011')), diskReader())
    expect(scenario.rules['SU-10'].points).toMatchObject({ value: -60, source: ['my-archive-2011'] })
    expect(all['my-archive-2011'].title).toBe('A report in an archive')
    expect(all['xinhua-2014']).toBeDefined()
  })

  test('are missed with a word on where to put them', async () => {
    await expect(loadScenario(folder(), diskReader())).rejects.toThrow(
      /"my-archive-2011" is not in the bibliography.*sources\.yaml beside your scenario/s,
    )
  })

  test('cannot give an identifier of the laboratory another meaning', async () => {
    await expect(loadScenario(folder(bibliography('xinhua-2014')), diskReader())).rejects.toThrow(
      /sources\.yaml:3:3.*"xinhua-2014" is already an identifier/s,
    )
  })
})
