import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { scripts, type Shell } from '../../../src/cli/completion/scripts.js'

const folder = mkdtempSync(join(tmpdir(), 'glasshouse-completion-'))
afterAll(() => rmSync(folder, { recursive: true }))

// stands in for the command: offers two words and reports the words it was given
writeFileSync(
  join(folder, 'glasshouse'),
  `#!/bin/sh\nprintf '%s|' "$@" > "${join(folder, 'asked')}"\nprintf 'run\\trun a thing: now\\nreport\\tagain\\n'\n`,
)
chmodSync(join(folder, 'glasshouse'), 0o755)

const has = (shell: string) => spawnSync(shell, ['--version']).status === 0
function inShell(shell: Shell, text: string) {
  const flags = { bash: ['--norc', '--noprofile'], zsh: ['-f'], fish: ['--no-config'] }[shell]
  const run = spawnSync(shell, [...flags, '-c', text], {
    encoding: 'utf8',
    cwd: folder,
    env: { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}` },
  })
  return { ...run, asked: spawnSync('cat', [join(folder, 'asked')], { encoding: 'utf8' }).stdout }
}

describe('completion scripts', () => {
  test('bash completes, twice in one shell, and evaluates nothing that was typed', () => {
    const call = `COMP_WORDS=(glasshouse 're' '$(touch evil)' ''); COMP_CWORD=3; _glasshouse; printf '%s,' "\${COMPREPLY[@]}"`
    const { stdout, stderr, asked } = inShell('bash', `${scripts.bash}\n${scripts.bash}\n${call}; ls`)
    expect(stderr).toBe('')
    expect(stdout).toContain('run,report,')
    expect(stdout).not.toContain('evil')
    expect(asked).toBe('complete|--|re|$(touch evil)||')
  })

  test.runIf(has('zsh'))('zsh completes, and evaluates nothing that was typed', () => {
    const call = `_describe() { print -l -- $suggestions }; words=(glasshouse 're' '$(touch evil)' ''); CURRENT=4; _glasshouse`
    const { stdout, stderr, asked } = inShell('zsh', `${scripts.zsh}\n${call}; print -- $_comps[glasshouse]; ls`)
    expect(stderr).toBe('')
    expect(stdout).toContain('run:run a thing: now\nreport:again\n_glasshouse\n')
    expect(stdout).not.toContain('evil')
    expect(asked).toBe('complete|--|re|$(touch evil)||')
  })

  test.runIf(has('fish'))('fish completes', () => {
    const { stdout, stderr } = inShell('fish', `${scripts.fish}\ncomplete -C 'glasshouse re'`)
    expect(stderr).toBe('')
    expect(stdout).toContain('report\tagain')
  })
})
