import { useWords } from '../words/index.ts'

export function LanguageSwitch() {
  const { language, setLanguage, t } = useWords()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <button type="button" className="plain" lang={other} onClick={() => setLanguage(other)}>
      {t('other_language')}
    </button>
  )
}
