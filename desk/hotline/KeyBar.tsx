/** What can be done with the call, each with its key. */
import { Button } from 'antd'
import { useWords } from '../words/index.ts'

interface Props {
  readonly isAnswering: boolean
  readonly isSending: boolean
  readonly isTouched: boolean
  readonly onRegister: () => void
  readonly onEmergency: () => void
  readonly onAnswer: () => void
  readonly onClear: () => void
}

export function KeyBar({ isAnswering, isSending, isTouched, ...does }: Props) {
  const { t } = useWords()
  return (
    <div className="key-bar">
      <Button type="primary" size="large" htmlType="submit" loading={isSending}>
        {t(isAnswering ? 'register_answered' : 'register')} <kbd>Ctrl+Enter</kbd>
      </Button>
      <Button size="large" onClick={does.onAnswer} aria-pressed={isAnswering}>
        {t('answer_now')} <kbd>F8</kbd>
      </Button>
      <Button size="large" danger onClick={does.onEmergency}>
        {t('emergency_key')} <kbd>F9</kbd>
      </Button>
      {isTouched && (
        <Button type="link" onClick={does.onClear}>
          {t('clear_call')}
        </Button>
      )}
    </div>
  )
}
