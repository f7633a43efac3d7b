/** Under a list: how many are chosen, and the way to act on all of them. */
import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { paths } from '../paths.ts'
import { Keycap } from '../keys/Keycap.tsx'
import { useWords } from '../words/index.ts'
import { clearChosen, toggle, useChosen, useIsChosen } from './selection.ts'
import './work.css'

export function ChosenBar() {
  const { t } = useWords()
  const chosen = useChosen()
  const navigate = useNavigate()
  return (
    <div className="chosen-bar" role="status" hidden={chosen.length === 0}>
      {chosen.length > 0 && (
        <>
          <strong>{t('chosen', { count: chosen.length })}</strong>
          <Button type="primary" onClick={() => void navigate(paths.batch())}>
            {t('act_on_chosen')} <Keycap keys="a" />
          </Button>
          <Button onClick={clearChosen}>{t('clear_chosen')}</Button>
        </>
      )}
    </div>
  )
}

/** Beside each line. The line itself stays a link and nothing else. */
export function ChooseLine({ number, title }: { readonly number: string; readonly title: string }) {
  const { t } = useWords()
  const chosen = useIsChosen(number)
  return (
    <label className="choose-line">
      <input
        type="checkbox"
        checked={chosen}
        aria-label={t('choose_line', { title })}
        onChange={() => toggle(number)}
      />
    </label>
  )
}
