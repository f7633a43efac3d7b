/** Templates where one writes: a picker that fills the text from the matter. */
import { Button, Input } from 'antd'
import { createContext, useContext, useState } from 'react'
import { Sheet } from '../keys/Sheet.tsx'
import { Failed } from '../shell/Failed.tsx'
import { useWords } from '../words/index.ts'
import { useTemplates } from './queries.ts'
import './work.css'

/** Fills a template for where it is put; null: texts here take no templates. */
export type Filling = ((body: string, path: string) => string) | null

export const FillingContext = createContext<Filling>(null)

interface Props {
  readonly path: string
  readonly onPick: (text: string) => void
  readonly onClose: () => void
}

export function useFilling(): Filling {
  return useContext(FillingContext)
}

export function TemplatePicker({ path, onPick, onClose }: Props) {
  const { t, say } = useWords()
  const filling = useFilling()
  const templates = useTemplates()
  const [typed, setTyped] = useState('')
  const all = (templates.data ?? []).filter(
    (one) => one.state === 'active' && `${one.name} ${one.body}`.includes(typed.trim()),
  )
  const pick = (body: string) => {
    onPick(filling ? filling(body, path) : body)
    onClose()
  }
  return (
    <Sheet label={t('template_pick')} className="picking" onClose={onClose}>
      <h2>{t('template_pick')}</h2>
      {templates.isError && <Failed again={templates.refetch} />}
      <Input
        aria-label={t('template_find')}
        placeholder={t('template_find')}
        value={typed}
        autoFocus
        onChange={(event) => setTyped(event.target.value)}
        onPressEnter={(event) => {
          event.preventDefault()
          const [first] = all
          if (first && !event.nativeEvent.isComposing) pick(first.body)
        }}
      />
      {templates.isSuccess && all.length === 0 && <p className="none">{t('template_none')}</p>}
      <ul className="template-list">
        {all.map((one) => (
          <li key={one.id}>
            <button type="button" onClick={() => pick(one.body)}>
              <strong>{one.name}</strong>
              {!one.isOwn && <span className="quiet"> {say(one.unitWords)}</span>}
              <span className="template-body">{filling ? filling(one.body, path) : one.body}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="form-end">
        <Button onClick={onClose}>{t('key_close')}</Button>
      </div>
    </Sheet>
  )
}
