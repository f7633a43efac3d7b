/** What surrounds every screen: language, look, what was read, where one is. */
import { QueryClientProvider } from '@tanstack/react-query'
import { ConfigProvider } from 'antd'
import enGB from 'antd/locale/en_GB'
import zhCN from 'antd/locale/zh_CN'
import { useEffect, useMemo, useState } from 'react'
import { RouterProvider } from 'react-router/dom'
import { queryClient } from './api/queries.ts'
import { router } from './routes.tsx'
import { theme } from './theme.ts'
import { keepLanguage, keptLanguage, SpeechContext } from './words/index.ts'

/** The page's policy lets in only styles that carry this. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? ''

export function App() {
  const [language, setLanguage] = useState(keptLanguage)
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    keepLanguage(language)
  }, [language])
  const speech = useMemo(() => ({ language, setLanguage }), [language])
  return (
    <SpeechContext value={speech}>
      <ConfigProvider
        button={{ autoInsertSpace: false }}
        csp={{ nonce }}
        theme={theme}
        locale={language === 'zh' ? zhCN : enGB}
      >
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </ConfigProvider>
    </SpeechContext>
  )
}
