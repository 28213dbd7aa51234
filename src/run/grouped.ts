/** `1140000` as `1,140,000`: what the system's own way of saying it must first be loaded for, a few milliseconds long. */
export function grouped(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',')
}
