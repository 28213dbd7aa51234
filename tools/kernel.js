#!/usr/bin/env node
// Compiles the fast kernel, assembly/ to src/engine/fast/bytes.ts. The module is committed, so that whoever only builds and
// runs needs no compiler for it; a test says if it is not what the sources give.
//
//   node tools/kernel.js
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const target = join(root, 'src', 'engine', 'fast', 'bytes.ts')
const compiler = join(root, 'node_modules', 'assemblyscript', 'bin', 'asc.js')

/**
 * The module that the sources give; throws with the compiler's messages.
 * @returns {Buffer}
 */
export function compileKernel() {
  const twice = namesGivenTwice()
  if (twice.length > 0)
    throw new Error(`assembly/ exports more than once, and the host would reach one of them: ${twice.join(', ')}`)
  const scratch = mkdtempSync(join(tmpdir(), 'glasshouse-kernel-'))
  try {
    const out = join(scratch, 'kernel.wasm')
    const options = [
      ...['--outFile', out, '--memoryBase', '1024'],
      // no checks of its own, no collector, vectors, and the memory that the host hands in, which is all 0
      ...['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--importMemory', '--zeroFilledMemory'],
    ]
    const run = spawnSync(process.execPath, [compiler, 'assembly/index.ts', ...options], {
      cwd: root,
      encoding: 'utf8',
    })
    if (run.status !== 0) throw new Error(run.stderr || run.stdout || String(run.error))
    return readFileSync(out)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** Names that two files export: the compiler takes one of them and says nothing. */
function namesGivenTwice() {
  const names = readdirSync(join(root, 'assembly'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [
      ...readFileSync(join(root, 'assembly', file), 'utf8').matchAll(
        /^export (?:declare )?(?:let|const|function) (\w+)/gm,
      ),
    ])
    .map(([, name]) => name)
  return names.filter((name, at) => names.indexOf(name) !== at)
}

/**
 * The source file that carries a module.
 * @param {Buffer} bytes
 */
export function sourceOf(bytes) {
  return `/** The module of the fast kernel, made from assembly/ by \`npm run kernel\`. */\nexport const bytes =\n  '${bytes.toString('base64')}'\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const bytes = compileKernel()
  writeFileSync(target, sourceOf(bytes))
  console.log(`src/engine/fast/bytes.ts: ${bytes.length} bytes`)
}
