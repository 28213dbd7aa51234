import { CommanderError } from 'commander'
import { describe, expect, test } from 'vitest'
import { ending } from '../../src/cli/ending.js'
import { Interrupted } from '../../src/run/errors.js'
import { fakeTerminal } from './fakeTerminal.js'

function end(error: unknown, debug = false) {
  const terminal = fakeTerminal()
  const status = ending(error, terminal, debug)
  expect(terminal.out.text).toBe('')
  return { status, said: terminal.err.text }
}

const systemError = (code: string, path: string) => Object.assign(new Error(`${code}: syscall`), { code, path })

describe('how the command ends', () => {
  test('help that was asked for is no failure; a wrong option is', () => {
    expect(end(new CommanderError(0, 'commander.helpDisplayed', '(outputHelp)'))).toEqual({ status: 0, said: '' })
    expect(end(new CommanderError(1, 'commander.unknownOption', 'unknown'))).toEqual({ status: 2, said: '' })
  })

  test('wrong input: its own words, status 2, no stack', () => {
    const error = Object.assign(new Error('there is no scenario "x"'), { name: 'InputError' })
    expect(end(error)).toEqual({ status: 2, said: 'glasshouse: there is no scenario "x"\n' })
    expect(end(error, true).said).toContain('ending.test')
  })

  test('mistakes in a file begin with the place', () => {
    const error = Object.assign(new Error('x.yaml:3:5  no unit'), { name: 'InputError', problems: [{}] })
    expect(end(error).said).toBe('x.yaml:3:5  no unit\n')
  })

  test('an interruption says how far it got', () => {
    expect(end(new Interrupted(7, 60))).toEqual({
      status: 130,
      said: 'glasshouse: stopped after 7 of 60 ticks; nothing was kept\n',
    })
  })

  test.each([
    ['ENOENT', 'there is no file or folder /data/x'],
    ['EACCES', 'no permission for /data/x'],
    ['ENOSPC', 'the disk is full'],
    ['EROFS', 'can only be read'],
    ['ENOTDIR', '/data/x is a file, but a folder is needed'],
  ])('%s of the disk is the user’s to put right', (code, words) => {
    const { status, said } = end(systemError(code, '/data/x'))
    expect(status).toBe(2)
    expect(said).toContain(words)
    expect(said).not.toContain('syscall')
  })

  test('a file where a folder should be made', () => {
    const error = Object.assign(systemError('EEXIST', '/data/x'), { syscall: 'mkdir' })
    expect(end(error).said).toContain('/data/x is a file, but a folder is needed')
    expect(end(systemError('EEXIST', '/data/x')).said).toContain('/data/x exists already')
  })

  test('a place where no folder can be made', () => {
    const error = Object.assign(systemError('ENOENT', '/proc/x'), { syscall: 'mkdir' })
    expect(end(error).said).toContain('no folder can be made at /proc/x; choose another with --out')
  })

  test('a defect says that it is ours, without a stack unless asked', () => {
    const { status, said } = end(new TypeError('x is undefined'))
    expect(status).toBe(1)
    expect(said).toContain('defect of glasshouse')
    expect(said).toContain('TypeError: x is undefined')
    expect(said).toContain(process.version)
    expect(said).toContain('GLASSHOUSE_DEBUG=1')
    expect(said).not.toContain('ending.test')
    expect(end(new TypeError('x is undefined'), true).said).toContain('ending.test')
  })

  test('an unknown code of the system is ours too, and so is something thrown that is no error', () => {
    expect(end(systemError('EUNHEARD', '/x')).status).toBe(1)
    expect(end('just a text').said).toContain('just a text')
  })
})
