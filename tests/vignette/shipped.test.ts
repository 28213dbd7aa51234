/** The vignettes that come with the package: all hold, and together they try every rule of their scenario. */
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { diskReader } from '../../src/run/disk.js'
import { readVignettes, vignetteNames } from '../../src/run/vignettes.js'
import { loadScenario } from '../../src/scenario/load.js'
import { documentJsonSchema } from '../../src/scenario/jsonschema.js'
import { generatedForVignettes } from '../../src/vignette/generated.js'
import { parseVignettes } from '../../src/vignette/load.js'
import { vignetteSchema } from '../../src/vignette/schema.js'
import { tryVignettes } from '../../src/vignette/try.js'

const names = await vignetteNames()
const root = new URL('../../', import.meta.url)
const read = async (name: string) => {
  const { file, bytes } = await readVignettes(name)
  return [file, bytes, diskReader()] as const
}

/** Rules that a scenario has from the one it extends, as they are there: they are tried in the cases of that one. */
async function triedByParent(name: string, rules: Record<string, unknown>): Promise<string[]> {
  const { extends: parent } = parse(readFileSync(new URL(`scenarios/${name}.yaml`, root), 'utf8')) as {
    extends?: string
  }
  if (parent === undefined || !names.includes(parent)) return []
  const { scenario } = await loadScenario(parent, diskReader())
  return Object.keys(rules).filter((rule) => JSON.stringify(rules[rule]) === JSON.stringify(scenario.rules[rule]))
}

test('there are some', () => expect(names).toContain('suining-2010'))

describe.each(names)('%s', (name) => {
  test('holds', async () => {
    const { scenario, vignettes } = await tryVignettes(...(await read(name)))
    expect(scenario).toBe(name)
    const wrong = vignettes.filter(({ holds }) => !holds)
    expect(wrong.map(({ name: which, expectations }) => [which, expectations.flatMap(({ checks }) => checks)])).toEqual(
      [],
    )
  })

  test('tries every rule that ever is in force', async () => {
    const { document, scenario } = await parseVignettes(...(await read(name)))
    const tried = new Set(
      Object.values(document.vignettes).flatMap(({ expect: all }) => all.flatMap(({ because }) => because ?? [])),
    )
    // a rule that does nothing but take people off lists leaves no reason behind: its act must happen in a case
    const happened = new Set(
      Object.values(document.vignettes).flatMap(({ events }) => events.flatMap(({ does }) => does ?? [])),
    )
    const takesOff = Object.entries(scenario.rules).filter(
      ([, { points, rates, lists, delists, behaviour }]) =>
        delists && !points && !rates && !lists && happened.has(behaviour),
    )
    for (const [rule] of takesOff) tried.add(rule)
    for (const rule of await triedByParent(name, scenario.rules)) tried.add(rule)
    expect(Object.keys(scenario.rules).filter((rule) => !tried.has(rule))).toEqual([])
  })

  test('has the shape that editors are told of', async () => {
    const accepts = new Ajv2020({ allowUnionTypes: true }).compile(documentJsonSchema(vignetteSchema, 'Vignettes'))
    accepts(parse(new TextDecoder().decode((await readVignettes(name)).bytes)))
    expect(accepts.errors).toBeNull()
  })
})

test.each(Object.entries(generatedForVignettes()))('%s is up to date', (path, text) => {
  expect(readFileSync(new URL(path, root), 'utf8') === text, 'run: node tools/generate.js').toBe(true)
})
