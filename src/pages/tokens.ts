/**
 * How everything looks, public pages and desk alike: one file, so that one look cannot drift from
 * the other. White ground, dark ink, one deep teal for action, vermilion only for what is late or
 * wrong. Every pair of colours that carries text has a contrast of at least 4.5:1.
 */

export const colours = {
  ground: '#ffffff',
  /** Behind a group of things that belong together. */
  ground_soft: '#f4f7f7',
  ink: '#16232a',
  /** Beside the main thing: labels, times, explanations. */
  ink_quiet: '#4b5b63',
  line: '#d6dee1',
  /** The edge of what can be filled in: at least 3:1 against the ground (WCAG 1.4.11). */
  edge: '#7c8c94',
  teal: '#0b5a62',
  teal_deep: '#07434a',
  teal_soft: '#e5f0f0',
  vermilion: '#b8341b',
  vermilion_soft: '#fbeee9',
} as const

/** What a colour means in charts and marks, where there is more than one: from ink to light teal. */
export const series = ['#0b5a62', '#5f9ea0', '#9fb4ba', '#b8341b'] as const

export const fonts = {
  text: '"PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif',
  latin:
    'system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif',
  /** Receipts and numbers that are read out, letter by letter. */
  code: 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Noto Sans Mono", monospace',
} as const

/** Lengths in CSS pixels. */
export interface Sizes {
  readonly text: number
  readonly small: number
  readonly large: number
  readonly title: number
  readonly line_height: number
  /** The least height and width of whatever is pressed. */
  readonly target: number
  readonly space: number
  readonly radius: number
}

export const normal: Sizes = {
  text: 17,
  small: 15,
  large: 21,
  title: 30,
  line_height: 1.7,
  target: 48,
  space: 16,
  radius: 8,
}

/** Sizes of text that elder mode offers, in CSS pixels: from 18 to 30 (工信部 适老化通用设计规范). */
export const ELDER_TEXTS = [18, 21, 24, 27, 30] as const
export type ElderText = (typeof ELDER_TEXTS)[number]
export const ELDER_TEXT: ElderText = 21

/** Elder mode 长辈版: nothing below 18 px, targets of 60 px; titles grow less than text, to keep their line. */
export function elderSizes(text: ElderText): Sizes {
  return {
    text,
    small: Math.max(18, Math.round(text * 0.86)),
    large: Math.round(text * 1.22),
    title: Math.min(40, Math.round(text * 1.6)),
    line_height: 1.7,
    target: Math.max(60, text * 2.4),
    space: 20,
    radius: 10,
  }
}

/** The same as CSS variables; `.elder` on the root element switches the sizes, `.text-24` one step of them. */
export function cssVariables(): string {
  const lengths = (sizes: Sizes) =>
    Object.entries(sizes)
      .map(([name, value]) => `${variable(name)}:${value}${name === 'line_height' ? '' : 'px'}`)
      .join(';')
  const paints = Object.entries(colours).map(([name, value]) => `${variable(name)}:${value}`)
  const types = Object.entries(fonts).map(([name, value]) => `${variable(`font_${name}`)}:${value}`)
  const parts = series.map((value, index) => `--series-${index + 1}:${value}`)
  const steps = ELDER_TEXTS.filter((text) => text !== ELDER_TEXT).map(
    (text) => `.elder.text-${text}{${lengths(elderSizes(text))}}\n`,
  )
  return `:root{${[...paints, ...types, ...parts, lengths(normal)].join(';')}}\n.elder{${lengths(elderSizes(ELDER_TEXT))}}\n${steps.join('')}`
}

function variable(name: string): string {
  return `--${name.replaceAll('_', '-')}`
}
