/**
 * What was typed survives a failed send, a reload and a wrong click: it lies in this tab's own
 * storage until it is sent or thrown away, and ends with the tab.
 */
import { useEffect, useState } from 'react'

export type Values = Readonly<Record<string, unknown>>

export interface Draft {
  readonly values: Values
  /** Makes sure that sending twice does it once; it stays with what was typed. */
  readonly key: string
}

const PREFIX = 'draft '

export function useDraft(name: string, first: Values = {}) {
  const [touched, setTouched] = useState(false)
  const [draft, setDraft] = useState<Draft>(
    () => readDraft(name) ?? { values: first, key: newKey() },
  )
  useEffect(() => {
    // What the form itself filled in is no draft of anybody's.
    if (touched) {
      sessionStorage.setItem(PREFIX + name, JSON.stringify(draft))
    }
  }, [name, draft, touched])
  return {
    draft,
    touched: touched || hasDraft(name),
    setValues: (values: Values) => {
      setTouched(true)
      setDraft((before) => ({ ...before, values }))
    },
    /** A key that was used for something else gives way to a new one. */
    renewKey: () => setDraft((before) => ({ ...before, key: newKey() })),
    drop: () => {
      sessionStorage.removeItem(PREFIX + name)
      setTouched(false)
      setDraft({ values: first, key: newKey() })
    },
  }
}

export function hasDraft(name: string): boolean {
  return sessionStorage.getItem(PREFIX + name) !== null
}

/** Another person at the same tab must not find it. */
export function dropAllDrafts(): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(PREFIX)) sessionStorage.removeItem(key)
  }
}

function readDraft(name: string): Draft | null {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + name) ?? 'null') as Draft | null
  } catch {
    return null
  }
}

function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
