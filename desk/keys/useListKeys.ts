/** A list walked by j and k, opened by Enter or o, chosen from by x. Lines are links of the class `line`. */
import { useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import { choose, isChosen, toggle } from '../work/selection.ts'
import { paths } from '../paths.ts'
import { useKeys } from './useKeys.ts'

/** Where one was, so that coming back one stands there again. */
let last: string | null = null

export function useListKeys(place: { readonly current: HTMLElement | null }): void {
  const navigate = useNavigate()
  const links = () => [...(place.current?.querySelectorAll<HTMLAnchorElement>('a.line') ?? [])]
  const here = () => {
    const line = document.activeElement?.closest('li')?.querySelector<HTMLAnchorElement>('a.line')
    return line && place.current?.contains(line) ? line : null
  }
  const walk = (step: number) => {
    const all = links()
    const now = here()
    const at = now ? all.indexOf(now) : -1
    const next = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + step))]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  useKeys({
    down: () => walk(1),
    up: () => walk(-1),
    open: () => here()?.click(),
    select: () => {
      const number = here()?.dataset['number']
      if (number !== undefined) toggle(number)
    },
    select_all: () => {
      const numbers = links().flatMap((link) => link.dataset['number'] ?? [])
      choose(numbers, !numbers.every(isChosen))
    },
    acts: () => void navigate(paths.batch()),
  })
  const isBack = useRef(false)
  // The lines may come later than the list: at whichever drawing they are first there.
  useEffect(() => {
    const list = place.current
    if (!list || isBack.current) return
    isBack.current = true
    const line = last && list.querySelector<HTMLElement>(`a.line[data-number="${last}"]`)
    const isFree = document.activeElement === null || document.activeElement === document.body
    if (line && isFree) line.focus()
  })
  useEffect(() => {
    const remember = ({ target }: Event) => {
      const line = target instanceof Element ? target.closest<HTMLElement>('a.line') : null
      if (line) last = line.dataset['number'] ?? null
    }
    document.addEventListener('click', remember)
    return () => document.removeEventListener('click', remember)
  }, [])
}
