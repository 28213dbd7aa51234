/** What is on its way in the community at hand; see `entries.ts` of the engine. */

/** Puts an entry on its way. */
@external('host', 'push')
export declare function push(
  due: i32,
  kind: i32,
  who: i32,
  behaviour: i32,
  points: i32,
  flags: i32,
  luck: i32,
  life: i32,
): void
