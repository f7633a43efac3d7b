/** A file as it came: for a reason, which the resident reads. */
import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { MatterPage } from '../../src/api/index.ts'
import { sendForFile } from '../api/http.ts'
import { queryClient } from '../api/queries.ts'
import { newKey } from '../lib/draft.ts'
import { Said } from '../shell/Said.tsx'
import { useWords } from '../words/index.ts'
import { useFileName } from './Files.tsx'

/** It has a panel of its own beside the files that it opens. */
export const OPEN_ORIGINAL = 'open_original'

export function Original({ matter }: { readonly matter: MatterPage }) {
  const { t } = useWords()
  const act = matter.acts.find(({ name }) => name === OPEN_ORIGINAL)
  if (matter.files.length === 0 || !act || act.refusal) return null
  return (
    <section className="panel" aria-labelledby="original">
      <h2 id="original">{t('file_originals')}</h2>
      <OpenOriginal matter={matter} />
    </section>
  )
}

function OpenOriginal({ matter }: { readonly matter: MatterPage }) {
  const { t } = useWords()
  const nameOf = useFileName()
  const [reason, setReason] = useState('')
  const [file, setFile] = useState(matter.files[0]?.id ?? '')
  const [key, setKey] = useState(newKey)
  const opening = useMutation({
    mutationFn: () => {
      const path = `/matters/${encodeURIComponent(matter.number)}/files/${file}/original`
      return sendForFile(path, { reason }, key)
    },
    onSuccess: ({ blob, name }) => {
      save(blob, name)
      setReason('')
      setKey(newKey())
      void queryClient.invalidateQueries({ queryKey: ['matters', 'one', matter.number] })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!opening.isPending) opening.mutate()
  }
  return (
    <details>
      <summary>{t('file_original')}</summary>
      <form onSubmit={submit}>
        <p className="hint" id="original-note">
          {t('file_original_note')}
        </p>
        <fieldset className="field">
          <legend>{t('file_original_which')}</legend>
          <div className="radios">
            {matter.files.map((one, index) => (
              <label key={one.id} className="radio">
                <input
                  type="radio"
                  name="original"
                  checked={file === one.id}
                  onChange={() => setFile(one.id)}
                />
                {nameOf(one, index)}
              </label>
            ))}
          </div>
        </fieldset>
        <div className="field">
          <label htmlFor="original-reason">{t('open_reason')}</label>
          <Input
            id="original-reason"
            aria-describedby="original-note"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        <Said error={opening.error} />
        <Button htmlType="submit" loading={opening.isPending}>
          {t('file_original_open')}
        </Button>
      </form>
    </details>
  )
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
