/** A workbook is chosen, looked at row by row, and written only when somebody confirms it. */
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { Link } from 'react-router'
import type { PlanPreview, PlanRowShown } from '../../src/api/index.ts'
import { download, sendFile, sendForFile } from '../api/http.ts'
import { queryClient } from '../api/queries.ts'
import { newKey } from '../lib/draft.ts'
import { paths } from '../paths.ts'
import { Said } from '../shell/Said.tsx'
import { useTitle } from '../shell/useTitle.ts'
import { useWords } from '../words/index.ts'
import './plan.css'

const MEBIBYTE = 1_048_576
/** As the house takes it; what is larger is not even sent. */
const MOST_MB = 20

export function Bringing() {
  const { t, language } = useWords()
  useTitle(t('bring_title'))
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File | null>(null)
  const look = useMutation({
    mutationFn: (chosen: File) => sendFile<PlanPreview>('/plan/preview', chosen),
  })
  const write = useMutation({
    mutationFn: ({ chosen, digest }: { chosen: File; digest: string }) =>
      sendFile<PlanPreview>(`/plan/import?digest=${digest}`, chosen),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['matters'] }),
  })
  const out = useMutation({ mutationFn: () => download('/plan/export', { language }, 'plan.xlsx') })
  const isTooLarge = file !== null && file.size > MOST_MB * MEBIBYTE
  const choose = (chosen: File | undefined) => {
    if (!chosen) return
    write.reset()
    look.reset()
    setFile(chosen)
    if (chosen.size <= MOST_MB * MEBIBYTE) look.mutate(chosen)
    // The same file, mended, can be chosen again.
    if (input.current) input.current.value = ''
  }
  const shown = write.data ?? look.data
  return (
    <div className="screen">
      <div className="head">
        <h1>{t('bring_title')}</h1>
        <p className="quiet">{t('bring_lead')}</p>
      </div>
      <p>
        <Link to={paths.plan()}>{t('bring_back')}</Link>
      </p>
      <div
        className="bring-drop"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault()
          choose(event.dataTransfer.files[0])
        }}
      >
        <input
          ref={input}
          id="bring-file"
          className="unseen-input"
          type="file"
          accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onChange={(event) => choose(event.target.files?.[0])}
        />
        <label className="bring-choose" htmlFor="bring-file">
          {t('bring_choose')}
        </label>
        {file && <span className="bring-name">{file.name}</span>}
        <Button type="link" loading={out.isPending} onClick={() => out.mutate()}>
          {t('bring_template')}
        </Button>
      </div>
      {look.isPending && <p role="status">{t('bring_reading', { name: file?.name ?? '' })}</p>}
      {isTooLarge && (
        <p className="fault" role="alert">
          {t('bring_too_large', {
            name: file.name,
            size: Math.ceil(file.size / MEBIBYTE),
            mb: MOST_MB,
          })}
        </p>
      )}
      <Said error={look.error ?? write.error ?? out.error} />
      {shown && file && (
        <Preview
          key={shown.digest}
          shown={shown}
          file={file}
          isWriting={write.isPending}
          onConfirm={() => write.mutate({ chosen: file, digest: shown.digest })}
        />
      )}
    </div>
  )
}

interface PreviewProps {
  readonly shown: PlanPreview
  readonly file: File
  readonly isWriting: boolean
  readonly onConfirm: () => void
}

function Preview({ shown, file, isWriting, onConfirm }: PreviewProps) {
  const { t, language } = useWords()
  const { counts, kept } = shown
  const findings = useMutation({
    mutationFn: async () => {
      const form = new FormData()
      form.append('file', file)
      const { blob } = await sendForFile(`/plan/findings?language=${language}`, form, newKey())
      const link = document.createElement('a')
      link.href = URL.createObjectURL(blob)
      link.download = file.name.replace(
        /(\.xlsx)?$/iu,
        language === 'zh' ? '-核对.xlsx' : '-findings.xlsx',
      )
      link.click()
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
    },
  })
  const some = { make: counts.make, change: counts.change }
  const toWrite = counts.make + counts.change
  return (
    <div>
      <p role="status" className="bring-counts">
        {kept ? t('bring_done', some) : t('bring_counts', { ...counts })}
      </p>
      {shown.unread.length > 0 && (
        <p className="hint">{t('bring_unread', { names: shown.unread.join('、') })}</p>
      )}
      {counts.refuse > 0 && (
        <p className="fault" role="alert">
          {t('bring_refused', { count: counts.refuse })}
        </p>
      )}
      {counts.refuse === 0 && toWrite === 0 && <p>{t('bring_nothing')}</p>}
      <div className="form-end">
        {!kept && counts.refuse === 0 && toWrite > 0 && (
          <Button type="primary" size="large" loading={isWriting} onClick={onConfirm}>
            {t('bring_confirm', some)}
          </Button>
        )}
        {counts.refuse > 0 && (
          <Button size="large" loading={findings.isPending} onClick={() => findings.mutate()}>
            {t('bring_findings')}
          </Button>
        )}
        {kept && <Link to={paths.plan()}>{t('bring_back')}</Link>}
      </div>
      <Said error={findings.error} />
      <Rows shown={shown} />
    </div>
  )
}

function Rows({ shown: { rows, counts } }: { readonly shown: PlanPreview }) {
  const { t } = useWords()
  const [all, setAll] = useState(counts.same < 20)
  const total = counts.make + counts.change + counts.same + counts.refuse
  const seen = all ? rows : rows.filter(({ outcome }) => outcome !== 'same')
  return (
    <>
      <h2 className="bring-rows">{t('bring_rows')}</h2>
      {total > rows.length && <p className="hint">{t('bring_cut', { count: rows.length })}</p>}
      {counts.same >= 20 && (
        <label className="radio">
          <input type="checkbox" checked={all} onChange={() => setAll(!all)} />
          {t('bring_all')}
        </label>
      )}
      <div className="scroll" tabIndex={0} role="region" aria-label={t('bring_rows')}>
        <table className="bring-table">
          <thead>
            <tr>
              <th scope="col">{t('bring_row')}</th>
              <th scope="col">{t('bring_code')}</th>
              <th scope="col">{t('bring_what')}</th>
              <th scope="col">{t('bring_outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {seen.map((row) => (
              <Row key={`${row.sheet} ${row.row}`} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

const OUTCOMES = {
  make: 'bring_make',
  change: 'bring_change',
  same: 'bring_same',
  refuse: 'bring_refuse',
} as const

function Row({ row }: { readonly row: PlanRowShown }) {
  const { t, say } = useWords()
  return (
    <tr>
      <td>
        {row.sheet} {row.row}
      </td>
      <td>{row.code}</td>
      <td>{row.title}</td>
      <td>
        <strong className={`bring-${row.outcome}`}>{t(OUTCOMES[row.outcome])}</strong>
        {row.changes.length > 0 && (
          <ul>
            {row.changes.map(({ column, from, to }) => (
              <li key={column.en}>
                {say(column)}：<del>{from}</del> → <ins>{to}</ins>
              </li>
            ))}
          </ul>
        )}
        {row.findings.length > 0 && (
          <ul>
            {row.findings.map(({ cell, column, words }) => (
              <li key={`${cell} ${words.en}`}>
                {cell !== null && <span className="number">{cell}</span>} {column && say(column)}{' '}
                {say(words)}
              </li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  )
}
