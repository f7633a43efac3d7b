/** Words of the page on messages that leave. */
import type { Words } from '../../src/kernel/index.ts'

export const deliveryWords = {
  delivery: { zh: '消息发送', en: 'Messages' },
  delivery_channels: { zh: '渠道', en: 'Ways out' },
  channel_mail: { zh: '邮件', en: 'Mail' },
  channel_sms: { zh: '短信', en: 'Text message' },
  channel_wechat: { zh: '微信', en: 'WeChat' },
  channel_none: { zh: '未发出', en: 'Not sent' },
  channel_works: { zh: '正常', en: 'Works' },
  channel_off: { zh: '没有设置', en: 'Not set up' },
  channel_waits: { zh: '暂停，{{until}} 再试', en: 'Paused, next try {{until}}' },
  last_sent: { zh: '最近发出 {{at}}', en: 'last sent {{at}}' },
  never_sent: { zh: '还没有发过', en: 'nothing sent yet' },
  none_set_up: {
    zh: '还没有设置任何渠道：消息都在等，不会丢，超过七天的不再发。怎么设置见《运维手册》“消息”一节。',
    en: 'No way out is set up yet: messages wait and are not lost; what is older than seven days is not sent. See “Messages” in the operations manual.',
  },
  messages_waiting: { zh: '等待发出', en: 'Waiting' },
  messages_no_channel: { zh: '其中没有渠道可发', en: 'of these without a way out' },
  messages_dead: { zh: '没有送到', en: 'Not delivered' },
  dead_letters: { zh: '没有送到的', en: 'Not delivered' },
  no_dead_letters: { zh: '没有送不到的消息。', en: 'Nothing failed for good.' },
  to_resident: { zh: '诉求人', en: 'A resident' },
  to_proof: { zh: '验证码', en: 'A code' },
  by_channel: { zh: '渠道', en: 'By' },
  tries: { zh: '试了 {{count}} 次', en: 'tried {{count}}×' },
  retry_message: { zh: '再发', en: 'Send again' },
  retry_all: { zh: '全部再发', en: 'Send all again' },
  give_up_message: { zh: '放弃', en: 'Give up' },
  revived: { zh: '{{count}} 条重新等待发出。', en: '{{count}} wait to be sent again.' },
  more_letters: { zh: '再看一些', en: 'Show more' },
  sent_in_days: { zh: '近 {{count}} 天', en: 'The last {{count}} days' },
  outcome_sent: { zh: '已发出', en: 'Sent' },
  outcome_dead: { zh: '没有送到', en: 'Not delivered' },
  outcome_ended: { zh: '不必再发', en: 'No longer needed' },
  nothing_counted: { zh: '这几天没有消息。', en: 'No messages in these days.' },
  work_contacts: { zh: '工作联系方式', en: 'Contacts at work' },
  work_contacts_note: {
    zh: '有新待办时通知到哪里。通知里只说“有事等您处理”，不写任何事项的内容。没有登记的人只在工作台上看到。',
    en: 'Where officials are told that something waits. Nothing of any matter is in it. Whoever is not listed sees it on the desk only.',
  },
  set_work_contact: { zh: '登记工作联系方式', en: 'Set a contact at work' },
  contact_address: { zh: '邮箱、手机号或微信 openid', en: 'Mail, mobile number or WeChat openid' },
  remove_work_contact: { zh: '删除', en: 'Remove' },
  voices_verified: {
    zh: '已核实 {{verified}}，未核实 {{unverified}}',
    en: '{{verified}} verified, {{unverified}} not',
  },
  alarm_title: { zh: '消息发不出去', en: 'Messages do not leave' },
  alarm_since: { zh: '从 {{at}} 起', en: 'since {{at}}' },
  alarm_look: { zh: '去看看', en: 'Have a look' },
} satisfies Record<string, Words>

/** What a reason's code means to whoever has to mend it. */
const REASONS: Readonly<Record<string, Words>> = {
  mail_login: {
    zh: '邮件服务器不接受账号或密码，可能已过期',
    en: 'the mail server refuses the account or its password; it may have expired',
  },
  mail_tls: {
    zh: '邮件服务器的证书不可信',
    en: 'the certificate of the mail server is not trusted',
  },
  sms_key: {
    zh: '短信平台不接受密钥，可能已过期',
    en: 'the provider of text messages refuses the key; it may have expired',
  },
  wechat_token: { zh: '微信不接受令牌', en: 'WeChat refuses the access token' },
  wechat_no_json: { zh: '回答的不是微信接口', en: 'what answers is not the interface of WeChat' },
  settings_unreadable: { zh: '设置文件读不懂', en: 'the settings cannot be read' },
  no_other_way: { zh: '没有别的渠道可发', en: 'there is no other way' },
  no_channel: { zh: '没有渠道可发', en: 'no way out is set up' },
  interrupted: { zh: '发送时反复中断', en: 'interrupted again and again' },
  fault: { zh: '本系统的问题，见日志', en: 'a fault of this program, see the log' },
}

export function reasonWords(code: string | null): Words {
  const known = code === null ? undefined : REASONS[code]
  if (known) return known
  const [, setting] = /^settings_(.+)$/.exec(code ?? '') ?? []
  if (setting) return { zh: `设置有误：${setting}`, en: `wrongly set up at ${setting}` }
  const [, , answer] = /^(mail|sms|wechat)_(\d+)$/.exec(code ?? '') ?? []
  if (answer) return { zh: `对方回答 ${answer}`, en: `the other side answered ${answer}` }
  const [, , line] = /^(mail|sms|wechat)_(\w+)$/.exec(code ?? '') ?? []
  if (line) return { zh: `连不上（${line}）`, en: `cannot be reached (${line})` }
  return { zh: code ?? '', en: code ?? '' }
}
