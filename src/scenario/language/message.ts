/** What one message says, before it is known where. */
export interface Message {
  /** A short name of the mistake that tests and tools can rely on, for example `unknown-key`. */
  code: string
  /** What is wrong and why, in plain words, without a full stop at the end. */
  message: string
  /** What was read. */
  found?: string
  /** What may stand there. */
  allowed?: string
  /** What to do. */
  hint?: string
}
