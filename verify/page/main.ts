/// <reference lib="dom" />
/** Where the page begins: inside a page of the city, or alone as a saved file, which makes its own frame. */
import { el } from './dom.ts'
import { type Given, givenIn, sayer } from './given.ts'
import { type Kept, tool } from './tool.ts'

const root = document.querySelector<HTMLElement>('#verify')
if (root) start(root)

function start(element: HTMLElement): void {
  const given = givenIn(element)
  const kept: Kept = { inputs: [], policy: given.policy, tooBig: [] }
  if (!given.alone) element.replaceChildren(tool(given, kept))
  else showAlone(element, given, kept)
}

/** The saved file can be read in either language and size. */
function showAlone(element: HTMLElement, given: Given, kept: Kept): void {
  const say = sayer(given.language)
  const html = document.documentElement
  html.lang = given.language === 'zh' ? 'zh-CN' : 'en'
  document.title = `${say('title')} · ${say('name')}`
  const isElder = html.classList.contains('elder')
  const turn = () =>
    showAlone(element, { ...given, language: given.language === 'zh' ? 'en' : 'zh' }, kept)
  const resize = () => {
    html.classList.toggle('elder')
    showAlone(element, given, kept)
  }
  const other = given.language === 'zh' ? 'en' : 'zh-CN'
  element.replaceChildren(
    el('a', { class: 'skip', href: '#main' }, say('skip')),
    el(
      'header',
      { class: 'top' },
      el(
        'div',
        { class: 'wide' },
        el('span', { class: 'name' }, say('name')),
        el(
          'div',
          { class: 'views' },
          el(
            'button',
            { type: 'button', class: 'as-link', onclick: resize },
            say(isElder ? 'normal' : 'elder'),
          ),
          el(
            'button',
            { type: 'button', class: 'as-link', lang: other, onclick: turn },
            say('language'),
          ),
        ),
      ),
    ),
    el(
      'main',
      { id: 'main', tabindex: '-1' },
      el(
        'div',
        { class: 'narrow stack' },
        el('h1', {}, say('title')),
        el('p', { class: 'lead' }, say('lead')),
        tool(given, kept),
        el(
          'section',
          { class: 'stack', 'aria-labelledby': 'proves' },
          el('h2', { id: 'proves' }, say('proves')),
          el(
            'ul',
            { class: 'dots' },
            ...(['proves_1', 'proves_2', 'proves_3'] as const).map((name) =>
              el('li', {}, say(name)),
            ),
          ),
        ),
      ),
    ),
  )
}
