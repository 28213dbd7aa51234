/** What the language knows of a source: only that it exists; see ../bibliography.ts for the rest. */
export type Bibliography = Record<string, object>
