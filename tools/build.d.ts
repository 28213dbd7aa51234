/** Whether dist/ is older than what it is made of. */
export function isStale(): boolean
/** Builds if needed; `messages` are the compiler's if it found errors. */
export function build(always?: boolean): Promise<{ ok: boolean; messages: string }>
