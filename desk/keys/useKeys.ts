/**
 * Binds the table of keys. Nothing is taken from whoever types, composes Chinese, or uses a key together
 * with Ctrl, Alt or ⌘; and single keys can be switched off (WCAG 2.1.4).
 */
import { useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { KEYS } from './table.ts'
import type { KeyId } from './table.ts'

export type Bound = Readonly<Partial<Record<KeyId, () => void>>>

/** What screens have bound; who came last is asked first. */
const bound: { readonly current: Bound }[] = []
const KEPT = 'desk-single-keys'
/** How long `g` waits for its second key, in milliseconds. */
const PATIENCE = 1_500

export function useKeys(keys: Bound): void {
  const latest = useRef(keys)
  latest.current = keys
  // Before the screen is painted: a key pressed the moment it is seen is not lost.
  useLayoutEffect(() => {
    bound.push(latest)
    return () => {
      bound.splice(bound.indexOf(latest), 1)
    }
  }, [])
}

/** Is somebody writing there? Boxes to tick and choices are not written into. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  const field = target.closest(
    'input, textarea, select, [contenteditable="true"], [role="combobox"]',
  )
  if (field instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button'].includes(field.type)
  return field !== null
}

let first = { key: '', at: 0 }

function onKey(event: KeyboardEvent): void {
  // 229: a key that an input method has taken; not every browser says isComposing.
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented || event.altKey) return
  const mod = event.ctrlKey || event.metaKey
  const pressed = mod ? `mod+${event.key.toLowerCase()}` : event.key
  if (!mod && (isTyping(event.target) || !singleKeys() || isModal())) return
  const sequence = event.timeStamp - first.at < PATIENCE ? `${first.key} ${pressed}` : ''
  first = { key: '', at: 0 }
  const line =
    KEYS.find(({ keys }) => keys.includes(sequence)) ??
    KEYS.find(({ keys }) => keys.includes(pressed))
  if (line) {
    const handler = bound.findLast(({ current }) => current[line.id])?.current[line.id]
    if (!handler) return
    event.preventDefault()
    handler()
    return
  }
  if (KEYS.some(({ keys }) => keys.some((key) => key.startsWith(`${pressed} `))))
    first = { key: pressed, at: event.timeStamp }
}

/** A dialogue has the keyboard to itself. */
function isModal(): boolean {
  return document.querySelector('dialog[open]') !== null
}

document.addEventListener('keydown', onKey)

const listeners = new Set<() => void>()

export function singleKeys(): boolean {
  return localStorage.getItem(KEPT) !== 'off'
}

export function switchSingleKeys(on: boolean): void {
  if (on) localStorage.removeItem(KEPT)
  else localStorage.setItem(KEPT, 'off')
  for (const listener of listeners) listener()
}

export function useSingleKeys(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, singleKeys)
}
