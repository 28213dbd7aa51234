/** The scheme as written: rules, grades, doors, safeguards, each with its evidence. */
import type { Context } from '../context.js'
import { html, type Child, type Markup } from '../html.js'
import type { Quantity } from '../../scenario/language/quantity.js'
import type { Evidence } from '../../scenario/schema/words.js'
import { pointsOnly } from '../../scenario/schema/figures.js'
import type { CompositeScore } from '../../scenario/schema/composite.js'
import type { Scenario } from '../../scenario/schema/scenario.js'
import { figuresOfRule, groundsOfRule } from '../../scenario/schema/figures.js'
import { chip, sourceLinks } from './evidence.js'
import { chapter } from './figure.js'
import { table } from './table.js'

/** The chapter that prints the scheme as the scenario writes it. */
export function schemeSection(context: Context): Markup {
  const words = context.words.appendix.scheme
  return chapter(
    'scheme',
    words.title,
    html`<h3>${words.rules}</h3>`,
    scores(context),
    rulesTable(context),
    html`<h3>${words.grades}</h3>`,
    gradesTable(context),
    html`<h3>${words.doors}</h3>`,
    doorsTable(context),
    html`<h3>${words.safeguards}</h3>`,
    safeguards(context),
    html`<h3>${words.reactions}</h3>`,
    reactions(context),
  )
}

/** What a block claims apart from its numbers, and how sure that is; nothing if the scenario does not say. */
function claim(context: Context, block: { evidence?: Evidence; source?: string | string[]; note?: string }): Child {
  const { evidence, source = [], note } = block
  return (
    evidence &&
    html`${chip(context, evidence)}
    ${sourceLinks(context, [source].flat())}${note && html` <span class="note">${note}</span>`}`
  )
}

function reactions(context: Context): Markup {
  const words = context.words.appendix.scheme
  const all = Object.values(context.input.scenario.reactions)
  if (all.length === 0) return html`<p>${words.noReaction}</p>`
  return html`<ul>
    ${all.map((each) => html`<li>${each.title}${words.reacts(context.f.span(each.after.value))} ${claim(context, each)}</li>`)}
  </ul>`
}

function scores(context: Context): Markup {
  const { input, f, words: all } = context
  const words = all.appendix.scheme
  return html`${Object.values(input.scenario.scores).map((score) => {
    const { title, lowest, highest } = score
    const { resets, given_per_year } = pointsOnly(score)
    const { expires } = score.kind === 'composite' ? score : pointsOnly(score)
    return html`<p>
        ${[
          score.kind === 'composite'
            ? words.refreshed(title, f.span(score.refreshed.value))
            : words.start(title, f.decimal(score.base.value, 0)),
          bounds(context, lowest, highest),
          expires ? words.expires(f.span(expires.value)) : words.neverExpires,
          resets && words.resets(f.span(resets.value)),
          given_per_year && words.givenPerYear(f.decimal(given_per_year.value, 0)),
        ]
          .filter(Boolean)
          .join(' ')}
        ${claim(context, score)}
      </p>
      ${score.kind === 'composite' && factorsTable(context, score)}`
  })}`
}

/** What a composite score is made of. */
function factorsTable(context: Context, { factors }: CompositeScore): Markup {
  const { f } = context
  const words = context.words.appendix.scheme
  return table(
    words.factorsCaption,
    [
      { title: words.factorColumns.factor },
      { title: words.factorColumns.weight, number: true },
      { title: words.factorColumns.from },
      { title: words.columns.evidence },
      { title: words.columns.source },
    ],
    Object.values(factors).map((factor) => [
      factor.title,
      f.share(factor.weight.value),
      factor.kind === 'points'
        ? words.fromTo(
            f.decimal(factor.worst.value, 0),
            f.decimal(factor.best.value, 0),
            f.decimal(factor.starts.value, 0),
          )
        : words.ofFriends(f.count(factor.friends.value)),
      chip(context, factor.weight.evidence),
      sourceLinks(context, factor.weight.source),
    ]),
  )
}

type Limit = Quantity | 'none' | undefined

function bounds(context: Context, lowest: Limit, highest: Limit): string {
  const words = context.words.appendix.scheme
  const number = (limit: Limit): string | undefined =>
    limit === undefined || limit === 'none' ? undefined : context.f.decimal(limit.value, 0)
  const [low, high] = [number(lowest), number(highest)]
  if (low !== undefined && high !== undefined) return words.bounds(low, high)
  if (low !== undefined) return words.atLeast(low)
  return high === undefined ? words.unbounded : words.atMost(high)
}

type Rule = Scenario['rules'][string]

function rulesTable(context: Context): Markup {
  const { input, words: all } = context
  const words = all.appendix.scheme
  const { columns } = words
  const rows = Object.entries(input.scenario.rules)
  const behaviours = input.scenario.behaviours
  return table(
    words.rulesCaption,
    [
      { title: columns.id },
      { title: columns.says },
      { title: columns.points, number: true },
      { title: columns.field },
      { title: columns.evidence },
      { title: columns.source },
    ],
    rows.map(([id, rule]) => {
      const first = groundsOfRule(rule)
      const field = behaviours[rule.behaviour]?.context
      return [
        id,
        html`${rule.title ?? context.behaviourTitle(rule.behaviour)}${inForce(context, rule)}${expiry(context, rule)}${limit(context, rule)}`,
        pointsText(context, rule),
        field ? all.fields[field] : '',
        chip(context, first.evidence),
        sourceLinks(context, first.source),
      ]
    }),
  )
}

