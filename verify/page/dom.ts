/// <reference lib="dom" />
/** Elements made one by one: no markup is ever read from a text, so nothing in a file can become a part of the page. */

type Child = Node | string | null | false

export interface Attributes {
  readonly [name: string]: string | boolean | ((event: Event) => void)
}

/** `on…`: a listener; true: an attribute without value; false: none. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value)
    else if (value === true) element.setAttribute(name, '')
    else if (value !== false) element.setAttribute(name, value)
  }
  put(element, ...children)
  return element
}

export function put(element: Element, ...children: readonly Child[]): void {
  for (const child of children) if (child !== null && child !== false) element.append(child)
}

/** What was typed, each paragraph of its own. */
export function prose(text: string): HTMLElement[] {
  return text
    .split(/\n+/u)
    .filter((one) => one.trim() !== '')
    .map((one) => el('p', {}, one))
}
