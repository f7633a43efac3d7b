import { describe, expect, it } from 'vitest'
import { colours, cssVariables, ELDER_TEXTS, elderSizes, normal, series } from './tokens.ts'

/** Relative luminance and contrast, WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

describe('tokens', () => {
  const { ground, ground_soft, ink, ink_quiet, teal, teal_deep, teal_soft } = colours
  const { vermilion, vermilion_soft, edge } = colours

  it.each([
    ['ink', ink, ground],
    ['ink on soft', ink, ground_soft],
    ['quiet ink', ink_quiet, ground],
    ['quiet ink on soft', ink_quiet, ground_soft],
    ['teal', teal, ground],
    ['teal on its own soft', teal, teal_soft],
    ['white on teal', ground, teal],
    ['white on deep teal', ground, teal_deep],
    ['vermilion', vermilion, ground],
    ['vermilion on its own soft', vermilion, vermilion_soft],
    ['white on vermilion', ground, vermilion],
  ])('text is readable: %s', (_name, one, other) => {
    expect(contrast(one, other)).toBeGreaterThanOrEqual(4.5)
  })

  it('edges of inputs can be seen', () => {
    expect(contrast(edge, ground)).toBeGreaterThanOrEqual(3)
  })

  it('elder mode keeps the norm: 18 to 30 px of text, 60 px targets', () => {
    expect(Math.min(...ELDER_TEXTS)).toBe(18)
    expect(Math.max(...ELDER_TEXTS)).toBe(30)
    for (const text of ELDER_TEXTS) {
      const sizes = elderSizes(text)
      expect(Math.min(sizes.text, sizes.small)).toBeGreaterThanOrEqual(18)
      expect(sizes.target).toBeGreaterThanOrEqual(60)
      expect(sizes.line_height).toBeGreaterThanOrEqual(1.3)
      expect(cssVariables()).toContain(`--text:${text}px`)
    }
    expect(normal.target).toBeGreaterThanOrEqual(44)
  })

  it('gives every token to the style sheet', () => {
    const css = cssVariables()
    for (const value of [...Object.values(colours), ...series]) expect(css).toContain(value)
    expect(css).toMatch(/\.elder\{--text:21px/)
  })
})
