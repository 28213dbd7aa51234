/**
 * Exponentials and logarithms from additions, multiplications and divisions only. The language's own `Math.exp`
 * and its kin give different bits in different engines, and a run must not depend on who hosts it.
 * Accurate to about two units in the last place on the ranges used here.
 */
const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10
export const LN2 = 0.6931471805599453

/** 2 to a whole power, exact; 0 below the normal range, Infinity above. */
function twoTo(k: number): number {
  let result = 1
  const step = k < 0 ? 0.5 : 2
  for (let i = Math.abs(k); i > 0; i--) result *= step
  return result
}

/** e to the power x. */
export function exp(x: number): number {
  if (x !== x) return x
  if (x > 709.7) return Infinity
  if (x < -745) return 0
  const k = Math.floor(x / LN2 + 0.5)
  const r = x - k * LN2_HIGH - k * LN2_LOW
  let term = 1
  let sum = 1
  for (let i = 1; i <= 18; i++) {
    term = (term * r) / i
    const before = sum
    sum += term
    // each further term is less than an eighth of the one before, and would change nothing either
    if (sum === before && i > 1) break
  }
  return sum * twoTo(k)
}

/** Natural logarithm; NaN below 0, -Infinity at 0. */
export function log(x: number): number {
  if (x < 0 || x !== x) return NaN
  if (x === 0) return -Infinity
  if (x === Infinity) return Infinity
  let k = 0
  while (x > 1.4142135623730951) {
    x *= 0.5
    k++
  }
  while (x < 0.7071067811865476) {
    x *= 2
    k--
  }
  const s = (x - 1) / (x + 1)
  const s2 = s * s
  let power = s
  let sum = 0
  for (let i = 1; i <= 41; i += 2) {
    sum += power / i
    power *= s2
  }
  return 2 * sum + k * LN2_LOW + k * LN2_HIGH
}

/** Logarithm to base 2. */
export function log2(x: number): number {
  return log(x) / LN2
}

/** x to the power y, for x >= 0. */
export function pow(x: number, y: number): number {
  if (y === 0) return 1
  if (x === 0) return y > 0 ? 0 : Infinity
  return exp(y * log(x))
}
