/** The scripts of a documentation page, made ready to be run as a reader would run them. */
import { transformSync } from 'esbuild'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const packageRoot = fileURLToPath(new URL('../../', import.meta.url))

export interface Example {
  name: string
  code: string
}

/** Blocks marked as TypeScript whose first line is `// example: NAME`. */
export function examplesIn(page: string): Example[] {
  const text = readFileSync(join(packageRoot, page), 'utf8')
  return [...text.matchAll(/^```ts\n\/\/ example: (\S+)\n([\s\S]*?)^```$/gm)].map(([, name, code]) => ({ name, code }))
}

/** Blocks marked as TypeScript, examples or not. */
export function blocksIn(page: string): number {
  return readFileSync(join(packageRoot, page), 'utf8').match(/^```ts$/gm)?.length ?? 0
}

/**
 * Stands in for a web site that serves the files of the package: what a page fetches from example.org is read from the
 * package, so that the example needs no network.
 */
const site = `
import { readFile } from 'node:fs/promises'
globalThis.fetch = async (url) => {
  const path = String(url).replace('https://example.org/glasshouse/', '')
  return new Response(await readFile(new URL('../' + path, import.meta.url)))
}
`

/** Strict, and the declarations of the package are checked too. */
const compilerOptions = {
  noEmit: true,
  strict: true,
  module: 'nodenext',
  target: 'es2023',
  lib: ['es2023', 'dom', 'dom.iterable'],
  types: ['node'],
  skipLibCheck: false,
}

/** A folder inside the package, where `import 'glasshouse'` means the package itself. */
export function layOut(examples: Example[]): { folder: string; site: string; remove: () => void } {
  const folder = join(packageRoot, `examples-${process.pid}.partial`)
  mkdirSync(folder)
  for (const { name, code } of examples) {
    writeFileSync(join(folder, `${name}.ts`), code)
    writeFileSync(join(folder, `${name}.js`), transformSync(code, { loader: 'ts', format: 'esm' }).code)
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }))
  writeFileSync(join(folder, 'site.js'), site)
  return { folder, site: join(folder, 'site.js'), remove: () => rmSync(folder, { recursive: true, force: true }) }
}
