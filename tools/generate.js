// Writes what is made from the code: JSON Schemas for editors, the references of the language and the command line.
// `npm run generate`, or `node tools/generate.js` after a build; `--check` writes nothing and fails if a file is out of date.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generatedForFiles } from '../dist/file/schema.js'
import { cliReference } from '../dist/cli/reference.js'
import { measuresReference } from '../dist/measure/reference.js'
import { generated } from '../dist/scenario/generated.js'
import { generatedForVignettes } from '../dist/vignette/generated.js'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const check = process.argv.includes('--check')
let stale = 0
const made = {
  ...generated(),
  ...generatedForVignettes(),
  ...generatedForFiles(),
  'docs/reference/cli.md': cliReference(),
  'docs/reference/measures.md': measuresReference(),
}
for (const [path, text] of Object.entries(made)) {
  const file = join(root, path)
  let old
  try {
    old = readFileSync(file, 'utf8')
  } catch {
    old = undefined
  }
  if (old === text) continue
  stale++
  console.log(`${check ? 'out of date' : 'written'}: ${path}`)
  if (check) continue
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
if (check && stale > 0) process.exitCode = 1
