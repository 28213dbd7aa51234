import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { addressOf } from '../../src/file/address.js'
import { openFile } from '../../src/file/file.js'
import { generatedForFiles } from '../../src/file/schema.js'
import { whatIf } from '../../src/file/whatIf.js'
import { root } from '../architecture/source.js'
import { lived } from './support.js'

const [[path, text]] = Object.entries(generatedForFiles())
const accepts = new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(text) as object)

test(`${path} is up to date`, () => {
  expect(readFileSync(root + path, 'utf8'), 'run npm run generate').toBe(text)
})

test('it accepts files, with what would have been, and nothing else', async () => {
  const { input, blueprint } = await lived(undefined, 1500)
  const address = addressOf(blueprint.plan, 3)
  const file = openFile(input, address)
  // the small scenario of the tests says nothing of evidence, which shipped ones must
  for (const figure of Object.values(file.figures)) figure.evidence ??= 'assumed'
  const sent = JSON.parse(JSON.stringify({ ...file, whatIf: whatIf(input, address, file) })) as typeof file
  expect(accepts(sent) || accepts.errors).toBe(true)
  expect(accepts({ ...sent, synthetic: false })).toBe(false)
  expect(accepts({ ...sent, phone: '1' })).toBe(false)
  expect(accepts({ ...sent, events: [{ what: 'arrest', tick: 0 }] })).toBe(false)
})
