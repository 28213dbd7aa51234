/** What the YAML parser complains about, in plain words. */
import type { ErrorCode } from 'yaml'
import type { Message } from './message.js'
import { syntaxMessages as say } from './messages/syntax.js'

/**
 * @param code what the parser calls the mistake
 * @param detail the parser's own words, used only to tell mistakes with the same code apart
 */
export function syntaxMessage(code: ErrorCode, detail: string): Message {
  switch (code) {
    case 'TAB_AS_INDENT':
      return say.tab()
    case 'MULTIPLE_DOCS':
      return say.severalDocuments()
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
    case 'KEY_OVER_1024_CHARS':
      return say.twoColons()
    case 'BAD_INDENT':
      return detail.startsWith('Flow') ? say.unclosed(detail.includes('}') ? '}' : ']') : say.indent()
    case 'MISSING_CHAR':
      if (detail.includes('quote')) return say.unclosed(detail.includes('"') ? '"' : "'")
      if (detail.includes('end with')) return say.unclosed(detail.includes('}') ? '}' : ']')
      return detail.includes('map') ? say.noColon() : say.missingCharacter()
    case 'BAD_SCALAR_START':
      return say.badStart()
    case 'BAD_DQ_ESCAPE':
      return say.badEscape()
    case 'RESOURCE_EXHAUSTION':
      return say.exhausted()
    default:
      return say.unreadable()
  }
}
