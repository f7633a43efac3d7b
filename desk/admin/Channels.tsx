/** Emergency numbers and the channels the law provides beside this house. */
import { send } from '../api/http.ts'
import { useWords } from '../words/index.ts'
import { AdminForm } from './AdminForm.tsx'
import { AdminScreen } from './AdminScreen.tsx'
import type { RulesRead } from './reading.ts'
import { useMay, useRules } from './reading.ts'

export function Channels() {
  const { t } = useWords()
  const rules = useRules()
  const may = useMay()
  return (
    <AdminScreen title="channels" query={rules} readOnly={!may('system')}>
      <p className="quiet">{t('channels_lead')}</p>
      {rules.data && may('system') && <SetChannel rules={rules.data} />}
      {rules.data && <ChannelList rules={rules.data} />}
    </AdminScreen>
  )
}

const KINDS = ['emergency', 'statutory'] as const

function SetChannel({ rules }: { readonly rules: RulesRead }) {
  const { t } = useWords()
  return (
    <AdminForm
      name="channel"
      title="set_channel"
      fields={[
        { name: 'code', label: 'code_of', type: 'text' },
        {
          name: 'kind',
          label: 'channel_kind',
          type: 'pick',
          options: KINDS.map((kind) => ({ value: kind, label: t(`${kind}_channel`) })),
        },
        { name: 'nameZh', label: 'name_zh', type: 'text' },
        { name: 'nameEn', label: 'name_en', type: 'text' },
        { name: 'phone', label: 'phone', type: 'text' },
        { name: 'what', label: 'channel_what', type: 'lines' },
        { name: 'url', label: 'web_address', type: 'text' },
        { name: 'from', label: 'effective_from', type: 'day' },
        { name: 'reason', label: 'reason', type: 'text' },
      ]}
      first={{ kind: 'statutory', from: rules.day }}
      send={({ nameZh, nameEn, phone, what, url, ...values }) =>
        send('POST', '/admin/rules/channels', {
          ...values,
          name: { zh: nameZh ?? '', en: nameEn ?? '' },
          what: { zh: what ?? '', en: what ?? '' },
          phone: phone || null,
          url: url || null,
        })
      }
    />
  )
}

function ChannelList({ rules }: { readonly rules: RulesRead }) {
  const { t, say } = useWords()
  return KINDS.map((kind) => (
    <section key={kind}>
      <h2>{t(`${kind}_channel`)}</h2>
      <ul className="rows">
        {rules.channels
          .filter((channel) => channel.kind === kind)
          .map((channel) => (
            <li key={channel.code}>
              <strong>{say(channel.name)}</strong> {channel.phone}{' '}
              <span className="quiet">
                {channel.code} · {say(channel.what)}
              </span>
            </li>
          ))}
      </ul>
    </section>
  ))
}
