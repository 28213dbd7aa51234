/** Numbers, durations and sizes in words, the same on every machine. */
import { grouped } from '../../run/grouped.js'

/** A rough number: `950`, `41.2 thousand`, `68.4 million`, `1.4 billion`. */
export function rough(value: number): string {
  for (const [size, word] of [
    [1e9, 'billion'],
    [1e6, 'million'],
    [1e3, 'thousand'],
  ] as const) {
    // 999,999 is a million, not 1000.0 thousand
    if (value >= size * 0.99995) return `${significant(value / size)} ${word}`
  }
  return significant(value)
}

/** Three significant digits without an exponent: `0.123`, `4.56`, `78.9`, `123`. */
export function significant(value: number): string {
  if (value === 0) return '0'
  return Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)))
}

/** Seconds as a person says them: `0.4 s`, `12 s`, `3 min 5 s`, `2 h 10 min`. */
export function spell(seconds: number): string {
  if (seconds < 10) return `${significant(Math.round(seconds * 10) / 10)} s`
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} s`
  const minutes = Math.floor(whole / 60)
  if (minutes < 60) return whole % 60 === 0 ? `${minutes} min` : `${minutes} min ${whole % 60} s`
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** A guess of seconds: what is over at once is not called 0 s. */
export function guess(seconds: number): string {
  return seconds < 1 ? 'less than a second' : `about ${spell(seconds < 10 ? Math.round(seconds) : seconds)}`
}

/** Bytes as `512 bytes`, `24 MB`, `1.4 GB`; a MB is a million bytes. */
export function size(bytes: number): string {
  for (const [unit, word] of [
    [1e9, 'GB'],
    [1e6, 'MB'],
    [1e3, 'kB'],
  ] as const) {
    if (bytes >= unit * 0.9995) return `${significant(bytes / unit)} ${word}`
  }
  return `${Math.round(bytes)} bytes`
}

/** `1 rule`, `38 rules`, `2 communities`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`
}

/** A share between 0 and 1 as `3.4 %`; what is above zero never reads `0 %`. */
export function percent(share: number): string {
  if (share > 0 && share < 0.0005) return 'less than 0.1 %'
  return `${significant(Math.round(share * 1000) / 10)} %`
}
