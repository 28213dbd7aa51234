// Puts the command and its threads into a few files: Node opens several hundred small ones otherwise, which takes longer
// than reading a scenario. What the library offers stays as the compiler wrote it.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** The command, and what it starts in threads of their own. */
const entries = ['cli/main.js', 'run/crew/worker.js', 'experiment/pair/worker.js', 'search/worker.js']
/** Pieces lie as deep as the folders they come from, so that paths from a file to the package stay right. */
const pieces = 'cli'

/** Files are named from where their code stood before; the pieces stand elsewhere. */
const paths = (folder) => ({
  name: 'paths',
  setup(build) {
    build.onLoad({ filter: /\.js$/ }, ({ path }) => {
      if (!path.startsWith(folder)) return undefined
      const contents = readFileSync(path, 'utf8').replaceAll(
        /new URL\('(\.\/[^']+)', import\.meta\.url\)/g,
        (_, to) => `new URL('../${relative(folder, resolve(dirname(path), to))}', import.meta.url)`,
      )
      return { contents, loader: 'js' }
    })
  },
})

/** The schemas speak English alone; their words for forty other languages would be half of what every command reads. */
const english = {
  name: 'english',
  setup(build) {
    build.onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js'",
      loader: 'js',
    }))
  },
}

/** No command starts another program; what would start one takes longer to load than most that runs do. */
const alone = {
  name: 'alone',
  setup(build) {
    build.onLoad({ filter: /commander[\\/]lib[\\/]command\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/(const childProcess = )require\('node:child_process'\)/, '$1{}'),
      loader: 'js',
    }))
  },
}

/**
 * Bundles a folder of compiled files, in place.
 * @param {string} folder
 * @param {string} root of the package
 */
export async function bundle(folder, root) {
  const { build } = await import('esbuild')
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: entries.map((entry) => join(folder, entry)),
    outdir: folder,
    outbase: folder,
    chunkNames: `${pieces}/piece-[hash]`,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // a native module must stay where it is
    external: ['@duckdb/node-api'],
    // packages that are not modules ask for others in the old way
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    allowOverwrite: true,
    metafile: true,
    plugins: [paths(folder), english, alone],
    minifyWhitespace: true,
    minifySyntax: true,
    logLevel: 'silent',
  })
  writeFileSync(join(folder, 'LICENSES.txt'), licences(Object.keys(metafile.inputs), root))
  await readSources(folder, root)
  await readDocuments(folder)
}

/** Reads the bibliography of the package once for all runs; whoever takes it up looks whether it is still of the same bytes. */
async function readSources(folder, root) {
  const { parseBibliography } = await import(pathToFileURL(join(folder, 'scenario', 'bibliography.js')).href)
  const bytes = readFileSync(join(root, 'sources', 'sources.yaml'))
  try {
    const sources = parseBibliography('sources/sources.yaml', bytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    writeFileSync(join(folder, 'sources.json'), JSON.stringify({ sha256, sources }))
  } catch {
    // it has mistakes, which those who read it will say
  }
}

/** Reads, checks and fits what comes with the package once for all runs; see src/run/known.ts. */
async function readDocuments(folder) {
  const from = (path) => import(pathToFileURL(join(folder, 'run', path)).href)
  const [{ writeKnown }, { diskReader }, { packagedNames }] = await Promise.all(
    ['known.js', 'disk.js', 'packaged.js'].map(from),
  )
  await writeKnown(await packagedNames('scenario'), diskReader().read)
}

/** The licences of all packages of which code stands in the pieces. */
function licences(inputs, root) {
  const found = inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? [])
  const texts = [...new Set(found)]
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((path) => {
      const dir = resolve(root, path)
      const { name, version, license } = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'))
      const file = readdirSync(dir).find((each) => /^licen[cs]e/i.test(each))
      const text =
        file && existsSync(join(dir, file)) ? readFileSync(join(dir, file), 'utf8').trim() : `Licence: ${license}`
      return `${name} ${version}\n\n${text}\n`
    })
  return `The command holds code of these packages.\n\n${texts.join(`\n${'-'.repeat(72)}\n\n`)}`
}
