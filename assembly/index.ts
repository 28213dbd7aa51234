/**
 * The fast kernel: stages of the tick that read compiled tables and know no scenario. The host (`src/engine/fast`) sets the
 * globals, which are addresses of columns and tables in the one memory that both share, and calls the stages.
 */
export * from './acts'
export * from './beside'
export * from './changed'
export * from './count'
export * from './doors'
export * from './draw'
export * from './entries'
export * from './entry'
export * from './shapes'
export * from './feelings'
export * from './friends'
export * from './now'
export * from './outcome'
export * from './place'
export * from './protest'
export * from './stand'
export * from './standing'
export * from './stocks'
export * from './sums'
export * from './terms'
