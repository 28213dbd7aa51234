export function compileKernel(): Buffer
export function sourceOf(bytes: Buffer): string
