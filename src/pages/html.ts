/**
 * Templates escape what they are given; markup made by a template is marked as such, so that
 * forgetting the mark shows tags on the screen and can never let them through. The indentation
 * of templates is for whoever writes them and is not sent.
 */
import { html as template } from 'ghtml'

/** Markup that is safe to show as it is. */
export class Markup {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

export type Part = Markup | string | number | null | false | undefined | readonly Part[]

const squeezed = new WeakMap<TemplateStringsArray, readonly string[]>()

/** Escapes every text; puts in markup, and lists of it, as they are; leaves out what is not there. */
export function html(literals: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const kept = squeezed.get(literals) ?? literals.map((one) => one.replaceAll(/\n\s+/g, '\n'))
  squeezed.set(literals, kept)
  return new Markup(
    kept.reduce((before, literal, index) => before + shown(parts[index - 1]) + literal),
  )
}

function shown(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (part instanceof Markup) return part.text
  if (typeof part === 'object') return part.map(shown).join('')
  return template`${String(part)}`
}

/** Several paragraphs or lines as they were typed: a blank line parts paragraphs. */
export function prose(text: string): Markup {
  const paragraphs = text.split(/\n\s*\n/u).filter((one) => one.trim() !== '')
  return html`${paragraphs.map(
    (one) =>
      html`<p>${one.split('\n').map((line, at) => [at > 0 && new Markup('<br>'), line])}</p>`,
  )}`
}

/**
 * Says of somebody's own words that they are not in the language of the page, so that they are read
 * aloud in their own. Told by their script alone: Chinese signs, or none at all.
 */
export function spokenIn(language: 'zh' | 'en', text: string): Part {
  const isChinese = /\p{Script=Han}/u.test(text)
  if (language === 'en') return isChinese && html` lang="zh-CN"`
  return !isChinese && /\p{Script=Latin}{3}/u.test(text) && html` lang="en"`
}
