/** What the operating system means when it refuses a file, in plain words. */

const words: Record<string, (path: string) => string> = {
  ENOENT: (path) => `there is no file or folder ${path}`,
  EACCES: (path) => `no permission for ${path}`,
  EPERM: (path) => `no permission for ${path}`,
  EROFS: (path) => `${path} is on a disk that can only be read`,
  EEXIST: (path) => `${path} exists already`,
  ENOTEMPTY: (path) => `${path} exists already and is not empty`,
  EISDIR: (path) => `${path} is a folder, but a file is needed`,
  ENOTDIR: (path) => `${path} is a file, but a folder is needed`,
  ENOSPC: (path) =>
    `the disk is full, so ${path} could not be written; free some space or choose another folder with --out`,
  EDQUOT: (path) => `your disk quota is used up, so ${path} could not be written`,
  EFBIG: (path) => `${path} grew larger than this disk allows`,
  EMFILE: () => 'too many files are open at once; close other programs or raise the limit (ulimit -n)',
  ENFILE: () => 'this machine has too many files open at once; close other programs',
  ENAMETOOLONG: (path) => `the name ${path} is too long for this disk`,
  ELOOP: (path) => `${path} is a link that leads back to itself`,
  EIO: (path) => `the disk could not read or write ${path}; it may be broken`,
  ERR_WORKER_OUT_OF_MEMORY: () => 'the machine has not enough memory; use fewer --residents or fewer --threads',
}

/** The words for a refusal of the operating system, or nothing if the error is something else. */
export function fileTrouble(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const { code, path, dest, syscall } = error as NodeJS.ErrnoException & { dest?: string }
  if (code === 'ENOENT' && syscall === 'mkdir') return `no folder can be made at ${path}; choose another with --out`
  // making a folder, and there is a file of that name on the way to it
  const meant = code === 'EEXIST' && syscall === 'mkdir' ? 'ENOTDIR' : code
  const say = meant === undefined ? undefined : words[meant]
  return say?.(dest ?? path ?? 'the file')
}
