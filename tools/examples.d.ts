/** An example file of docs/files/. */
export interface Example {
  path: string
  scenario: string
  id: number
  options: string[]
}
export const RESIDENTS: number
export const examples: Example[]
/** Lives the society of an example and prints its file as the command does. */
export function printed(example: Example): Promise<string>
