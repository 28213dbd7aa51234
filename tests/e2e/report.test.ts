/** The report of a real run in a real browser: seen, read aloud, on a phone, on paper, without network or script. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { realReport } from '../report/realRun.js'

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
const quiet = [
  'disable-gpu',
  'disable-quic',
  'no-first-run',
  'disable-background-networking',
  'disable-component-update',
  'disable-sync',
]
const desk = { width: 1360, height: 900 }
const phone = { width: 360, height: 740 }

describe.skipIf(!existsSync(executablePath))('the report in a browser', () => {
  let browser: Browser
  let folder: string
  let file: string

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'glasshouse-report-'))
    file = join(folder, 'report.html')
    writeFileSync(file, await realReport('suining-2010-grades-kept', { residents: 20_000, ticks: 30 }))
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', ...quiet.map((flag) => `--${flag}`)] })
  }, 180_000)

  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function open(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: desk, ...options })
    const page = await context.newPage()
    await page.goto(`file://${file}`)
    return page
  }

  it('asks nothing of any network, breaks no policy and throws nothing', async () => {
    const page = await (await browser.newContext({ viewport: desk })).newPage()
    const trouble: string[] = []
    page.on('request', (request) => void (/^(?:file|data):/.test(request.url()) || trouble.push(request.url())))
    page.on('console', (message) => trouble.push(message.text()))
    page.on('pageerror', (error) => trouble.push(error.message))
    await page.goto(`file://${file}`)
    await page.emulateMedia({ media: 'print' })
    expect(trouble).toEqual([])
  })

  it('stays small', async () => {
    const { statSync } = await import('node:fs')
    expect(statSync(file).size).toBeLessThan(1_500_000)
  })

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const viewport of [desk, phone]) {
      it(`can be used by everybody: ${colorScheme}, ${viewport.width} pixels`, async () => {
        const page = await open({ colorScheme, viewport })
        // rows of a table are alike: a few of each are enough, and hundreds take minutes
        await page.evaluate(() => {
          for (const each of document.querySelectorAll('details')) each.open = true
          for (const list of document.querySelectorAll('tbody, ul'))
            [...list.children].slice(4).forEach((row) => row.remove())
          for (const table of document.querySelectorAll('table'))
            [...table.tBodies].slice(3).forEach((body) => body.remove())
        })
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([])
      }, 120_000)
    }
  }

  it('fits a phone: nothing sticks out, and no label is smaller than 11 pixels', async () => {
    const page = await open({ viewport: phone })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
    const sizes = await page.evaluate(() =>
      [...document.querySelectorAll('svg.narrow')].map((svg) => {
        const scale = svg.getBoundingClientRect().width / (svg as SVGSVGElement).viewBox.baseVal.width
        const texts = [...svg.querySelectorAll('text')].map(
          (text) => Number.parseFloat(getComputedStyle(text).fontSize) * scale,
        )
        return Math.min(...texts)
      }),
    )
    expect(sizes.length).toBeGreaterThan(8)
    for (const size of sizes) expect(size).toBeGreaterThanOrEqual(11)
  })

  it('shows each figure once, the one that fits', async () => {
    for (const [viewport, shown, hidden] of [
      [desk, 'wide', 'narrow'],
      [phone, 'narrow', 'wide'],
    ] as const) {
      const page = await open({ viewport })
      expect(await page.locator(`svg.${hidden}:visible`).count()).toBe(0)
      expect(await page.locator(`svg.${shown}:visible`).count()).toBeGreaterThan(8)
    }
  })

  it('works without script', async () => {
    const page = await open({ javaScriptEnabled: false })
    const first = page.locator('details.numbers').first()
    expect(await first.locator('table').first().isVisible()).toBe(false)
    await first.locator('summary').click()
    expect(await first.locator('table').first().isVisible()).toBe(true)
  })

  it('lets the keyboard skip to the report, and shows where it is', async () => {
    const page = await open()
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement
      const { outlineStyle, outlineWidth } = getComputedStyle(element)
      return { text: element.textContent, left: element.getBoundingClientRect().left, outlineStyle, outlineWidth }
    })
    expect(focused).toMatchObject({ text: 'Skip to the report', outlineStyle: 'solid', outlineWidth: '3px' })
    expect(focused.left).toBeGreaterThanOrEqual(0)
  })

  it('keeps the badge in sight while one reads', async () => {
    const page = await open({ viewport: phone })
    await page.evaluate(() => window.scrollTo({ top: 9000, behavior: 'instant' }))
    const box = await page.locator('.bar a').boundingBox()
    expect(box!.y).toBeGreaterThanOrEqual(0)
    expect(box!.y).toBeLessThan(60)
  })

  it('prints with its tables open and in dark ink on light paper', async () => {
    const page = await open({ colorScheme: 'dark' })
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    expect(await page.locator('details.numbers table').first().isVisible()).toBe(true)
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(29, 31, 33)')
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  }, 120_000)
})
