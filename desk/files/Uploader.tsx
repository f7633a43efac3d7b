/** A field for photos and documents: each is sent and checked when it is chosen; the act names what was taken. */
import { Button } from 'antd'
import { createContext, useContext, useState } from 'react'
import type { FileShown, SpokenRefusal } from '../../src/api/index.ts'
import type { FilesField } from '../../src/kernel/index.ts'
import { Refused, sendFile } from '../api/http.ts'
import { textsOf } from '../fields/values.ts'
import { useWords } from '../words/index.ts'
import './files.css'

/** Only a form of one act takes files: many matters at once cannot share one. */
export const TakesFiles = createContext(false)

interface Props {
  readonly field: FilesField
  readonly id: string
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly refusal: SpokenRefusal | null
}

/** What they are called on this computer, for as long as the page lies open. The house never keeps it. */
const names = new Map<string, string>()

const ACCEPTED = 'image/jpeg,image/png,image/webp,image/gif,application/pdf'

export function Uploader(props: Props) {
  return useContext(TakesFiles) ? <Open {...props} /> : null
}

interface Fault {
  readonly name: string
  readonly words: string
}

function Open({ field, id, value, onChange, refusal }: Props) {
  const { t, say } = useWords()
  const [state, setState] = useState('')
  const [busy, setBusy] = useState(false)
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const chosen = textsOf(value)
  const nameOf = (file: string, index: number) =>
    names.get(file) ?? t('files_earlier', { n: index + 1 })

  async function take(files: readonly File[]) {
    setBusy(true)
    const taken = [...chosen]
    const refused: Fault[] = []
    for (const file of files) {
      setState(t('files_sending', { name: file.name }))
      try {
        if (taken.length >= field.max) throw new Full()
        const { id: made } = await sendFile<FileShown>('/files', file)
        names.set(made, file.name)
        taken.push(made)
        onChange([...taken])
        setState(t('files_taken', { name: file.name }))
      } catch (error) {
        const words =
          error instanceof Refused
            ? say(error.refusal.words)
            : error instanceof Full
              ? t('files_full', { max: field.max })
              : t('files_lost', { name: file.name })
        refused.push({ name: file.name, words })
        setState('')
      }
    }
    setFaults(refused)
    setBusy(false)
  }

  const by = [`${id}-hint`, ...(faults.length > 0 ? [`${id}-faults`] : [])].join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>
        {say(field.label)}
        <span className="quiet">（{t('optional')}）</span>
      </label>
      <p className="hint" id={`${id}-hint`}>
        {field.hint && say(field.hint)}
      </p>
      {chosen.length > 0 && (
        <ul className="files-chosen" aria-label={t('files_kept')}>
          {chosen.map((file, index) => (
            <li key={file}>
              <span>{nameOf(file, index)}</span>
              <Button
                type="text"
                size="small"
                aria-label={t('files_remove', { name: nameOf(file, index) })}
                onClick={() => onChange(chosen.filter((one) => one !== file))}
              >
                ×
              </Button>
            </li>
          ))}
        </ul>
      )}
      <input
        type="file"
        className="file-input"
        id={id}
        multiple
        accept={ACCEPTED}
        disabled={busy || chosen.length >= field.max}
        aria-describedby={by}
        aria-invalid={faults.length > 0 || refusal !== null}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          // The same file again is a choice again.
          event.target.value = ''
          void take(files)
        }}
      />
      {chosen.length >= field.max && <p className="hint">{t('files_full', { max: field.max })}</p>}
      <p className="hint" role="status">
        {state}
      </p>
      {(faults.length > 0 || refusal) && (
        <div className="fault" id={`${id}-faults`} role="alert">
          {refusal && <p>{say(refusal.words)}</p>}
          {faults.map(({ name, words }) => (
            <p key={name}>
              <strong>{name}</strong> {words}
            </p>
          ))}
        </div>
      )}
    </div>
  )
}

class Full extends Error {}
