/** A letter for each of several choices: pressed once they are shown, it chooses. */
import { useLayoutEffect, useState } from 'react'
import { isTyping, singleKeys } from './useKeys.ts'

const LETTERS = 'asdfghjklqwertyuiopzxcvbnm'

export function useLetters(choices: readonly (() => void)[], always = false) {
  const [asked, setAsked] = useState(false)
  const on = always ? singleKeys() : asked
  useLayoutEffect(() => {
    if (!on) return undefined
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.keyCode === 229 || isTyping(event.target)) return
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === 'Escape') setAsked(false)
      const chosen = event.key.length === 1 ? choices[LETTERS.indexOf(event.key)] : undefined
      if (!chosen && event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      setAsked(false)
      chosen?.()
    }
    document.addEventListener('keydown', onKey, { capture: true })
    return () => document.removeEventListener('keydown', onKey, { capture: true })
  })
  return {
    on,
    begin: () => setAsked(true),
    letterOf: (index: number): string | null => (on ? (LETTERS[index] ?? null) : null),
  }
}
