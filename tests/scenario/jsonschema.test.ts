import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { generated } from '../../src/scenario/generated.js'
import { scenarioJsonSchema } from '../../src/scenario/jsonschema.js'
import { child, fixture } from './support/reader.js'

const root = new URL('../../', import.meta.url)

test.each(Object.keys(generated()))('%s is up to date', (path) => {
  const committed = readFileSync(new URL(path, root), 'utf8')
  expect(committed === generated()[path], 'run: node tools/generate.js').toBe(true)
})

describe.each(['draft-2020-12', 'draft-07'] as const)('%s', (draft) => {
  const ajv = draft === 'draft-07' ? new Ajv({ allowUnionTypes: true }) : new Ajv2020({ allowUnionTypes: true })
  const accepts = ajv.compile(scenarioJsonSchema(draft))
  const good = fixture('good.yaml')

  test('accepts the good scenario', () => {
    expect(accepts(parse(good))).toBe(true)
  })

  test.each(['suining-2010', 'suining-2010-fair', 'suining-2010-grades-kept', 'suining-2010-no-scheme'])(
    'accepts %s',
    (name) => {
      accepts(parse(readFileSync(new URL(`scenarios/${name}.yaml`, root), 'utf8')))
      expect(accepts.errors).toBeNull()
    },
  )

  test.each([
    'rules: { R-1: off }',
    'rules: { R-1: { points: { value: -5 points, evidence: assumed } } }',
    'safeguards: { appeal: { on: false } }',
    'grades: off',
  ])('accepts differences: %s', (lines) => {
    accepts(parse(child(lines)))
    expect(accepts.errors).toBeNull()
  })

  const structural = [
    'unknown-key-top',
    'unknown-key-behaviour',
    'unknown-key-band',
    'unknown-key-quantity',
    'unknown-key-treatment',
    'share-without-unit',
    'rate-without-unit',
    'share-for-rate',
    'points-for-factor',
    'misspelt-unit',
    'decimal-comma',
    'unknown-kind-of-sensor',
    'unknown-context',
    'unknown-evidence-word',
    'text-for-switch',
    'list-for-block',
    'block-for-list',
    'number-for-text',
    'nothing-after-key',
    'wrong-version',
    'missing-title',
    'name-only-digits',
    'cross-of-one-trait',
    'range-of-one',
    'block-without-value',
    'no-name',
    'date-other-order',
    'empty-title',
  ]
  test.each(structural)('refuses wrong/%s, as the laboratory does', (name) => {
    expect(accepts(parse(fixture(`wrong/${name}.yaml`)))).toBe(false)
  })
})
