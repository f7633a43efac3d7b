/** To those who save lives, with one digit. */
import { useEffect, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import { useChoices } from '../api/queries.ts'
import { useWords } from '../words/index.ts'

interface Props {
  readonly onConnect: (channel: string, words: string) => void
  readonly onClose: () => void
}

/** Lines that are no emergency have other numbers; these four are one digit from each other. */
const LINES = ['110', '119', '120', '122']

export function Emergency({ onConnect, onClose }: Props) {
  const { t, say } = useWords()
  const choices = useChoices()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const channels = LINES.flatMap((phone) => {
    const channel = choices.data?.channels.find((one) => one.phone === phone)
    return channel ? [{ ...channel, phone }] : []
  })
  /** Closed first: then the cursor is again where it was. */
  const connect = (channel: string, words: string) => {
    dialog.current?.close()
    onConnect(channel, words)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const channel = channels[Number(event.key) - 1]
    if (!channel || event.ctrlKey || event.altKey) return
    event.preventDefault()
    connect(channel.id, `${channel.phone} ${say(channel.words)}`)
  }
  return (
    <dialog
      ref={dialog}
      className="emergency"
      aria-labelledby="emergency"
      onKeyDown={onKeyDown}
      onClose={onClose}
    >
      <h2 id="emergency">{t('emergency_title')}</h2>
      <ul>
        {channels.map(({ id, words, phone }, n) => (
          <li key={id}>
            <button
              type="button"
              className="offer"
              onClick={() => connect(id, `${phone} ${say(words)}`)}
            >
              <kbd>{n + 1}</kbd>
              <span className="what">
                <strong>{phone}</strong> <span>{say(words)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className="hint">{t('emergency_note')}</p>
      <button type="button" className="key-button" onClick={() => dialog.current?.close()}>
        <kbd>Esc</kbd> {t('cancel')}
      </button>
    </dialog>
  )
}
