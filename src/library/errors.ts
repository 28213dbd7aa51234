/** Which errors are the user's to put right. */

/**
 * Whether an error says that something in the input is wrong: a mistake in a file, a folder that is taken, too little
 * memory. Its message is meant for the user. Everything else is a defect of the library, or the system's.
 */
export function isInputError(error: unknown): error is Error {
  return error instanceof Error && error.name === 'InputError'
}

/** Whether work was stopped from outside through its signal. */
export function isInterrupted(error: unknown): error is Error {
  return error instanceof Error && error.name === 'Interrupted'
}
