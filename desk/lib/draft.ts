/**
 * What was typed survives a failed send, a reload, a wrong click and a session that ran out: it lies in
 * this tab's own storage until it is sent or thrown away, and ends with the tab. It belongs to one
 * person: whoever signs in after them in the same tab does not find it.
 */
import { useEffect, useRef, useState } from 'react'

export type Values = Readonly<Record<string, unknown>>

export interface Draft {
  readonly values: Values
  /** Makes sure that sending twice does it once; it stays with what was typed. */
  readonly key: string
}

const PREFIX = 'draft '
const OWNER = 'drafts of'

export function useDraft(name: string, first: Values = {}) {
  const [touched, setTouched] = useState(false)
  const [draft, setDraft] = useState<Draft>(
    () => readDraft(name) ?? { values: first, key: newKey() },
  )
  const channel = useOtherWindow(name, draft, touched || hasDraft(name), (values) => {
    setTouched(true)
    setDraft((before) => ({ ...before, values }))
  })
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
      channel.tell({ values })
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

interface Message {
  readonly person: string
  readonly name: string
  /** Absent: somebody asks what is written elsewhere. */
  readonly values?: Values
}

/** The same form in another window of the same browser and person shows the same words. */
function useOtherWindow(
  name: string,
  draft: Draft,
  touched: boolean,
  onHear: (values: Values) => void,
) {
  const latest = useRef({ draft, touched, onHear })
  latest.current = { draft, touched, onHear }
  const open = useRef<BroadcastChannel | null>(null)
  useEffect(() => {
    const channel = new BroadcastChannel('desk drafts')
    open.current = channel
    channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
      if (data.name !== name || data.person !== owner()) return
      if (data.values !== undefined) latest.current.onHear(data.values)
      else if (latest.current.touched)
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel reaches our own origin only
        channel.postMessage({ person: owner(), name, values: latest.current.draft.values })
    })
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel reaches our own origin only
    if (!latest.current.touched) channel.postMessage({ person: owner(), name })
    return () => {
      open.current = null
      channel.close()
    }
  }, [name])
  return {
    tell: ({ values }: { readonly values: Values }) =>
      open.current?.postMessage({ person: owner(), name, values }),
  }
}

/** Fills a form that is opened next: whoever opens it looks it over. What was typed there before stays. */
export function keepDraft(name: string, values: Values): void {
  if (hasDraft(name)) return
  sessionStorage.setItem(PREFIX + name, JSON.stringify({ values, key: newKey() } satisfies Draft))
}

export function hasDraft(name: string): boolean {
  return sessionStorage.getItem(PREFIX + name) !== null
}

function owner(): string {
  return sessionStorage.getItem(OWNER) ?? ''
}

/** Whoever signs in: what somebody else left in this tab is thrown away. */
export function draftsBelongTo(person: string): void {
  if (owner() === person) return
  if (owner() !== '') dropAllDrafts()
  sessionStorage.setItem(OWNER, person)
}

/** Another person at the same tab must not find it. */
export function dropAllDrafts(): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(PREFIX) || key === OWNER) sessionStorage.removeItem(key)
  }
}

function readDraft(name: string): Draft | null {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + name) ?? 'null') as Draft | null
  } catch {
    return null
  }
}

export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
