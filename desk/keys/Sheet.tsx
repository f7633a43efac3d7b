/** A dialogue of the browser's own: it keeps the focus inside, closes by Esc, and gives the focus back. */
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'

interface Props {
  readonly label: string
  readonly className?: string
  readonly onClose: () => void
  readonly children: ReactNode
}

export function Sheet({ label, className = '', onClose, children }: Props) {
  const place = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = place.current
    const before = document.activeElement
    if (dialog && !dialog.open) dialog.showModal()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={place}
      className={`sheet ${className}`}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      // A press on the ground beside it is a press on the dialogue itself.
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose()
      }}
    >
      <div className="sheet-inside">{children}</div>
    </dialog>
  )
}
