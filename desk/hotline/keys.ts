/** Keys of the hotline screen. They hold wherever the cursor is, and each stands on the screen. */
import { useEffect, useRef } from 'react'

export interface HotlineKeys {
  /** Alt+1 to Alt+9: what stands at the right, from top to bottom. */
  readonly onOffer: (place: number) => void
  readonly onRegister: () => void
  readonly onEmergency: () => void
  readonly onAnswer: () => void
  readonly onEscape: () => void
  /** Alt and a letter at the left of the keyboard, where the hand lies. */
  readonly onField: (field: FieldKey) => void
}

export const FIELD_KEYS = {
  KeyQ: 'text',
  KeyA: 'asks',
  KeyW: 'place',
  KeyZ: 'name',
  KeyX: 'phone',
  KeyC: 'category',
  KeyV: 'danger',
  KeyB: 'accuses',
} as const

export type FieldKey = (typeof FIELD_KEYS)[keyof typeof FIELD_KEYS]

export function useHotlineKeys(keys: HotlineKeys | null): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const to = latest.current
      if (to === null || event.isComposing || isDialogOpen()) return
      const act = actOf(event, to)
      if (act === null) return
      event.preventDefault()
      event.stopPropagation()
      act()
    }
    document.addEventListener('keydown', onKey, { capture: true })
    return () => document.removeEventListener('keydown', onKey, { capture: true })
  }, [])
}

function isDialogOpen(): boolean {
  return document.querySelector('dialog[open]') !== null
}

function actOf(event: KeyboardEvent, to: HotlineKeys): (() => void) | null {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return to.onRegister
  if (event.ctrlKey || event.metaKey || event.shiftKey) return null
  if (!event.altKey) {
    if (event.key === 'F9') return to.onEmergency
    if (event.key === 'F8') return to.onAnswer
    // Closing a list of places or a picker comes first: they stop the key themselves.
    return event.key === 'Escape' && !isExpanded(event.target) ? to.onEscape : null
  }
  // By the key's place: with Alt some keyboards write another sign.
  const [, digit] = /^(?:Digit|Numpad)([1-9])$/u.exec(event.code) ?? []
  if (digit !== undefined) return () => to.onOffer(Number(digit))
  const field = FIELD_KEYS[event.code as keyof typeof FIELD_KEYS]
  return field === undefined ? null : () => to.onField(field)
}

function isExpanded(target: EventTarget | null): boolean {
  return target instanceof Element && target.getAttribute('aria-expanded') === 'true'
}