function pointsText(context: Context, rule: Rule): string {
  const [minor, ordinary, serious] = figuresOfRule(rule).map(({ value }) => signed(context, value))
  return ordinary === undefined ? minor : context.words.appendix.scheme.bySeverity(minor, ordinary, serious)
}

function signed(context: Context, value: number): string {
  return value > 0 ? `+${context.f.decimal(value, 0)}` : context.f.decimal(value, 0)
}

function inForce(context: Context, { in_force }: Rule): Child {
  if (!in_force || (in_force.from === undefined && in_force.until === undefined)) return undefined
  const { until, fromDay, untilDay } = context.words.appendix.scheme
  const from = in_force.from === undefined ? '' : fromDay(context.f.day(in_force.from))
  const end = in_force.until === undefined ? '' : untilDay(context.f.day(in_force.until))
  return html` <span class="note">(${until(from, end)})</span>`
}

function expiry(context: Context, { expires }: Rule): Child {
  if (!expires) return undefined
  const spans = 'kind' in expires ? [expires] : [expires.minor, expires.ordinary, expires.serious]
  const text = spans.map((span) => context.f.span(span.value)).join(' / ')
  return html` <span class="note">(${context.words.appendix.scheme.expiresRule(text)})</span>`
}

function limit(context: Context, { given_per_year }: Rule): Child {
  if (!given_per_year) return undefined
  const points = context.f.decimal(given_per_year.value, 0)
  return html` <span class="note">(${context.words.appendix.scheme.limitRule(points)})</span>`
}

function gradesTable(context: Context): Markup {
  const { input, f, words: all } = context
  const words = all.appendix.scheme
  const { grades } = input.scenario
  if (!grades) return html`<p>${words.noGrades}</p>`
  const rows = Object.values(grades.bands).map((band, g) => [
    context.grades[g].title,
    band.from ? f.decimal(band.from.value, 0) : all.numbers.nothing,
    band.to ? f.decimal(band.to.value, 0) : all.numbers.nothing,
    evidenceOf(context, band.from ?? band.to),
  ])
  return html`<p>${words.regraded(f.span(grades.regraded.value))}</p>
    ${table(
      words.gradesCaption,
      [
        { title: words.grade },
        { title: words.from, number: true },
        { title: words.to, number: true },
        { title: words.columns.evidence },
      ],
      rows,
    )}`
}

function evidenceOf(context: Context, quantity: Quantity | undefined): Child {
  return (
    quantity &&
    html`${chip(context, quantity.evidence)} ${quantity.source.length > 0 && sourceLinks(context, quantity.source)}`
  )
}

function doorsTable(context: Context): Markup {
  const { doors, grades, words: all } = context
  const words = all.appendix.scheme
  if (doors.length === 0) return html`<p>${words.noDoors}</p>`
  return table(
    words.doorsCaption,
    [
      { title: words.doorColumns.door },
      { title: words.doorColumns.field },
      { title: words.doorColumns.anyway, number: true },
      ...grades.map(({ title }) => ({ title })),
      { title: words.columns.evidence },
    ],
    doors.map(([, door]) => [
      door.title,
      all.fields[door.context],
      door.refused_anyway.text,
      ...grades.map(({ id }) => {
        const treatment = Object.hasOwn(door.treatment, id) ? door.treatment[id] : undefined
        return treatment ? `${all.treatments[treatment.kind]}, ${treatment.refused.text}` : words.asUsual
      }),
      evidenceOf(context, Object.values(door.treatment)[0]?.refused ?? door.refused_anyway),
    ]),
  )
}

function safeguards(context: Context): Markup {
  const { input, f, words: all } = context
  const words = all.appendix.scheme
  const { notice, appeal, review, repair, cap, context_wall, consent, access } = input.scenario.safeguards
  const lines: Child[] = [
    notice?.on ? html`${words.told(f.share(notice.told.value))} ${evidenceOf(context, notice.told)}` : words.notTold,
    appeal?.on
      ? html`${words.appeal(
          f.span(appeal.decided_after.value),
          f.share(appeal.upheld_if_wrong.value),
          f.share(appeal.upheld_if_right.value),
        )}
        ${evidenceOf(context, appeal.upheld_if_wrong)}`
      : words.noAppeal,
    access?.on && html`${words.access(f.decimal(access.asked.value, 2))} ${evidenceOf(context, access.asked)}`,
    appeal?.on &&
      appeal.within &&
      html`${words.within(f.span(appeal.within.value))} ${evidenceOf(context, appeal.within)}`,
    notice?.on &&
      notice.downgrades &&
      html`${words.downgrades(f.share(notice.downgrades.value))} ${evidenceOf(context, notice.downgrades)}`,
    review?.on &&
      html`${words.review(
        f.share(review.reviewed.value),
        f.share(review.drops_wrong.value),
        f.share(review.drops_right.value),
      )}
      ${evidenceOf(context, review.drops_wrong)}`,
    repair?.on &&
      html`${words.repair(f.share(repair.taken_up.value), f.share(repair.gives_back.value), f.span(repair.after.value))}
      ${evidenceOf(context, repair.taken_up)}`,
    cap?.on && html`${words.cap(f.decimal(cap.taken_per_year.value, 0))} ${evidenceOf(context, cap.taken_per_year)}`,
    context_wall?.on && words.contextWall,
    consent?.on &&
      html`${words.consent(f.share(consent.given.value))} ${consent.stops_charges && words.nothingKept}
      ${evidenceOf(context, consent.given)}`,
    ![review, repair, cap, context_wall, consent].some((each) => each?.on) && words.missing,
  ]
  return html`${lines.filter(Boolean).map((each) => html`<p>${each}</p>`)}`
}
